import GatingCore
import TestSupport
import Testing

@Suite struct ScaleTests {
  private static func function(_ name: String, _ p: [Double]) throws -> Scale.Function {
    switch name {
    case "logicle": .logicle(t: p[0], w: p[1], m: p[2], a: p[3])
    case "hyperlog": .hyperlog(t: p[0], w: p[1], m: p[2], a: p[3])
    case "asinh": .asinh(t: p[0], m: p[2], a: p[3])
    case "logarithmic": .logarithmic(t: p[0], m: p[2])
    default: try #require(name == "linear" ? .linear(t: p[0], a: p[3]) : nil)
    }
  }

  @Test func coordinatesAgreeWithTheTruthAndLeadBack() throws {
    var worst: [String: Double] = [:]
    for row in try ReferenceTable("scales").rows {
      let name = try #require(row.words.first)
      let scale = Scale(try Self.function(name, row.numbers))
      #expect(scale.fault == nil)
      let prepared = PreparedScale(scale)
      let (t, value, truth) = (row.numbers[0], row.numbers[4], row.numbers[5])
      let error = (prepared(value) - truth).magnitude
      worst[name] = max(worst[name] ?? 0, error / max(1, truth.magnitude))
      #expect(error <= 1.2e-15 * max(1, truth.magnitude), "\(scale)(\(value)) != \(truth)")
      let back = prepared.inverse(prepared(value))
      #expect(
        (back - value).magnitude <= 1e-9 * max(min(t, 1), value.magnitude),
        "\(scale): \(value) comes back as \(back)")
    }
    #expect(worst.count == 5)
  }

  private static let curves: [Scale.Function] = [
    .logicle(t: 262_144, w: 0.5, m: 4.5, a: 0), .logicle(t: 262_144, w: 0, m: 4.5, a: 0),
    .logicle(t: 10_000, w: 2.25, m: 4.5, a: -1), .logicle(t: 1000, w: 1, m: 4, a: 1),
    .hyperlog(t: 262_144, w: 0.5, m: 4.5, a: 0), .hyperlog(t: 1000, w: 1e-3, m: 4, a: 2),
    .asinh(t: 262_144, m: 4.5, a: 0), .asinh(t: 1000, m: 4, a: 2),
    .linear(t: 262_144, a: 100), .logarithmic(t: 262_144, m: 4.5),
  ]

  /// Values close together around zero, along the decades and beyond T, and neighbouring floats.
  @Test(arguments: curves)
  func scalesRise(function: Scale.Function) {
    let scale = PreparedScale(Scale(function))
    var values = (-2000...2000).map { Double($0) * 0.01 }
    values += (-4000...4000).map { Double($0) * 1e-7 } + (-4000...4000).map { Double($0) * 1e-12 }
    for sign in [-1.0, 1] {
      var value = 1e-6
      while value < 1e9 {
        values.append(sign * value)
        value *= 1.0007
      }
    }
    for start in [1, 100, 30_000, 262_000] as [Float] {
      var value = start
      for _ in 0..<2000 {
        values += [Double(value), -Double(value)]
        value = value.nextUp
      }
    }
    values = Set(values.map { $0 + 0 }).sorted()
    if case .logarithmic = function { values.removeAll { $0 <= 0 } }
    let coordinates = values.map { scale($0) }
    for (index, (low, high)) in zip(coordinates, coordinates.dropFirst()).enumerated() {
      #expect(low <= high, "\(function) falls between \(values[index]) and \(values[index + 1])")
    }
    #expect(Set(coordinates).count > values.count * 9 / 10, "neighbours are told apart")
  }

  @Test func curvesAreOddAboutZeroAndReachOneAtT() {
    for function in Self.curves {
      let scale = PreparedScale(Scale(function))
      guard case .logarithmic = function else {
        let zero = scale(0)
        for value in [1e-9, 0.7, 1, 33, 1e4, 3e5] where !Self.isLinear(function) {
          #expect((scale(value) - zero + scale(-value) - zero).magnitude < 1e-15)
        }
        continue
      }
    }
    for (t, scale) in [
      (262_144.0, Scale.logicle()), (1000, Scale(.hyperlog(t: 1000, w: 0.5, m: 4, a: 1))),
      (1000, Scale(.asinh(t: 1000, m: 4, a: 1))), (1e4, Scale(.logarithmic(t: 1e4, m: 5))),
      (5, .linear(5)),
    ] {
      #expect((PreparedScale(scale)(t) - 1).magnitude < 3e-16)
    }
  }

  private static func isLinear(_ function: Scale.Function) -> Bool {
    if case .linear = function { true } else { false }
  }

  /// With W = 0 the logicle is the inverse hyperbolic sine of the same T, M and A.
  @Test func logicleWithoutLinearRegionIsAsinh() {
    for a in [0.0, 1] {
      let logicle = PreparedScale(Scale(.logicle(t: 1000, w: 0, m: 4, a: a)))
      let sine = PreparedScale(Scale(.asinh(t: 1000, m: 4, a: a)))
      for value in [-5000, -1, -1e-3, 0, 1e-5, 0.5, 20, 999, 1e6] {
        #expect((logicle(value) - sine(value)).magnitude < 1e-7, "they differ by e^-2b alone")
      }
    }
  }

  @Test func everyLegalScaleConverges() {
    var random = SeededGenerator(seed: 31)
    for _ in 0..<300 {
      let m = Double.random(in: 0.01...100, using: &random)
      let w =
        [0, m / 2, .random(in: 0...(m / 2), using: &random), 1e-12 * m]
        .randomElement(using: &random) ?? 0
      let a =
        [-w, m - 2 * w, .random(in: -w...(m - 2 * w), using: &random)]
        .randomElement(using: &random) ?? 0
      let t = RealMath.exp(.random(in: -50...50, using: &random))
      for function in [
        Scale.Function.logicle(t: t, w: w, m: m, a: a), .hyperlog(t: t, w: w, m: m, a: a),
      ] {
        let scale = Scale(function)
        if scale.fault != nil { continue }
        let prepared = PreparedScale(scale)
        #expect((prepared(t) - 1).magnitude < 1e-13, "\(scale)")
        for _ in 0..<40 {
          let value = t * RealMath.exp(.random(in: -60...60, using: &random))
          let coordinate = prepared(value)
          #expect(coordinate.isFinite, "\(scale)(\(value))")
          let back = prepared.inverse(coordinate)
          // A coordinate's last bit is worth a part M + A of the value, at the least.
          let slack = max(1e-9, 1e-15 * (m + a) * 10)
          #expect(
            (back - value).magnitude <= slack * max(value, t * 1e-6),
            "\(scale): \(value) comes back as \(back)")
        }
      }
    }
  }

  @Test func valuesThatAreNoNumbersOrInfiniteStayThat() {
    for function in Self.curves + [.identity] {
      let scale = PreparedScale(Scale(function))
      #expect(scale(.nan).isNaN && scale(.infinity) == .infinity)
      if case .logarithmic = function {
        #expect(scale(0) == -.infinity && scale(-0.0) == -.infinity && scale(-1).isNaN)
      } else {
        #expect(scale(-.infinity) == -.infinity)
      }
      let largest = scale(.greatestFiniteMagnitude)
      #expect(!largest.isNaN && largest > 1)
    }
  }

  @Test func boundsHoldInfinitiesButNotNaN() {
    let scale = PreparedScale(
      Scale(.logarithmic(t: 1000, m: 3), lowerBound: 0.25, upperBound: 0.75))
    #expect(scale(0) == 0.25 && scale(1e9) == 0.75 && scale(.infinity) == 0.75)
    #expect(scale(-1).isNaN)
    #expect((scale(31.622776601683793) - 0.5).magnitude < 1e-15)
    #expect(scale.inverse(1) == 1000, "the inverse leaves bounds aside")
  }

  @Test func aColumnIsScaledLikeItsValues() {
    var random = SeededGenerator(seed: 32)
    for function in Self.curves + [.identity] {
      let scale = PreparedScale(Scale(function, lowerBound: 0.1))
      var values = (0..<999).map { _ in Double.random(in: -1e5...1e6, using: &random) }
      values += [.nan, 0, -0.0, .infinity]
      let one = values.map { scale($0).bitPattern }
      values.withUnsafeMutableBufferPointer { scale.apply(to: $0) }
      #expect(values.map(\.bitPattern) == one)
    }
  }

  /// Values to six digits that other implementations of Gating-ML 2.0 are tested against, FlowUtils
  /// among them.
  @Test(arguments: [
    (
      Scale.Function.logicle(t: 1000, w: 1, m: 4, a: 0),
      [
        0.067574, 0.147986, 0.228752, 0.25, 0.256384, 0.271248, 0.312897, 0.432426, 0.739548, 1,
      ]
    ),
    (
      .hyperlog(t: 1000, w: 1, m: 4, a: 0),
      [
        0.08355406, 0.15586819, 0.2294768, 0.25, 0.25623887, 0.2705232, 0.30909185, 0.41644594,
        0.73187469, 1,
      ]
    ),
    (
      .asinh(t: 1000, m: 4, a: 1),
      [
        -0.200009, -0.139829, -0.000856, 0.2, 0.303776, 0.400856, 0.495521, 0.600009, 0.8, 1,
      ]
    ),
  ])
  func publishedValuesAreMet(function: Scale.Function, coordinates: [Double]) {
    let scale = PreparedScale(Scale(function))
    for (value, truth) in zip([-10, -5, -1, 0, 0.3, 1, 3, 10, 100, 1000], coordinates) {
      #expect((scale(value) - truth).magnitude < 6e-7)
    }
  }
}
