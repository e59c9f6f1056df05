import GatingCore
import TestSupport

/// Makes strategies of everything that Gating-ML can hold, and of names that it can't.
struct StrategyMaker {
  private var random: SeededGenerator
  private let names = ["FSC-A", "SSC-A", "CD3 (Yb170)Di", "<PE> & \"co\"", "Zeit µs", "Time"]

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  mutating func strategy() -> GatingStrategy {
    let matrices = (0..<number(3)).map { matrix($0) }
    var strategy = GatingStrategy(
      name: pick(["", "B-ALL", "naïve <1> \n\t\"x\""]), matrices: matrices)
    var populations: [GateID] = []
    for index in 0..<number(9) {
      let gate = gate(index, populations, matrices.map(\.id))
      populations += gate.populations.map(\.id)
      strategy.gates.append(gate)
    }
    return strategy
  }

  private mutating func number(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &random) }

  private mutating func chance() -> Bool { Bool.random(using: &random) }

  private mutating func pick<Value>(_ values: [Value]) -> Value { values[number(values.count)] }

  /// Numbers of few and of many digits, of all sizes, negative ones too.
  private mutating func value() -> Double {
    switch number(5) {
    case 0: Double(number(2000) - 1000)
    case 1: Double.random(in: -2...2, using: &random)
    case 2: pick([0.1, -0.0, 1e-300, 1e300, .leastNonzeroMagnitude, 262_143.99999999997, 1e16])
    case 3: Double.random(in: -1...1, using: &random) * 1e6
    default: Double(number(100)) / 10
    }
  }

  private mutating func matrix(_ index: Int) -> SpectrumMatrix {
    let height = 2 + number(2)
    let width = height + number(2)
    return SpectrumMatrix(
      id: pick(["Spill", "FCS", "my matrix ", "uncompensated", "G0"])
        + "\(index == 0 ? "" : "\(index)")",
      name: pick([nil, "Acquisition-defined", " of <them> & \"all\"\n", ""]),
      fluorochromes: (0..<height).map { "Dye \($0)" }, detectors: (0..<width).map { "D\($0)-A" },
      coefficients: (0..<(height * width)).map { _ in value() }, isInverted: chance())
  }

  private mutating func reference() -> ParameterReference {
    let name = pick(names)
    switch number(4) {
    case 0: return ParameterReference(name: name, marker: "CD22")
    case 1: return ParameterReference(marker: "CD34", aliases: ["HPCA1", " My 10 ", ""])
    default: return ParameterReference(name: name)
    }
  }

  private mutating func scale() -> Scale {
    let t = abs(value()) + 1e-3
    let m = Double.random(in: 2...6, using: &random)
    let w = Double.random(in: 0.1...(m / 2), using: &random)
    let a = Double.random(in: -w...(m - 2 * w), using: &random)
    let functions: [Scale.Function] = [
      .identity, .identity, .linear(t: t, a: t / 3), .linear(t: 1, a: 0), .logarithmic(t: t, m: m),
      .asinh(t: t, m: m, a: m / 7), .logicle(t: t, w: w, m: m, a: a),
      .logicle(t: 262_144, w: 0.5, m: 4.5, a: 0), .hyperlog(t: t, w: w, m: m, a: a),
    ]
    return Scale(
      pick(functions), lowerBound: number(4) == 0 ? -0.125 : nil,
      upperBound: number(4) == 0 ? 0.95 : nil)
  }

  private mutating func dimension(_ matrices: [String]) -> Dimension {
    let compensations: [Dimension.Compensation] =
      [.none, .file, .stored] + matrices.map { .matrix(id: $0) }
    let source: Dimension.Source =
      number(5) == 0
      ? .ratio(numerator: reference(), denominator: reference(), a: value(), b: 0, c: value())
      : .parameter(reference())
    return Dimension(source, compensation: pick(compensations), scale: scale())
  }

  private mutating func gate(
    _ index: Int, _ populations: [GateID], _ matrices: [String]
  ) -> Gate {
    let id = pick(["G\(index)", "CD3+ \(index)", "\(index)", "é_\(index)", "Spill\(index)x"])
    var gate = Gate(
      id: GateID(id), name: pick([id, "CD34+ / blasts \(index)", "\u{202E}\(index)"]),
      geometry: geometry(index, populations, matrices))
    if !populations.isEmpty, chance() { gate.parent = pick(populations) }
    if chance() { gate.hue = number(8) }
    if chance() {
      gate.plot = PlotAxes(
        x: PlotAxis(dimension(matrices), lower: -0.1, upper: 1 + abs(value())),
        y: PlotAxis(dimension(matrices), lower: 0, upper: 1))
    }
    return gate
  }

  private mutating func geometry(
    _ index: Int, _ populations: [GateID], _ matrices: [String]
  ) -> Geometry {
    switch number(5) {
    case 0:
      return .rectangle(
        RectangleGate(
          (0...number(3)).map { _ in
            .init(
              dimension(matrices),
              Interval(
                minimum: chance() ? value() : nil,
                maximum: chance() ? pick([value(), .infinity]) : nil))
          }))
    case 1:
      return .polygon(
        PolygonGate(
          x: dimension(matrices), y: dimension(matrices),
          vertices: (0..<(3 + number(4))).map { _ in Point(value(), value()) }))
    case 2:
      let spread = 1 + abs(Double.random(in: -2...2, using: &random))
      return .ellipsoid(
        EllipsoidGate(
          dimensions: [dimension(matrices), dimension(matrices)], mean: [value(), value()],
          covariance: [spread, 0.3, 0.3, spread * 2], distanceSquared: abs(value())))
    case 3 where populations.count > 1:
      let operation = pick([BooleanGate.Operation.and, .or, .not])
      return .boolean(
        BooleanGate(
          operation,
          (0..<(operation == .not ? 1 : 2 + number(2))).map { _ in
            .init(pick(populations), isComplement: chance())
          }))
    default: return .quadrants(quadrants(index, matrices))
    }
  }

  private mutating func quadrants(_ index: Int, _ matrices: [String]) -> QuadrantGate {
    let dividers = (0..<(1 + number(2))).map { divider in
      QuadrantGate.Divider(
        id: pick(["x\(divider)", "FSC-A \(divider)", "G\(index)d\(divider)"]), dimension(matrices),
        values: Set((0...number(2)).map { _ in value() }).sorted())
    }
    return QuadrantGate(
      dividers: dividers,
      quadrants: (0...number(4)).map { quadrant in
        .init(
          id: GateID("Q\(index) \(pick(["+", "_"]))\(quadrant)"),
          name: pick(["+−", "Q\(quadrant)"]) + "\(index)\(quadrant)",
          positions: dividers.indices.map {
            .init(divider: $0, region: number(dividers[$0].values.count + 1))
          })
      })
  }
}
