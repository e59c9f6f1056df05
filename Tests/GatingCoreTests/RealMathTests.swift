import GatingCore
import Testing

@Suite struct RealMathTests {
  private static let functions: [String: @Sendable (Double) -> Double] = [
    "exp": RealMath.exp, "expMinusOne": RealMath.expMinusOne, "log": RealMath.log,
    "log10": RealMath.log10, "logOnePlus": RealMath.logOnePlus, "asinh": RealMath.asinh,
    "sinh": RealMath.sinh,
  ]

  @Test func everyFunctionIsWithinTwoUnitsInTheLastPlaceOfTheTruth() throws {
    var worst: [String: Double] = [:]
    for row in try ReferenceTable("real-math").rows {
      let name = try #require(row.words.first)
      let function = try #require(Self.functions[name])
      let (x, truth) = (row.numbers[0], row.numbers[1])
      let error = (function(x) - truth).magnitude / truth.ulp
      worst[name] = max(worst[name] ?? 0, function(x) == truth ? 0 : error)
      #expect(error <= 2 || function(x) == truth, "\(name)(\(x)) is \(function(x)), not \(truth)")
    }
    #expect(worst.count == Self.functions.count)
  }

  @Test func powersOfTenHaveWholeLogarithms() {
    var power = 1.0
    for exponent in 0...22 {
      #expect(RealMath.log10(power) == Double(exponent))
      power *= 10
    }
  }

  @Test func specialValuesAreThoseOfC() {
    let infinity = Double.infinity
    for (name, function) in Self.functions { #expect(function(.nan).isNaN, "\(name)") }
    #expect(RealMath.exp(0) == 1 && RealMath.exp(-infinity) == 0)
    #expect(RealMath.exp(infinity) == infinity && RealMath.exp(709.79) == infinity)
    #expect(RealMath.exp(-746) == 0 && RealMath.exp(-745) == Double.leastNonzeroMagnitude)
    #expect(RealMath.expMinusOne(-infinity) == -1 && RealMath.expMinusOne(infinity) == infinity)
    #expect(RealMath.expMinusOne(-0.0).sign == .minus && RealMath.expMinusOne(-0.0) == 0)
    for logarithm in [RealMath.log, RealMath.log10] {
      #expect(logarithm(0) == -infinity && logarithm(-0.0) == -infinity)
      #expect(logarithm(-1).isNaN && logarithm(-infinity).isNaN)
      #expect(logarithm(1) == 0 && logarithm(infinity) == infinity)
    }
    #expect(RealMath.logOnePlus(-1) == -infinity && RealMath.logOnePlus(-1.5).isNaN)
    #expect(RealMath.logOnePlus(infinity) == infinity && RealMath.logOnePlus(0) == 0)
    for function in [RealMath.asinh, RealMath.sinh] {
      #expect(function(infinity) == infinity && function(-infinity) == -infinity)
      #expect(function(-0.0).sign == .minus && function(0).sign == .plus)
    }
    #expect(RealMath.sinh(710.4) < infinity && RealMath.sinh(-710.5) == -infinity)
    #expect(
      RealMath.asinh(Double.leastNonzeroMagnitude) == Double.leastNonzeroMagnitude
        && RealMath.sinh(Double.leastNonzeroMagnitude) == Double.leastNonzeroMagnitude)
  }
}
