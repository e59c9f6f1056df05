/// Elementary functions of our own, made of IEEE additions, multiplications and divisions alone.
///
/// The C library picks other code for other processors and may differ in the last bit; gates
/// compare these values with edges, so they must be the same everywhere. Goals, in this order:
/// the same bits on every processor; special values as in C; within 2 ulp; speed.
package enum RealMath {
  package static let ln10 = 2.302585092994045684
  private static let ln2High = 6.93147180369123816490e-01
  private static let ln2Low = 1.90821492927058770002e-10

  /// e to the power of `x`.
  ///
  /// x = k·ln 2 + r with |r| ≤ ln 2 / 2; eʳ by its Taylor series to r¹³, whose rest is below 2⁻⁵⁷.
  package static func exp(_ x: Double) -> Double {
    if x.isNaN { return x }
    if x > 709.782712893384 { return .infinity }
    if x < -745.2 { return 0 }
    let k = (x * 1.4426950408889634).rounded(.toNearestOrEven)
    let r = (x - k * ln2High) - k * ln2Low
    return scale(1 + r * tail(r), by: Int(k))
  }

  /// e to the power of `x`, less one, exact to the last bits near zero.
  package static func expMinusOne(_ x: Double) -> Double {
    x.magnitude < 0.34657359027997264 ? x * tail(x) : exp(x) - 1
  }

  /// (eʳ − 1)/r for |r| ≤ 0.3466.
  private static func tail(_ r: Double) -> Double {
    let r2 = r * r
    let r4 = r2 * r2
    // Estrin's scheme: four short independent chains instead of a long one.
    let a = (1 + r * 0.5) + r2 * (1.0 / 6 + r * (1.0 / 24))
    let b = (1.0 / 120 + r * (1.0 / 720)) + r2 * (1.0 / 5040 + r * (1.0 / 40320))
    let c =
      (1.0 / 362_880 + r * (1.0 / 3_628_800))
      + r2 * (1.0 / 39_916_800 + r * (1.0 / 479_001_600))
    return a + r4 * (b + r4 * (c + r4 * (1.0 / 6_227_020_800)))
  }

  /// `value` times two to the power `k`, for −1,080 < k < 1,030.
  private static func scale(_ value: Double, by k: Int) -> Double {
    if k >= -1021 && k <= 1023 {
      return value * Double(bitPattern: UInt64(k + 1023) << 52)
    }
    // In two steps, as the power alone over- or underflows.
    let half = k / 2
    return value * Double(bitPattern: UInt64(half + 1023) << 52)
      * Double(bitPattern: UInt64(k - half + 1023) << 52)
  }

  /// The natural logarithm: −∞ at 0, NaN below.
  ///
  /// x = 2ᵏ·m with m in [√½, √2); ln m = 2 artanh s, s = (m − 1)/(m + 1).
  package static func log(_ x: Double) -> Double {
    if x.isNaN || x < 0 { return .nan }
    if x == 0 { return -.infinity }
    if x == .infinity { return x }
    var mantissa = x.significand
    var k = Double(x.exponent)
    if mantissa > 1.4142135623730951 {
      mantissa *= 0.5
      k += 1
    }
    return k * ln2High + (logOnePlusSmall(mantissa - 1) + k * ln2Low)
  }

  /// ln(1 + x), exact to the last bits near zero; NaN below −1.
  package static func logOnePlus(_ x: Double) -> Double {
    x > -0.29 && x < 0.41 ? logOnePlusSmall(x) : log(1 + x)
  }

  /// ln(1 + f) for √½ ≤ 1 + f ≤ √2: f − f²/2 + s·(f²/2 + R), which keeps the large term f exact.
  private static func logOnePlusSmall(_ f: Double) -> Double {
    let s = f / (2 + f)
    let z = s * s
    let rest =
      z
      * (2.0 / 3
        + z
        * (2.0 / 5
          + z
          * (2.0 / 7
            + z
            * (2.0 / 9
              + z
              * (2.0 / 11
                + z
                * (2.0 / 13
                  + z
                  * (2.0 / 15 + z * (2.0 / 17 + z * (2.0 / 19 + z * (2.0 / 21))))))))))
    let half = 0.5 * f * f
    return f - (half - s * (half + rest))
  }

  /// The logarithm to base ten.
  package static func log10(_ x: Double) -> Double { log(x) / ln10 }

  /// The inverse hyperbolic sine.
  package static func asinh(_ x: Double) -> Double {
    let magnitude = x.magnitude
    if magnitude > 1e150 { return sign(log(magnitude) + 0.6931471805599453, like: x) }
    let square = magnitude * magnitude
    let result = logOnePlus(magnitude + square / (1 + (1 + square).squareRoot()))
    return sign(result, like: x)
  }

  /// The hyperbolic sine.
  package static func sinh(_ x: Double) -> Double {
    let grown = expMinusOne(x.magnitude)
    return sign(0.5 * (grown + grown / (grown + 1)), like: x)
  }

  private static func sign(_ magnitude: Double, like x: Double) -> Double {
    x.sign == .minus ? -magnitude : magnitude
  }
}
