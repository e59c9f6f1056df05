import Analysis
import DemoMarrow
import GatingCore
import ScreenKit
import Templates
import Testing
import Workbench

@Suite struct OverrideTests {
  private func session() throws -> Session {
    let other = DemoMarrow.generate(preset: .diagnosis, events: 20_000).table
    return try Session(
      [Session.marrowTable, other],
      Template.marrow.instantiate(on: Session.marrowTable.panel).strategy)
  }

  @Test func movingAGateOfItsOwnLeavesOtherSamplesAlone() throws {
    var session = try session()
    try session.press("]")
    let before = session.model.answer?.counts
    let id = try #require(session.model.tree.nodes.first { $0.name == "CD34+" }).id
    try session.press("[<down><down><down><down><down><down>O")
    #expect(session.messageLine.contains("CD34+ is a's own"))
    #expect(session.screen.textRows.contains { $0.contains("CD34+*") })
    try session.press("ellllll<ret>")
    let own = session.model.answer
    #expect(own?.counts[id] != nil)
    #expect(
      own?.counts[id]
        == GatingEngine.evaluate(
          session.model.history.analysis.strategy(of: SampleID("a")), on: Session.marrowTable
        ).counts[id])
    try session.press("]")
    #expect(session.model.answer?.counts == before)
    #expect(!session.screen.textRows.contains { $0.contains("CD34+*") })
    try session.press("w<c-u>gates.xml<ret>")
    #expect(session.messageLine.contains("the session keeps them"))
    try session.press("[O")
    #expect(session.messageLine.contains("follows the strategy again"))
    #expect(session.model.answer?.counts[id] != own?.counts[id])
    try session.press("uuu")
    #expect(session.model.history.analysis.overrides.isEmpty)
  }

  @Test func oneSampleAloneNeedsNoneOfItsOwn() throws {
    var session = try Session.marrow()
    try session.press("<down>O")
    #expect(session.messageLine.contains("Only one sample is open"))
  }
}
