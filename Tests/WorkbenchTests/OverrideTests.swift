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

  /// Two samples on a range of FL2, which the first has in a shape of its own.
  private func compensated() throws -> Session {
    let names = ["FSC-A", "SSC-A", "FL1-A", "FL2-A"]
    let spillover = SpectrumMatrix(
      id: "FCS", fluorochromes: ["FL1-A", "FL2-A"], detectors: ["FL1-A", "FL2-A"],
      coefficients: [1, 0.5, 0, 1])
    let table = EventTable(
      panel: Panel(parameters: names.map { Parameter(name: $0) }, spillover: spillover),
      columns: (1...4).map { factor in .float32((0..<90).map { Float($0 * factor) }) })
    let gate = Gate(
      id: "g", name: "g",
      geometry: .rectangle(
        RectangleGate([
          .init(
            Dimension(
              .parameter(ParameterReference(name: "FL2-A")), compensation: .file,
              scale: .linear(400)), Interval(minimum: 0.1))
        ])))
    var session = try Session([table, table], GatingStrategy(gates: [gate]))
    try session.press("<down>Oe8<right><ret>")
    #expect(session.model.isOwn("g"))
    return session
  }

  @Test func theMatrixIsSeenOnTheShapeThatIsTheSamplesOwn() throws {
    var session = try compensated()
    let own = try #require(session.model.decidedStrategy.gate("g")?.geometry)
    try session.press("fm=40<ret>")
    // Shown, not yet kept: the own shape on the changed matrix.
    let shown = try #require(session.model.strategy.gate("g")?.geometry)
    #expect(shown != own && shown.dimensions.map(\.compensation) == [.matrix(id: "spillover")])
    guard case .rectangle(let before) = own, case .rectangle(let after) = shown else { return }
    #expect(before.sides.map(\.interval) == after.sides.map(\.interval))
    #expect(session.model.answer?.counts == session.recounted)
    try session.press("<ret><esc>")
    #expect(session.model.decidedStrategy.gate("g")?.geometry == shown)
    #expect(session.model.answer?.counts == session.recounted)
    try session.press("u")
    #expect(session.model.decidedStrategy.gate("g")?.geometry == own)
  }

  @Test func movingGatesToAnotherCompensationTakesOwnShapesAlong() throws {
    var session = try compensated()
    try session.press("fs")
    #expect(session.model.message?.text.contains("no compensation") == true)
    try session.press("fg")
    for sample in ["a", "b"] {
      let gate = session.model.history.analysis.strategy(of: SampleID(sample)).gate("g")
      #expect(gate?.geometry.dimensions.map(\.compensation) == [.none], "\(sample)")
    }
    #expect(session.model.answer?.counts == session.recounted)
    try session.press("fg")
    #expect(session.messageLine.contains("All gates are on no compensation already."))
  }

  @Test func anotherStrategyAndAnotherGateHaveNoneOfThem() throws {
    var session = try compensated()
    try session.press("w<c-u>shared.xml<ret>o<c-u>shared.xml<ret>")
    #expect(!session.model.isOwn("g"))
    #expect(session.model.history.analysis.overrides.isEmpty)
    try session.press("u")
    #expect(session.model.isOwn("g"))
    try session.press("d")
    #expect(session.model.history.analysis.overrides.isEmpty)
    try session.press("u")
    #expect(session.model.isOwn("g"))
  }

  @Test func oneSampleAloneNeedsNoneOfItsOwn() throws {
    var session = try Session.marrow()
    try session.press("<down>O")
    #expect(session.messageLine.contains("Only one sample is open"))
  }
}
