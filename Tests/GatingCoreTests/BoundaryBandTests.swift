import GatingCore
import TestSupport
import Testing

@Suite struct BoundaryBandTests {
  /// A step of 0.1 would be just the distance from a scale's bound at 0.1 to its zero at 0.125.
  @Test(arguments: [0.02, 0.09, 0.7])
  func everyCountIsThatOfTheSlowOracle(step: Double) throws {
    var random = SeededGenerator(seed: 60)
    var (changes, unmoved) = (0, 0)
    for trial in 0..<25 {
      let table = SeededEvents.table([40, 65, 200][trial % 3], &random)
      var seeded = SeededStrategies(table: table, seed: random.next())
      let strategy = seeded.strategy(gates: 7)
      let engine = SampleEngine(table)
      let result = try #require(engine.evaluate(strategy))
      let oracle = BoundaryOracle(strategy, on: table, step: step)
      for population in strategy.gates.flatMap(\.populations) {
        let band = try #require(
          try engine.boundaryBand(of: population.id, in: strategy, result, step: step))
        changes += expect(band, of: population.id, result, oracle, "trial \(trial)")
        for edge in band.unmoved {
          unmoved += 1
          #expect(oracle.count(population.id, moving: edge, sign: 1) == band.count)
        }
      }
      #expect(engine.evaluate(strategy) == result, "the engine's memory is as it was")
    }
    #expect(changes > 100 && unmoved > 0)
  }

  @Test func onFlowJosGridItIsTheBandOfTheGridsCounts() throws {
    var random = SeededGenerator(seed: 62)
    var (changes, opened) = (0, 0)
    for trial in 0..<25 {
      let table = SeededEvents.table([40, 65, 200][trial % 3], &random)
      var seeded = SeededStrategies(table: table, seed: random.next())
      var strategy = seeded.strategy(gates: 7)
      for index in strategy.gates.indices {
        guard case .rectangle(let gate) = strategy.gates[index].geometry else { continue }
        // FlowJo's axes end where some of the bounds lie.
        strategy.gates[index].grid = GridRule(
          axes: gate.sides.map { side in
            Bool.random(using: &random) ? side.interval : Interval(minimum: -1e9, maximum: 1e9)
          })
        opened += 1
      }
      let engine = SampleEngine(table)
      let result = try #require(engine.evaluate(strategy, fidelity: .flowJoGrid))
      let oracle = BoundaryOracle(strategy, on: table, step: 0.09, fidelity: .flowJoGrid)
      for population in strategy.gates.flatMap(\.populations) {
        let band = try #require(
          try engine.boundaryBand(of: population.id, in: strategy, result, step: 0.09))
        changes += expect(band, of: population.id, result, oracle, "trial \(trial)")
      }
    }
    #expect(changes > 100 && opened > 20)
  }

  /// Expects the counts of every move to be the oracle's; returns how many moves change the count.
  private func expect(
    _ band: BoundaryBand, of population: GateID, _ result: GatingResult, _ oracle: BoundaryOracle,
    _ place: String
  ) -> Int {
    #expect(band.count == result.counts[population], "\(place) \(population)")
    var changes = 0
    for move in band.moves {
      let minus = oracle.count(population, moving: move.edge, sign: -1)
      let plus = oracle.count(population, moving: move.edge, sign: 1)
      #expect(move.minus == minus, "\(place) \(population) \(move)")
      #expect(move.plus == plus, "\(place) \(population) \(move)")
      #expect(band.low <= min(minus, plus) && band.high >= max(minus, plus))
      if minus != band.count || plus != band.count { changes += 1 }
    }
    return changes
  }

  @Test func itDoesNotDependOnWorkers() throws {
    var random = SeededGenerator(seed: 61)
    let table = SeededEvents.table(9_000, &random)
    var seeded = SeededStrategies(table: table, seed: 9)
    let strategy = seeded.strategy(gates: 6)
    let engine = SampleEngine(table)
    let result = try #require(engine.evaluate(strategy))
    for population in result.counts.keys {
      let bands = try [1, 2, 7].map {
        try engine.boundaryBand(of: population, in: strategy, result, workers: $0)
      }
      #expect(bands[0] != nil && Set(bands).count == 1)
    }
  }

  @Test func whatIsOpenIsNotMovedAndTheLargestEffectComesFirst() throws {
    let table = Self.table()
    let side = { (name: String, interval: Interval) in
      RectangleGate.Side(
        Dimension(parameter: name, scale: .logicle(t: 1000, w: 0.5, m: 4)), interval)
    }
    let strategy = GatingStrategy(gates: [
      Gate(
        id: "a", name: "a",
        geometry: .rectangle(
          RectangleGate([
            side("X", Interval(minimum: 0.5)),
            side("Y", Interval(minimum: 0.4, maximum: .infinity)),
          ]))),
      Gate(
        id: "b", name: "b", parent: "a",
        geometry: .rectangle(RectangleGate([side("X", Interval(maximum: 0.8))]))),
    ])
    let engine = SampleEngine(table)
    let result = try #require(engine.evaluate(strategy))
    let band = try #require(try engine.boundaryBand(of: "b", in: strategy, result))
    #expect(
      band.moves.map(\.edge.part) == [
        .bound(side: 0, isUpper: false), .bound(side: 1, isUpper: false),
        .bound(side: 0, isUpper: true),
      ])
    #expect(band.moves.map(\.edge.gate) == ["a", "a", "b"])
    let effects = band.movesByEffect.map { $0.effect(on: band.count) }
    #expect(effects == effects.sorted(by: >) && effects[0] > effects[2])
    #expect(band.low < band.count && band.high > band.count)
    // A quarter of a decade further, the band is wider.
    let wide = try #require(try engine.boundaryBand(of: "b", in: strategy, result, step: 0.25))
    #expect(wide.low < band.low && wide.high > band.high)
  }

  /// An ellipse of half axes 3 and 2 steps, turned by 30 degrees: its events with the half axes a
  /// step shorter and a step longer.
  @Test func anEllipsesHalfAxesAreAStepShorterAndLonger() throws {
    let table = Self.table()
    let scale = Scale.logicle(t: 1000, w: 0.5, m: 4)
    let dimensions = ["X", "Y"].map { Dimension(parameter: $0, scale: scale) }
    let unit = 0.1 / 4
    let (cosine, sine) = (0.75.squareRoot(), 0.5)
    func ellipse(_ long: Double, _ short: Double, distanceSquared: Double) -> EllipsoidGate {
      let (a, b) = (long * unit, short * unit)
      let covariance = [
        a * a * cosine * cosine + b * b * sine * sine, (a * a - b * b) * cosine * sine,
        (a * a - b * b) * cosine * sine, a * a * sine * sine + b * b * cosine * cosine,
      ].map { $0 / distanceSquared }
      return EllipsoidGate(
        dimensions: dimensions, mean: [0.5, 0.5], covariance: covariance,
        distanceSquared: distanceSquared)
    }
    func strategy(_ gate: EllipsoidGate) -> GatingStrategy {
      GatingStrategy(gates: [Gate(id: "e", name: "e", geometry: .ellipsoid(gate))])
    }
    let engine = SampleEngine(table)
    let gate = strategy(ellipse(3, 2, distanceSquared: 4))
    let result = try #require(engine.evaluate(gate))
    let band = try #require(try engine.boundaryBand(of: "e", in: gate, result))
    let move = try #require(band.moves.first)
    #expect(band.moves.count == 1 && move.edge.part == .outline)
    let inner = GatingEngine.evaluate(strategy(ellipse(2, 1, distanceSquared: 1)), on: table)
    let outer = GatingEngine.evaluate(strategy(ellipse(4, 3, distanceSquared: 1)), on: table)
    #expect(move.minus == inner.counts["e"] && move.plus == outer.counts["e"])
    #expect(move.minus > 0 && move.minus < band.count && band.count < move.plus)

    let small = strategy(ellipse(3, 0.9, distanceSquared: 4))
    let smaller = try #require(engine.evaluate(small))
    let vanishing = try #require(try engine.boundaryBand(of: "e", in: small, smaller))
    #expect(vanishing.count > 0 && vanishing.low == 0)
  }

  @Test func scatterAndTimeMoveByAPartOfTheirAxis() {
    let panel = Panel(parameters: [
      Parameter(name: "FSC-A", range: 1000), Parameter(name: "Time"), Parameter(name: "PE-A"),
    ])
    let table = EventTable(
      panel: panel,
      columns: [.float32([1, 2, 3]), .float32([100, 400, 1000]), .float32([1, 2, 3])],
      decodings: [
        ValueDecoding(gain: 2), ValueDecoding(timeStep: 0.1), .stored,
      ])
    func power(_ decades: Double) -> Double { RealMath.exp(decades * RealMath.ln10) }
    func moved(_ name: String, _ scale: Scale, _ place: Double) -> Double {
      BoundaryStep(Dimension(parameter: name, scale: scale), on: table).moved(place, by: 0.45)
    }
    #expect(moved("FSC-A", .identity, 200) == 250)
    #expect(moved("FSC-A", .linear(500), 0.25) == 0.35)
    #expect(moved("Time", .identity, 0) == 9)
    #expect(moved("Time", .linear(900), 0.5) == 0.51)
    #expect((moved("PE-A", .identity, 200) - 200 * power(0.45)).magnitude < 1e-9)
    #expect((moved("PE-A", .identity, -200) + 200 * power(-0.45)).magnitude < 1e-9)
    #expect(moved("PE-A", .identity, 0) == 0)
    #expect(moved("PE-A", .logicle(), 0.25) == 0.35)
    #expect(moved("PE-A", Scale(.logarithmic(t: 1000, m: 4.5), upperBound: 0.3), 0.25) == 0.35)
  }

  @Test func whatCannotBeEvaluatedSaysWhyAndCancelledWorkGivesNothing() throws {
    let table = Self.table()
    let gate = { (id: GateID, name: String) in
      Gate(
        id: id, name: id.rawValue,
        geometry: .rectangle(
          RectangleGate([.init(Dimension(parameter: name), Interval(minimum: 10))])))
    }
    let strategy = GatingStrategy(gates: [gate("a", "X"), gate("b", "Q")])
    let engine = SampleEngine(table)
    let result = try #require(engine.evaluate(strategy))
    #expect(throws: GatingFailure.parameter(.missing("Q", near: ["X", "Y"]))) {
      try engine.boundaryBand(of: "b", in: strategy, result)
    }
    let monitor = WorkMonitor()
    monitor.cancel()
    #expect(try engine.boundaryBand(of: "a", in: strategy, result, monitor: monitor) == nil)
  }

  private static func table() -> EventTable {
    var random = SeededGenerator(seed: 3)
    func values() -> [Double] {
      (0..<5_000).map { _ in
        RealMath.exp(RealMath.ln10 * Double.random(in: -0.5...3, using: &random)) - 0.5
      }
    }
    return EventTable(
      panel: Panel(parameters: [Parameter(name: "X"), Parameter(name: "Y")]),
      columns: [.float64(values()), .float64(values())])
  }
}
