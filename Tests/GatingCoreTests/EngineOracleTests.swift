import GatingCore
import TestSupport
import Testing

@Suite struct EngineOracleTests {
  /// Event counts around the edges of words and chunks.
  static let counts = [0, 1, 63, 64, 65, 4095, 4096, 4097, 10_000]

  @Test(arguments: counts)
  func everyEventIsWhereTheRulesPutIt(count: Int) throws {
    var random = SeededGenerator(seed: UInt64(count) + 1)
    var members = 0
    for trial in 0..<(count > 1000 ? 3 : 60) {
      let table = SeededEvents.table(count, &random)
      var seeded = SeededStrategies(table: table, seed: random.next())
      let strategy = seeded.strategy(gates: count > 1000 ? 8 : 12)
      try #require(strategy.faults == [])
      let result = GatingEngine.evaluate(strategy, on: table, workers: 1)
      try #require(result.failures == [:])
      let oracle = GatingOracle(strategy, on: table)
      for population in strategy.gates.flatMap(\.populations) {
        let mask = try #require(result.masks[population.id])
        let wrong = (0..<count).first { mask[$0] != oracle.contains($0, in: population.id) }
        #expect(wrong == nil, "trial \(trial): \(population.id) of \(strategy)")
        #expect(result.counts[population.id] == mask.population)
        members += mask.population
      }
      for workers in [2, 3, 7] {
        #expect(GatingEngine.evaluate(strategy, on: table, workers: workers) == result)
      }
      #expect(SampleEngine(table).evaluate(strategy) == result)
    }
    #expect(members > 0 || count == 0)
  }
}
