import Analysis
import GatingCore
import ScreenKit
import TestSupport
import Testing
import Workbench

@Suite struct ComparisonPageTests {
  private static let grid = counts(.flowJoGrid)
  private static let exact = counts(.exact)

  private static func counts(_ rule: Fidelity) -> [GateID: Int] {
    guard let session = try? Session.marrow() else { return [:] }
    return GatingEngine.evaluate(session.strategy, on: Session.marrowTable, fidelity: rule).counts
  }

  @Test func eachPopulationByBothRulesAndAsStored() throws {
    var stored = Self.grid
    stored["CD34pos"] = nil
    stored["Viable"] = try #require(stored["Viable"]) + 3
    var session = try Session.marrow(storedCounts: stored)
    expectSnapshot(of: try session.press("<down><down><down><down>F"), named: "comparison-80x24")
    let rows = try #require(session.model.answer?.comparison)
    for row in rows {
      #expect(row.difference.exactCount == Self.exact[row.population])
      #expect(row.difference.gridCount == Self.grid[row.population])
      #expect(row.storedCount == stored[row.population])
    }
    let (met, all) = (stored.count - 1, stored.count)
    #expect(
      session.screen.textRows[1]
        == " \(met) of \(all) stored counts are met on FlowJo's grid.")
    #expect(session.screen.textRows.contains { $0.contains("FlowJo stored 3 more") })
    try session.press("<esc>")
    #expect(session.model.mode == .browse && session.model.answer?.comparison == nil)
  }

  @Test func aPopulationThatWasChangedSinceIsNotCalledWrong() throws {
    var session = try Session.marrow(storedCounts: Self.grid)
    try session.press("<down>e8<right><ret>F")
    let count = PopulationTree(session.strategy).nodes.count
    #expect(
      session.screen.textRows[1]
        == " 0 of 0 stored counts are met on FlowJo's grid; of \(count) a gate was changed since.")
    #expect(session.screen.textRows.contains { $0.contains("a gate was changed since FlowJo") })
    try session.press("<esc>rOther<ret>uu")
    try session.press("F")
    #expect(session.screen.textRows[1].contains("\(count) of \(count) stored counts are met"))
  }

  @Test func withoutAWorkspaceTheRulesAreComparedAlone() throws {
    var session = try Session.marrow(size: Size(columns: 120, rows: 40))
    expectSnapshot(of: try session.press("F").textRows, named: "comparison-none-stored")
  }

  @Test func theEventsThatDifferAreDrawn() throws {
    var session = try Session.marrow()
    try session.press("<down><down><down><down><down>F")
    let row = try #require(
      session.model.answer?.comparison?.first { $0.population == session.model.selected })
    #expect(row.difference.differing > 0, "\(row)")
    expectSnapshot(of: try session.press("<ret>"), named: "difference")
    let drawn = try #require(session.model.answer?.difference)
    #expect(drawn.population == row.population)
    #expect(drawn.gridAlone.count == row.difference.gridAlone)
    #expect(drawn.exactAlone.count == row.difference.exactAlone)
    let density = drawn.exactAlone.density
    #expect(density.total <= drawn.exactAlone.count)
    #expect(session.model.viewed == PopulationTree(session.strategy)[row.population]?.parent)
    try session.press("B")
    #expect(session.model.answer?.difference == nil)
    #expect(session.messageLine.contains("are drawn no longer."))
  }

  @Test func whereNothingDiffersItSaysSo() throws {
    var session = try Session.marrow()
    try session.press("F<ret>")
    #expect(session.messageLine == " All events are the same by both rules.")
    let row = try #require(
      session.model.answer?.comparison?.first { $0.difference.differing == 0 })
    let tree = PopulationTree(session.strategy)
    let place = try #require(tree.nodes.firstIndex { $0.id == row.population })
    try session.press(String(repeating: "<down>", count: place + 1) + "<ret>")
    #expect(
      session.messageLine
        == " Both rules have the same events in \(session.model.name(of: row.population)).")
    session = try Session([Session.marrowTable])
    try session.press("F")
    #expect(session.messageLine == " There is no population but all events.")
  }

  @Test func theRuleIsChosenAndNamed() throws {
    var session = try Session.marrow()
    #expect(session.model.answer?.counts == Self.exact)
    expectSnapshot(
      of: try session.press("<down><down><down><down><down>G"), named: "grid-80x24")
    #expect(session.model.answer?.counts == Self.grid && Self.grid != Self.exact)
    #expect(session.model.answer?.exactCounts == Self.exact)
    #expect(session.screen.textRows[0].hasSuffix("FlowJo grid"))
    #expect(session.screen.textRows.dropFirst().contains { $0.contains("FlowJo grid") })
    for page in ["I", "Q", "F"] {
      try session.press(page)
      #expect(session.screen.textRows[0].hasSuffix("FlowJo grid"), "\(page)")
      try session.press("<esc>")
    }
    try session.press("G")
    #expect(session.model.answer?.counts == Self.exact)
    #expect(session.screen.textRows[0].hasSuffix("exact"))
    #expect(!session.screen.textRows.contains { $0.contains("FlowJo grid") })
    #expect(session.model.history.depth == 0)
  }

  @Test func aDragOnTheGridIsCountedOnTheGrid() throws {
    var session = try Session.marrow()
    try session.press("G<down>e")
    for _ in 0..<5 {
      try session.press("<right>")
      #expect(session.model.answer?.question.isUrgent == true)
      #expect(
        session.model.answer?.counts
          == GatingEngine.evaluate(
            session.model.strategy, on: Session.marrowTable, fidelity: .flowJoGrid
          ).counts)
    }
  }

  @Test func theLogKeepsExactCounts() throws {
    var session = try Session.marrow(keeping: Keeping(.on))
    try session.press("G<down>e8<right><ret>")
    let moved = session.kept.compactMap { if case .counts(let counts) = $0 { counts } else { nil } }
    let rows = try #require(moved.last).counts
    #expect(!rows.isEmpty)
    for row in rows { #expect(row.count == session.recounted[row.gate]) }
    #expect(session.model.answer?.counts != session.recounted)
  }

  @Test func whatIsExportedIsByTheRuleInView() throws {
    var session = try Session.marrow()
    try session.press("Gc<c-u>x.csv<ret>")
    guard case .counts(_, _, [], .flowJoGrid) = session.files["x.csv"] else {
      Issue.record("not on the grid")
      return
    }
    #expect(session.messageLine == " Wrote the FlowJo grid counts to x.csv.")
  }

  @Test func thePaletteFindsIt() throws {
    let session = try Session.marrow()
    #expect(session.model.commands(for: "compare flowjo").first?.id == .compareFlowJo)
    #expect(session.model.commands(for: "grid").first?.id == .fidelity)
  }

  @Test func inASCIIEventsThatDifferAreTold() throws {
    var session = try Session.marrow(allowsUnicode: false)
    try session.press("<down><down><down><down><down>F<ret>")
    #expect(session.screen.textRows.contains { $0.contains("* CD45dim on FlowJo's grid alone") })
    #expect(session.screen.textRows.contains { $0.contains("o CD45dim exactly alone") })
    #expect(session.screen.cells.allSatisfy { $0.glyph.isASCII })
  }
}
