import GatingCore
import TestSupport
import Testing

@Suite struct FidelityTests {
  private func strategy(_ geometry: (Dimension, Dimension) -> Geometry) -> GatingStrategy {
    let x = Dimension(parameter: "X", scale: .linear(256))
    let y = Dimension(parameter: "Y", scale: .linear(256))
    return GatingStrategy(gates: [Gate(id: "g", name: "g", geometry: geometry(x, y))])
  }

  private func count(_ strategy: GatingStrategy, _ fidelity: Fidelity) -> Int? {
    let result = GatingEngine.evaluate(strategy, on: HalfSteps.table, fidelity: fidelity)
    let again = SampleEngine(HalfSteps.table).evaluate(strategy, fidelity: fidelity)
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

  @Test func aGateSaysHowFineItsLatticeIs() {
    func counts(_ channels: Int) -> Int? {
      var fine = strategy { x, y in
        .polygon(
          PolygonGate(
            x: x, y: y,
            vertices: [(10.2, 50), (20.2, 50), (20.2, 150), (10.2, 150)].map {
              Point(x: $0.0 / 256, y: $0.1 / 256)
            }))
      }
      fine.gates[0].grid = GridRule(channels: channels)
      return count(fine, .flowJoGrid)
    }
    #expect(counts(256) == 22)
    // 512 channels: a channel an event, vertices on 10 and 20.
    #expect(counts(512) == 21)
    // 0 is no lattice: 10.5 … 20.
    #expect(counts(0) == 20)
  }

  @Test func aLatticeThatIsChangedIsCountedAgain() {
    var fine = strategy { x, y in
      .polygon(
        PolygonGate(
          x: x, y: y,
          vertices: [(10.2, 50), (20.2, 50), (20.2, 150), (10.2, 150)].map {
            Point(x: $0.0 / 256, y: $0.1 / 256)
          }))
    }
    let engine = SampleEngine(HalfSteps.table)
    #expect(engine.evaluate(fine, fidelity: .flowJoGrid)?.count(of: "g") == 22)
    fine.gates[0].grid = GridRule(channels: 512)
    #expect(engine.evaluate(fine, fidelity: .flowJoGrid)?.count(of: "g") == 21)
  }

  @Test func curvedAxesAreCutDownForVerticesToo() {
    // Coordinates of whole sixteenths of a channel, by the axis' own inverse.
    let scale = Scale(.biexponential(top: 262_144, width: -100, positive: 4.418540, negative: 0))
    let prepared = PreparedScale(scale)
    let table = EventTable(
      panel: Panel(parameters: [Parameter(name: "X"), Parameter(name: "Y", range: 256)]),
      columns: [
        .float64((0..<4096).map { prepared.inverse((Double($0) + 0.5) / 4096) }),
        .float32((0..<4096).map { _ in 100 }),
      ])
    let x = Dimension(parameter: "X", scale: scale)
    let y = Dimension(parameter: "Y", scale: .linear(256))
    let gate = Gate(
      id: "g", name: "g",
      geometry: .polygon(
        PolygonGate(
          x: x, y: y,
          vertices: [(100.9, 50), (120.9, 50), (120.9, 150), (100.9, 150)].map {
            Point(x: $0.0 / 256, y: $0.1 / 256)
          })))
    let strategy = GatingStrategy(gates: [gate])
    // Channels 100 … 120, of sixteen events each; exactly 100.9 … 120.9.
    #expect(
      GatingEngine.evaluate(strategy, on: table, fidelity: .flowJoGrid).count(of: "g") == 21 * 16)
    #expect(GatingEngine.evaluate(strategy, on: table).count(of: "g") == 20 * 16)
  }

  @Test func whatLiesBeyondAnAxisIsOnItsLastChannel() {
    let table = EventTable(
      panel: Panel(parameters: [Parameter(name: "X"), Parameter(name: "Y")]),
      columns: [.float32([-1000, 3, 254, 5000, .nan]), .float32([10, 10, 10, 10, 10])])
    let x = Dimension(parameter: "X", scale: .linear(256))
    let y = Dimension(parameter: "Y", scale: .linear(256))
    func count(_ left: Double, _ right: Double) -> Int? {
      let corners = [(left, 0.0), (right, 0), (right, 20), (left, 20)]
      let gate = Gate(
        id: "g", name: "g",
        geometry: .polygon(
          PolygonGate(
            x: x, y: y, vertices: corners.map { Point(x: $0.0 / 256, y: $0.1 / 256) })))
      return GatingEngine.evaluate(
        GatingStrategy(gates: [gate]), on: table, fidelity: .flowJoGrid
      ).count(of: "g")
    }
    // NaN is on channel 0 with all that lies below.
    #expect(count(0, 10) == 3)
    #expect(count(250, 255) == 2)
    // A vertex is not kept on the axis: -3 is left of channel 0, 300 right of the last.
    #expect(count(-3, -2) == 0)
    #expect(count(-3, 300) == 5)
  }

  @Test func withoutAScaleTheParametersRangeIsTheAxis() {
    let corners = [(10.2, 50.0), (20.2, 50), (20.2, 150), (10.2, 150)]
    let gate = Gate(
      id: "g", name: "g",
      geometry: .polygon(
        PolygonGate(
          x: Dimension(parameter: "X"), y: Dimension(parameter: "Y"),
          vertices: corners.map { Point(x: $0.0, y: $0.1) })))
    #expect(count(GatingStrategy(gates: [gate]), .flowJoGrid) == 22)
  }

  @Test func anEllipseIsAsItIs() {
    let circle = strategy { x, y in
      .ellipsoid(
        EllipsoidGate(
          dimensions: [x, y], mean: [30.0 / 256, 100.0 / 256],
          covariance: [1 / 65536.0, 0, 0, 1 / 65536.0], distanceSquared: 4))
    }
    #expect(count(circle, .exact) == 9)
    #expect(count(circle, .flowJoGrid) == 9)
  }

  @Test func rectanglesAreAsTheyAre() {
    let range = strategy { x, _ in
      .rectangle(RectangleGate([.init(x, Interval(minimum: 10.2 / 256, maximum: 20.2 / 256))]))
    }
    #expect(count(range, .exact) == 20)
    #expect(count(range, .flowJoGrid) == 20)
  }

  @Test func aRectangleIsOpenAtTheEndsOfTheAxis() {
    func counts(_ minimum: Double, _ maximum: Double) -> [Int?] {
      var range = strategy { x, _ in
        .rectangle(RectangleGate([.init(x, Interval(minimum: minimum, maximum: maximum))]))
      }
      range.gates[0].grid = GridRule(axes: [Interval(minimum: 0.1, maximum: 0.9)])
      return [count(range, .exact), count(range, .flowJoGrid)]
    }
    // Events lie at 0, 1/512 … 511/512; 0.5 is 256/512.
    #expect(counts(0.5, 0.9) == [205, 256])
    #expect(counts(0.1, 0.5) == [204, 256])
    #expect(counts(0.25, 0.5) == [128, 128])
    // Wholly beyond an end it stays as it is drawn.
    #expect(counts(0.9375, 0.96875) == [16, 16])
  }
}
