import GatingCore
import TestSupport
import Testing

@Suite struct SampleEngineTests {
  @Test(arguments: [65, 4097, 9000])
  func anySequenceOfEditsGivesWhatEvaluatingFromScratchGives(count: Int) {
    var random = SeededGenerator(seed: UInt64(count))
    let table = SeededEvents.table(count, &random)
    var seeded = SeededStrategies(table: table, seed: 7)
    var strategy = seeded.strategy(gates: 10)
    var history = [strategy]
    let engine = SampleEngine(table)
    var moved = 0
    for step in 0..<150 {
      strategy = edited(strategy, step, history, &seeded)
      history.append(strategy)
      let result = engine.evaluate(strategy, workers: step % 3 + 1)
      #expect(result == GatingEngine.evaluate(strategy, on: table), "step \(step)")
      if step > 0, result?.counts.values.contains(where: { $0 > 0 }) == true { moved += 1 }
    }
    #expect(moved > 100)
  }

  /// One random edit; some leave dangling references or cycles behind.
  private func edited(
    _ strategy: GatingStrategy, _ step: Int, _ history: [GatingStrategy],
    _ seeded: inout SeededStrategies
  ) -> GatingStrategy {
    var strategy = strategy
    let index = Int.random(in: 0..<max(1, strategy.gates.count), using: &seeded.random)
    guard strategy.gates.indices.contains(index) else {
      return history.randomElement(using: &seeded.random) ?? strategy
    }
    switch Int.random(in: 0..<12, using: &seeded.random) {
    case 0: strategy.gates.append(seeded.gate("N\(step)", in: strategy))
    case 1: if strategy.gates.count > 6 { strategy.gates.remove(at: index) }
    case 2: strategy = history.randomElement(using: &seeded.random) ?? strategy
    case 3: strategy.gates[index].name += "'"
    case 4:
      strategy.gates[index].parent = strategy.gates.flatMap { $0.populations.map(\.id) }
        .randomElement(using: &seeded.random)
    case 5: strategy.matrices = [SeededEvents.unmixing(&seeded.random)]
    case 6: strategy.gates.shuffle(using: &seeded.random)
    case 7:
      let dimension = seeded.dimension()
      strategy.gates[index].geometry = strategy.gates[index].geometry.mapDimensions { _ in
        dimension
      }
    default:
      let replaced = strategy.gates[index]
      strategy.gates[index].geometry =
        seeded.gate(replaced.id.rawValue, in: GatingStrategy(matrices: strategy.matrices)).geometry
    }
    return strategy
  }

  @Test func columnsAndValuesAreThoseOfTheOracle() throws {
    var random = SeededGenerator(seed: 11)
    let table = SeededEvents.table(5000, &random)
    var seeded = SeededStrategies(table: table, seed: 12)
    let matrices = [SeededEvents.unmixing(&random)]
    let oracle = GatingOracle(GatingStrategy(matrices: matrices), on: table)
    let engine = SampleEngine(table)
    var mask = EventMask(count: table.count)
    for event in stride(from: 3, to: 4090, by: 59) { mask[event] = true }
    for _ in 0..<40 {
      let dimension = seeded.dimension()
      let column = try #require(try engine.column(dimension, matrices: matrices))
      var plain = dimension
      plain.scale = .identity
      let values = try engine.values(dimension, matrices: matrices, of: mask)
      var place = 0
      for event in stride(from: 3, to: 4090, by: 59) {
        let truth = oracle.value(event, dimension)
        #expect(same(column.values[event], truth))
        #expect(same(values[place], oracle.value(event, plain)))
        place += 1
      }
      #expect(values.count == place && column.values.count == table.count)
    }
  }

  private func same(_ left: Double, _ right: Double) -> Bool {
    left == right || left.isNaN && right.isNaN
  }

