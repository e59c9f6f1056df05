import Analysis
import GatingCore
import ScreenKit
import TestSupport
import Testing
import Workbench

@Suite struct DescriptionTests {
  private func session() throws -> Session {
    let table = Session.marrowTable
    return try Session([table, table, table])
  }

  @Test func aSampleIsDescribedFieldByField() throws {
    var session = try session()
    try session.press("DP 7<ret>day 30<ret>B-ALL 1<ret>")
    expectSnapshot(of: session.screen, named: "role-80x24")
    try session.press("<tab><ret>")
    let sample = try #require(session.model.history.analysis.samples.first)
    #expect(
      sample.description
        == SampleDescription(
          patient: "P 7", timePoint: "day 30", tube: "B-ALL 1", role: .fmo))
    #expect(session.messageLine == " a.fcs: P 7, day 30, B-ALL 1, FMO; u undoes.")
    #expect(session.screen.textRows[0].contains("a.fcs (P 7, day 30, B-ALL 1, FMO)"))
    #expect(session.model.history.depth == 1)
    try session.press("u")
    #expect(session.model.history.analysis.samples.first?.description == SampleDescription())
  }

  @Test func whatWasSaidOfOthersIsOffered() throws {
    var session = try session()
    try session.press("DP 7<ret><ret><ret><ret>]D<tab><ret><ret><ret><ret>")
    #expect(
      session.model.history.analysis.samples.map(\.description.patient) == ["P 7", "P 7", ""])
  }

  @Test func escapeLeavesAndAWrongRoleStays() throws {
    var session = try session()
    try session.press("Dx<ret><ret><ret>nurse<ret>")
    #expect(
      session.model.message?.text
        == "A role is one of full, FMO, single stain, normal, or nothing.")
    try session.press("<esc>")
    #expect(session.model.mode == .browse)
    #expect(session.model.history.depth == 0)
  }

  @Test func theListIsOrderedAndSearchedByDescription() throws {
    var session = try session()
    try session.press("DP 2<ret>relapse<ret><ret><ret>]DP 1<ret>pre<ret><ret><ret>")
    try session.press("S")
    #expect(session.model.samples(for: "").map(\.name) == ["a.fcs", "b.fcs", "c.fcs"])
    try session.press("<c-s><c-s>")
    #expect(session.model.samples(for: "").map(\.name) == ["c.fcs", "b.fcs", "a.fcs"])
    expectSnapshot(of: session.screen, named: "samples-by-patient-80x24")
    try session.press("relapse<ret>")
    #expect(session.model.sample == SampleID("a"))
    try session.press("x<c-s>")
    #expect(session.model.message?.text == "Only the list of samples can be ordered.")
  }
}
