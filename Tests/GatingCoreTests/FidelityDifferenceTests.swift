import GatingCore
import TestSupport
import Testing

@Suite struct FidelityDifferenceTests {
  @Test func itIsWhatCountingEventByEventFinds() throws {
    var random = SeededGenerator(seed: 70)
    var (differing, inherited) = (0, 0)
    for _ in 0..<20 {
      let table = SeededEvents.table(700, &random)
      var seeded = SeededStrategies(table: table, seed: random.next())
      let strategy = seeded.strategy(gates: 8)
      let exact = GatingEngine.evaluate(strategy, on: table)
      let grid = GatingEngine.evaluate(strategy, on: table, fidelity: .flowJoGrid)
      for node in PopulationTree(strategy).nodes {
        let difference = try #require(
          FidelityDifference(of: node.id, in: node.parent, exact: exact, grid: grid))
        var expected = (exact: 0, grid: 0, exactAlone: 0, gridAlone: 0, inherited: 0)
        for event in 0..<table.count {
          let (mine, theirs) = (exact.masks[node.id]?[event], grid.masks[node.id]?[event])
          if mine == true { expected.exact += 1 }
          if theirs == true { expected.grid += 1 }
          if mine == true, theirs == false { expected.exactAlone += 1 }
          if mine == false, theirs == true { expected.gridAlone += 1 }
          let above = (exact.mask(of: node.parent)?[event], grid.mask(of: node.parent)?[event])
          if mine != theirs, above.0 != above.1 { expected.inherited += 1 }
        }
        #expect(difference.exactCount == expected.exact)
        #expect(difference.gridCount == expected.grid)
        #expect(difference.exactAlone == expected.exactAlone)
        #expect(difference.gridAlone == expected.gridAlone)
        #expect(difference.inherited == expected.inherited)
        differing += difference.differing
        inherited += difference.inherited
      }
    }
    #expect(differing > 50 && inherited > 5)
  }

  @Test func oneEngineKeepsBothRulesApart() throws {
    var random = SeededGenerator(seed: 71)
    for _ in 0..<10 {
      let table = SeededEvents.table(500, &random)
      var seeded = SeededStrategies(table: table, seed: random.next())
      let engine = SampleEngine(table)
      var strategy = seeded.strategy(gates: 8)
      for round in 0..<6 {
        let rule: Fidelity = round % 3 == 1 ? .flowJoGrid : .exact
        let result = try #require(engine.evaluate(strategy, fidelity: rule))
        #expect(result == GatingEngine.evaluate(strategy, on: table, fidelity: rule))
        if round % 2 == 1 { strategy.gates.removeLast() }
      }
    }
  }

  @Test func whatOneRuleCannotEvaluateHasNoDifference() {
    let strategy = GatingStrategy(gates: [
      Gate(
        id: "g", name: "g",
        geometry: .rectangle(RectangleGate([.init(Dimension(parameter: "Q"), Interval())])))
    ])
    let table = EventTable(
      panel: Panel(parameters: [Parameter(name: "X")]), columns: [.float32([1])])
    let result = GatingEngine.evaluate(strategy, on: table)
    #expect(FidelityDifference(of: "g", in: nil, exact: result, grid: result) == nil)
  }
}