  @Test func otherMatricesGiveOtherColumns() throws {
    var random = SeededGenerator(seed: 13)
    let table = SeededEvents.table(10, &random)
    let engine = SampleEngine(table)
    let dimension = Dimension(parameter: "F1", compensation: .matrix(id: "M"))
    let first = SeededEvents.unmixing(&random)
    var second = first
    second.coefficients[1] += 0.25
    let one = try engine.column(dimension, matrices: [first])
    let other = try engine.column(dimension, matrices: [second])
    let again = try engine.column(dimension, matrices: [first])
    #expect(one?.values.map(\.bitPattern) != other?.values.map(\.bitPattern))
    #expect(one?.values.map(\.bitPattern) == again?.values.map(\.bitPattern))
    #expect(throws: GatingFailure.compensation(.unknownMatrix(id: "M"))) {
      try engine.column(dimension, matrices: [])
    }
  }

  @Test func cancelledWorkGivesNothingAndIsForgottenByNobody() throws {
    var random = SeededGenerator(seed: 14)
    let table = SeededEvents.table(20_000, &random)
    var seeded = SeededStrategies(table: table, seed: 15)
    let strategy = seeded.strategy(gates: 8)
    let cancelled = WorkMonitor()
    cancelled.cancel()
    let engine = SampleEngine(table)
    #expect(engine.evaluate(strategy, monitor: cancelled) == nil)
    #expect(GatingEngine.evaluate(strategy, on: table, monitor: cancelled) == nil)
    #expect(
      try engine.column(Dimension(parameter: "A"), matrices: [], monitor: cancelled) == nil)
    let whole = engine.evaluate(strategy)
    #expect(whole == GatingEngine.evaluate(strategy, on: table))
    #expect(
      engine.evaluate(strategy, monitor: cancelled) == whole, "nothing was left to be done")
  }

  @Test func cancellingHalfwayStopsAtAChunk() {
    let monitor = WorkMonitor()
    monitor.expect(100_000)
    let isComplete = ChunkedWork.forEachChunk(
      of: 100_000, workers: 1, monitor: monitor, makeState: { 0 }
    ) { chunks, _ in
      chunks += 1
      if chunks == 3 { monitor.cancel() }
    }
    #expect(!isComplete)
    #expect(monitor.fraction == 3 * 4096 / 100_000.0)
  }

  @Test func progressEndsAtOneAndNeverRunsBackwards() {
    var random = SeededGenerator(seed: 16)
    let table = SeededEvents.table(9000, &random)
    var seeded = SeededStrategies(table: table, seed: 17)
    let monitor = WorkMonitor()
    #expect(monitor.fraction == 0)
    #expect(SampleEngine(table).evaluate(seeded.strategy(gates: 8), monitor: monitor) != nil)
    #expect(monitor.fraction == 1)
    let other = WorkMonitor()
    let strategy = seeded.strategy(gates: 8)
    #expect(GatingEngine.evaluate(strategy, on: table, monitor: other) != nil)
    #expect(other.fraction == 1)
  }

  @Test func theKeptDensityMapIsNeverThatOfSomethingElse() throws {
    var generator = SeededGenerator(seed: 5)
    let count = 300
    let columns = (0..<3).map { _ in
      Column.float32((0..<count).map { _ in Float.random(in: 0..<1, using: &generator) })
    }
    let engine = SampleEngine(
      EventTable(
        panel: Panel(parameters: ["A", "B", "C"].map { Parameter(name: $0) }), columns: columns))
    let masks = (0..<3).map { kind in
      var mask = EventMask(count: count)
      for event in 0..<count where event % (kind + 1) == 0 { mask[event] = true }
      return mask
    }
    for _ in 0..<200 {
      let names = ["A", "B", "C"].shuffled(using: &generator)
      let axes = PlotAxes(
        x: PlotAxis(
          Dimension(parameter: names[0]), upper: [0.5, 1].randomElement(using: &generator) ?? 1),
        y: PlotAxis(Dimension(parameter: names[1])))
      let mask = masks.randomElement(using: &generator) ?? masks[0]
      let bins = [4, 7].randomElement(using: &generator) ?? 4
      let x = try #require(try engine.column(axes.x.dimension, matrices: []))
      let y = try #require(try engine.column(axes.y.dimension, matrices: []))
      let fresh = DensityMap(x: x, y: y, of: mask, axes: axes, columns: bins, rows: bins)
      for _ in 0..<2 {
        let kept = try engine.density(
          of: mask, on: axes, columns: bins, rows: bins, matrices: [])
        #expect(kept == fresh)
      }
    }
  }
}
