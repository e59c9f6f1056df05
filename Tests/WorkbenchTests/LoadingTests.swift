import Analysis
import GatingCore
import ScreenKit
import Testing
import Workbench

@Suite struct LoadingTests {
  private func session() throws -> Session {
    let table = Session.marrowTable
    return try Session([table, table, table], isLazy: true)
  }

  @Test func theSampleOnTheScreenIsLoadedFirst() throws {
    var session = try session()
    #expect(session.wanted == ["a", "b", "c"].map { SampleID($0) })
    #expect(session.screen.textRows.contains { $0.contains("loading 0 %; ^X stops") })
    try session.press("]")
    #expect(session.wanted == ["b", "c", "a"].map { SampleID($0) })
    session.send(.loaded(SampleID("b"), fraction: 0.4))
    #expect(session.screen.textRows.contains { $0.contains("loading 40 %") })
    #expect(session.questions == 0, "nothing is asked of a sample that is not there")
    session.load("b")
    #expect(session.model.answer?.eventCount == 20_000)
    #expect(!session.screen.textRows.contains { $0.contains("loading") })
    try session.press("[")
    #expect(session.wanted == ["a", "c"].map { SampleID($0) })
  }

  @Test func loadingIsStoppedAndTakenUpAgain() throws {
    var session = try session()
    try session.press("<c-x>")
    #expect(session.wanted == [])
    #expect(session.screen.textRows.contains { $0.contains("not loaded; R loads it") })
    try session.press("<c-x>")
    #expect(session.messageLine == " Nothing is being loaded.")
    try session.press("R")
    #expect(session.wanted.count == 3)
    session.load("a")
    #expect(session.model.answer != nil)
  }

  @Test func aSampleThatCannotBeLoadedSaysWhyAndTheOthersGoOn() throws {
    var session = try session()
    session.send(.unloadable(SampleID("a"), "a.fcs: the file changed"))
    #expect(session.messageLine == " a.fcs: the file changed")
    try session.press("]")
    session.load("b")
    #expect(session.model.answer != nil)
    try session.press("[")
    #expect(session.messageLine == " a.fcs: the file changed")
    try session.press("R")
    #expect(!session.wanted.contains(SampleID("a")))
  }

  @Test func theListIsSearchedByTyping() throws {
    var session = try session()
    session.load("a")
    try session.press("S")
    let rows = session.screen.textRows
    #expect(rows.contains { $0.contains("a.fcs  20,000 events") && !$0.contains("loading") })
    #expect(rows.contains { $0.contains("c.fcs  20,000 events, loading 0 %") })
    try session.press("c.f<ret>")
    #expect(session.model.sample == SampleID("c"))
    try session.press("Sq<ret>")
    #expect(session.messageLine.contains("No sample matches q."))
  }
}
