import GatingCore
import TestSupport
import Testing

@Suite struct GatingResultTests {
  private let table = EventTable(
    panel: Panel(parameters: [Parameter(name: "A"), Parameter(name: "B")]),
    columns: [.float32([0, 1, 2, .nan]), .float32([0, 1, 0, 1])])

  private func range(_ id: GateID, _ interval: Interval, in parent: GateID? = nil) -> Gate {
    Gate(
      id: id, name: id.rawValue, parent: parent,
      geometry: .rectangle(RectangleGate([.init(Dimension(parameter: "A"), interval)])))
  }

  @Test func countsAndPercentagesAreOfTheNamedParent() {
    let strategy = GatingStrategy(gates: [
      range("numbers", Interval()), range("low", Interval(maximum: 2), in: "numbers"),
      range("none", Interval(minimum: 9)), range("empty", Interval(), in: "none"),
      range("fault", Interval(minimum: .nan)),
    ])
    let result = GatingEngine.evaluate(strategy, on: table)
    #expect(result.count(of: nil) == 4 && result.count(of: "numbers") == 3)
    #expect(result.count(of: "low") == 2 && result.count(of: "fault") == nil)
    #expect(result.percent(of: "numbers", in: nil) == 75)
    #expect(result.percent(of: "low", in: "numbers") == 200.0 / 3)
    #expect(result.percent(of: "none", in: nil) == 0)
    #expect(result.percent(of: "empty", in: "none") == nil)
    #expect(result.percent(of: "fault", in: nil) == nil)
    #expect(result.mask(of: nil) == EventMask(all: 4) && result.mask(of: "?") == nil)
  }

  @Test func aNotHoldsWhatIsNoNumber() {
    let not = Gate(
      id: "not", name: "not", geometry: .boolean(BooleanGate(.not, [.init("numbers")])))
    let result = GatingEngine.evaluate(
      GatingStrategy(gates: [not, range("numbers", Interval())]), on: table)
    #expect(result.masks["not"].map { mask in (0..<4).filter { mask[$0] } } == [3])
  }

  @Test func aQuadrantIsDecidedByTheDividersItNamesAlone() {
    let gate = Gate(
      id: "q", name: "q",
      geometry: .quadrants(
        QuadrantGate(
          dividers: [
            .init(id: "1", Dimension(parameter: "A"), values: [1]),
            .init(id: "2", Dimension(parameter: "B"), values: [1]),
          ],
          quadrants: [
            .init(id: "B+", name: "B+", positions: [.init(divider: 1, region: 1)]),
            .init(
              id: "A+B+", name: "A+B+",
              positions: [.init(divider: 0, region: 1), .init(divider: 1, region: 1)]),
            .init(id: "A−", name: "A−", positions: [.init(divider: 0, region: 0)]),
          ])))
    let result = GatingEngine.evaluate(GatingStrategy(gates: [gate]), on: table)
    #expect(result.counts == ["B+": 2, "A+B+": 1, "A−": 1])
  }

  /// Against Mahalanobis distances by the formula for two dimensions, with a band around the edge
  /// left aside.
  @Test func ellipsesHoldWhatIsWithinTheirDistance() {
    var random = SeededGenerator(seed: 61)
    let table = SeededEvents.table(6000, &random)
    let (a, b) = (Dimension(parameter: "A"), Dimension(parameter: "C"))
    let (p, q, r) = (9.0, 2.5, 4.0)
    let gate = Gate(
      id: "e", name: "e",
      geometry: .ellipsoid(
        EllipsoidGate(
          dimensions: [a, b], mean: [1, 2], covariance: [p, q, q, r], distanceSquared: 2)))
    let strategy = GatingStrategy(gates: [gate])
    let result = GatingEngine.evaluate(strategy, on: table)
    let oracle = GatingOracle(strategy, on: table)
    var inside = 0
    for event in 0..<table.count {
      let (x, y) = (oracle.value(event, a) - 1, oracle.value(event, b) - 2)
      let distance = (r * x * x - 2 * q * x * y + p * y * y) / (p * r - q * q)
      if (distance - 2).magnitude < 1e-9 { continue }
      let isIn = x.isFinite && y.isFinite && distance <= 2
      #expect(result.masks["e"]?[event] == isIn)
      inside += isIn ? 1 : 0
    }
    #expect(inside > 200)
  }
}
