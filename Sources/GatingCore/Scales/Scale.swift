/// A scale: the function from compensated scale values to the coordinates that gates are drawn in.
///
/// All but `identity` map T to 1 (Gating-ML 2.0, section 6). T is the top of scale, W the width of
/// the linear region, M the number of decades, A the additional negative decades.
package struct Scale: Hashable, Sendable, Codable {
  /// The function, with its parameters.
  package enum Function: Hashable, Sendable, Codable {
    /// Values as they are.
    case identity
    /// flin: (x + A) / (T + A).
    case linear(t: Double, a: Double)
    /// flog: log₁₀(x / T) / M + 1; −∞ at 0, NaN below.
    case logarithmic(t: Double, m: Double)
    /// fasinh: (asinh(x · sinh(M ln 10) / T) + A ln 10) / ((M + A) ln 10).
    case asinh(t: Double, m: Double, a: Double)
    /// logicle: the inverse of a biexponential (Moore & Parks, Cytometry A 2012;81:273).
    case logicle(t: Double, w: Double, m: Double, a: Double)
    /// hyperlog: the inverse of an exponential plus a line (Bagwell, Cytometry A 2005;64:34).
    case hyperlog(t: Double, w: Double, m: Double, a: Double)
    /// FlowJo's biexponential, a table of 4,097 values from 0 to 1: the greatest value shown, the
    /// width basis (−1 or less), the positive decades and the further negative ones. Values
    /// beyond the table are at its ends. Not of Gating-ML.
    case biexponential(top: Double, width: Double, positive: Double, negative: Double)
  }

  /// The function, bounds aside.
  package var function: Function
  /// Scaled values below are raised to this (`boundMin`); nil leaves them.
  package var lowerBound: Double?
  /// Scaled values above are lowered to this (`boundMax`); nil leaves them.
  package var upperBound: Double?
  /// Values below are raised to this before the function; nil leaves them.
  ///
  /// What a ratio's own `boundMin` says on a logarithmic scale: a bound behind the logarithm can't
  /// say it, as numbers below 0 have none.
  package var floor: Double?

  /// A scale, unbounded where nothing else is said.
  package init(_ function: Function, lowerBound: Double? = nil, upperBound: Double? = nil) {
    self.function = function
    self.lowerBound = lowerBound
    self.upperBound = upperBound
  }

  /// Values as they are, unbounded.
  package static let identity = Scale(.identity)

  /// The scale 0…T, as used for scatter.
  package static func linear(_ t: Double) -> Scale { Scale(.linear(t: t, a: 0)) }

  /// The logicle scale with no additional negative decades.
  package static func logicle(t: Double = 262_144, w: Double = 0.5, m: Double = 4.5) -> Scale {
    Scale(.logicle(t: t, w: w, m: m, a: 0))
  }

  /// What is wrong with the parameters, nil when they define a scale.
  ///
  /// Gating-ML 2.0, section 6: T > 0; M > 0; 0 ≤ W ≤ M/2 (hyperlog W > 0); −W ≤ A ≤ M − 2W; flin
  /// −T < A ≤ T (the standard: from 0); fasinh 0 ≤ A ≤ M. Beyond the standard, M is limited to
  /// 100 decades, which keeps every constant within the range of a double.
  package var fault: String? {
    func check(_ values: [Double], _ rules: [(Bool, String)]) -> String? {
      if !values.allSatisfy(\.isFinite) { return "a parameter is not a finite number" }
      return rules.first { !$0.0 }?.1
    }
    if lowerBound?.isNaN == true || upperBound?.isNaN == true { return "a bound is not a number" }
    if let lowerBound, let upperBound, lowerBound > upperBound {
      return "boundMin is above boundMax"
    }
    return switch function {
    case .biexponential(let top, let width, let positive, let negative):
      check(
        [top, width, positive, negative],
        [
          (top > 0, "its maximum must be above 0"),
          (positive > 0 && positive <= 100, "its decades must be above 0 and at most 100"),
          (width <= -1, "its width basis must be -1 or less"),
          (
            width >= -1e50 && BiexponentialTable.halfWidth(width) < positive,
            "its width basis is too wide"
          ),
          (negative >= 0 && negative <= positive, "its negative decades must be 0 to its decades"),
        ])
    case .identity: nil
    case .linear(let t, let a):
      // Below 0 only FlowJo's axes that begin above 0; Gating-ML has none.
      check([t, a], [(t > 0, "T must be above 0"), (a > -t && a <= t, "A must be -T to T")])
    case .logarithmic(let t, let m):
      check(
        [t, m],
        [(t > 0, "T must be above 0"), (m > 0 && m <= 100, "M must be above 0 and at most 100")])
    case .asinh(let t, let m, let a):
      check(
        [t, m, a],
        [
          (t > 0, "T must be above 0"), (m > 0 && m <= 100, "M must be above 0 and at most 100"),
          (a >= 0 && a <= m, "A must be 0 to M"),
        ])
    case .logicle(let t, let w, let m, let a), .hyperlog(let t, let w, let m, let a):
      check(
        [t, w, m, a],
        [
          (t > 0, "T must be above 0"), (m > 0 && m <= 100, "M must be above 0 and at most 100"),
          (w >= 0 && w <= m / 2, "W must be 0 to M/2"),
          (a >= -w && a <= m - 2 * w, "A must be -W to M - 2W"),
          (isLogicle || w > 0, "W must be above 0"),
        ])
    }
  }

  /// Whether the function is the logicle.
  package var isLogicle: Bool { if case .logicle = function { true } else { false } }
}
