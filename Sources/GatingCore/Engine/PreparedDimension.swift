/// A dimension resolved on a panel: which columns it reads and with which weights.
struct PreparedDimension: Sendable {
  /// A weighted sum of parameters; a single parameter has one term of weight 1.
  struct Term: Sendable {
    var parameter: Int
    var weight: Double
  }

  enum Formula: Sendable {
    case parameter(Int)
    case sum([Term])
    indirect case ratio(Formula, Formula, a: Double, b: Double, c: Double)
  }

  let formula: Formula
  let scale: PreparedScale

  /// The value of one event before the scale, given the scale values of its parameters.
  @inline(__always)
  static func value(_ formula: Formula, _ stored: (Int) -> Double) -> Double {
    switch formula {
    case .parameter(let parameter): return stored(parameter)
    case .sum(let terms):
      var sum = 0.0
      for term in terms { sum += term.weight * stored(term.parameter) }
      return sum
    case .ratio(let numerator, let denominator, let a, let b, let c):
      return a * (value(numerator, stored) - b) / (value(denominator, stored) - c)
    }
  }

  /// The parameters that a formula reads.
  static func parameters(_ formula: Formula) -> [Int] {
    switch formula {
    case .parameter(let parameter): [parameter]
    case .sum(let terms): terms.map(\.parameter)
    case .ratio(let numerator, let denominator, _, _, _):
      parameters(numerator) + parameters(denominator)
    }
  }
}
