import GatingCore
import TestSupport
import Testing

@Suite struct FidelityTests {
  /// Events of one value a channel of a linear axis from 0 to 256, and the same moved by a half.
  private static let table = EventTable(
    panel: Panel(parameters: [
      Parameter(name: "X", range: 256), Parameter(name: "Y", range: 256),
    ]),
    columns: [
      .float32((0..<512).map { Float($0) / 2 }), .float32((0..<512).map { _ in 100 }),
    ])

  private func strategy(_ geometry: (Dimension, Dimension) -> Geometry) -> GatingStrategy {
    let x = Dimension(parameter: "X", scale: .linear(256))
    let y = Dimension(parameter: "Y", scale: .linear(256))
    return GatingStrategy(gates: [Gate(id: "g", name: "g", geometry: geometry(x, y))])
  }

  private func count(_ strategy: GatingStrategy, _ fidelity: Fidelity) -> Int? {
    let result = GatingEngine.evaluate(strategy, on: Self.table, fidelity: fidelity)
    let again = SampleEngine(Self.table, fidelity: fidelity).evaluate(strategy)
    #expect(again?.counts == result.counts)
    return result.count(of: "g")
  }

  @Test func aPolygonIsDecidedOnWholeChannels() {
    let square = strategy { x, y in
      .polygon(
        PolygonGate(
          x: x, y: y,
          vertices: [(10.2, 50), (20.2, 50), (20.2, 150), (10.2, 150)].map {
            Point(x: $0.0 / 256, y: $0.1 / 256)
          }))
    }
    // Exactly 10.5 … 20; on the lattice 10 … 20, and 9.5 is rounded up to 10.
    #expect(count(square, .exact) == 20)
    #expect(count(square, .flowJoGrid) == 22)
  }

  @Test func anEllipseIsDecidedOnWholeChannels() {
    let circle = strategy { x, y in
      .ellipsoid(
        EllipsoidGate(
          dimensions: [x, y], mean: [30.0 / 256, 100.0 / 256],
          covariance: [1 / 65536.0, 0, 0, 1 / 65536.0], distanceSquared: 4))
    }
    #expect(count(circle, .exact) == 9)
    #expect(count(circle, .flowJoGrid) == 10)
  }

  @Test func rectanglesAreAsTheyAre() {
    let range = strategy { x, _ in
      .rectangle(RectangleGate([.init(x, Interval(minimum: 10.2 / 256, maximum: 20.2 / 256))]))
    }
    #expect(count(range, .exact) == count(range, .flowJoGrid))
  }
}
