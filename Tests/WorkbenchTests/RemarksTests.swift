import Analysis
import GatingCore
import ScreenKit
import TestSupport
import Testing
import Workbench

@Suite struct RemarksTests {
  private func session() throws -> Session {
    try Session(
      [Session.marrowTable, Session.marrowTable],
      .init(
        name: "s",
        gates: [
          Gate(
            id: "g", name: "Cells", parent: nil,
            geometry: .rectangle(
              RectangleGate([.init(Dimension(parameter: "FSC-A"), Interval(minimum: 20_000))])))
        ]), keeping: Keeping(.on))
  }

  @Test func aSampleIsLeftOutWithAReasonAndTakenInAgain() throws {
    var session = try session()
    try session.press("E<ret>")
    #expect(session.messageLine.contains("Say why in a few words, or Esc."))
    try session.press("clot<ret>")
    #expect(session.messageLine == " a.fcs is left out of exports; u undoes.")
    #expect(session.model.history.analysis.exclusions == [SampleID("a"): "clot"])
    #expect(session.screen.textRows[0].contains(" excluded · exact · 1 edit"))
    expectSnapshot(of: session.screen, named: "excluded-80x24")
    for keys in ["c", "Cl", "Ct"] {
      try session.press(keys)
      #expect(session.messageLine == " a.fcs is excluded (clot); E takes it in again.")
    }
    #expect(session.model.mode == .browse && session.copies.isEmpty)
    try session.press("S")
    #expect(session.screen.textRows.contains { $0.contains("events, excluded: clot") })
    try session.press("<esc>]")
    #expect(!session.screen.textRows[0].contains("excluded"))
    try session.press("[E")
    #expect(session.model.history.analysis.exclusions.isEmpty)
    try session.press("u")
    #expect(session.model.history.analysis.exclusions == [SampleID("a"): "clot"])
    try session.press("2u")
    #expect(session.model.history.analysis.exclusions.isEmpty)
    #expect(session.kept == session.model.history.log)
  }

  @Test func aPopulationAndASampleAreNotedOf() throws {
    var session = try session()
    try session.press("alate tube<ret><down>adim in this run<ret>")
    let notes = session.model.history.analysis.notes
    #expect(notes[.sample(SampleID("a"))] == "late tube")
    #expect(notes[.population("g", Session.strategyID)] == "dim in this run")
    #expect(session.screen.textRows.contains { $0.contains("note: dim in this run") })
    expectSnapshot(of: session.screen, named: "noted-80x24")
    try session.press("<up>")
    #expect(session.screen.textRows.contains { $0.contains("note: late tube") })
    // The note is there to be changed, and goes when it is emptied.
    try session.press("a, warm<ret>")
    #expect(session.model.history.analysis.notes[.sample(SampleID("a"))] == "late tube, warm")
    try session.press("a<c-u><ret>")
    #expect(session.messageLine == " Removed the note on a.fcs; u undoes.")
    let count = session.model.history.log.count
    try session.press("a<ret><down>a<ret>a<esc>")
    #expect(session.model.history.log.count == count)
  }

  @Test func aChangedFileIsAcceptedWithAReason() throws {
    var session = try session()
    let id = SampleID("a")
    try session.press("A")
    #expect(session.messageLine == " a.fcs has no changed file to accept.")
    let panel = Session.marrowTable.panel
    session.send(
      .changed(
        id,
        ChangedFile(
          path: "a.fcs", file: SampleFile(size: 1, sha256: "cd"), eventCount: 20_000, panel: panel))
    )
    session.send(.unloadable(id, "It is another file."))
    #expect(session.messageLine == " It is another file. A accepts it with a reason.")
    try session.press("Aexported anew<ret>")
    #expect(session.model.history.analysis.sample(id)?.file?.sha256 == "cd")
    #expect(session.renewed.map(\.file?.sha256) == ["cd"])
    #expect(
      session.kept.contains(.reason("the changed file of a.fcs is accepted: exported anew")))
    #expect(session.kept == session.model.history.log)
    try session.press("A")
    #expect(session.messageLine == " a.fcs has no changed file to accept.")
  }

  @Test func whatCouldNotBeLoadedIsTriedAgain() throws {
    var session = try Session([Session.marrowTable], isLazy: true)
    session.send(.unloadable(SampleID("a"), "It is not there."))
    #expect(session.wanted == [SampleID("a")])
    session.send(.resized(Size(columns: 80, rows: 24)))
    try session.press("R")
    #expect(session.model.loading[SampleID("a")] == .running(fraction: 0))
    session.send(.located(SampleID("a"), path: "/new/a.fcs"))
    session.load("a")
    #expect(session.model.loading.isEmpty)
    #expect(session.messageLine.contains("a.fcs was found at /new/a.fcs."))
  }

  @Test func aLockedAnalysisRefusesRemarks() throws {
    var session = try session()
    try session.press("tlreview<ret><esc>E")
    #expect(session.model.history.analysis.exclusions.isEmpty)
    #expect(session.messageLine.contains("locked (review)"))
  }

  @Test func anyTwoEntriesAreCompared() throws {
    var session = try session()
    try session.press("<down>r<c-u>All cells<ret>Eclot<ret>t<space>")
    #expect(session.screen.textRows.joined().contains("Compared with entry"))
    try session.press("10k")
    expectSnapshot(of: session.screen, named: "compare-80x24")
    try session.press("<space>")
    #expect(!session.screen.textRows.joined().contains("From entry"))
  }
}
