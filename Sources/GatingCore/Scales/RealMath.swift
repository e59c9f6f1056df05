/// Elementary functions of our own, made of IEEE additions, multiplications and divisions alone.
///
/// The C library picks other code for other processors and may differ in the last bit; gates
/// compare these values with edges, so they must be the same everywhere. Goals, in this order:
/// the same bits on every processor; special values as in C; within 2 ulp; speed.
package enum RealMath {
  /// The natural logarithm of ten.
  package static let ln10 = 2.302585092994045684
  /// ln 2 in two parts, the first short enough that its product with an exponent is exact.
  private static let ln2High = 6.93147180369123816490e-01
  private static let ln2Low = 1.90821492927058770002e-10

  /// e to the power of `x`.
  package static func exp(_ x: Double) -> Double {
    if x.isNaN { return x }
    if x > 709.782712893384 { return .infinity }
    if x < -745.2 { return 0 }
    let (k, r) = reduced(x)
    return scale(1 + r * tail(r), by: k)
  }

  /// e to the power of `x`, less one, exact to the last bits near zero.
  ///
  /// With x = k·ln 2 + r it is 2ᵏ(eʳ − 1) + (2ᵏ − 1), which loses nothing where eˣ is near one.
  package static func expMinusOne(_ x: Double) -> Double {
    if x.magnitude < 0.34657359027997264 { return x * tail(x) }
    if x > 40 { return exp(x) }
    if x < -40 { return -1 }
    if x.isNaN { return x }
    let (k, r) = reduced(x)
    let power = Double(bitPattern: UInt64(k + 1023) << 52)
    return power * (r * tail(r)) + (power - 1)
  }

  /// e to the power of `x`, less one, for |x| ≤ 0.1: its Taylor series to x⁹, whose rest is below
  /// 2⁻⁵¹ of it there and falls with the ninth power.
  @inline(__always)
  static func expMinusOneNearZero(_ x: Double) -> Double {
    let x2 = x * x
    let x4 = x2 * x2
    let a = (1 + x * 0.5) + x2 * (1.0 / 6 + x * (1.0 / 24))
    let b = (1.0 / 120 + x * (1.0 / 720)) + x2 * (1.0 / 5040 + x * (1.0 / 40320))
    return x * (a + x4 * (b + x4 * (1.0 / 362_880)))
  }

  /// x = k·ln 2 + r with |r| ≤ ln 2 / 2.
  @inline(__always)
  private static func reduced(_ x: Double) -> (k: Int, r: Double) {
    // Adding 1.5 · 2⁵² rounds to a whole number, to even at ties, without a call.
    let k = (x * 1.4426950408889634 + 0x1.8p52) - 0x1.8p52
    return (Int(k), (x - k * ln2High) - k * ln2Low)
  }

  /// (eʳ − 1)/r for |r| ≤ 0.3466 by its Taylor series to r¹², whose rest is below 2⁻⁵⁶.
  @inline(__always)
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
  @inline(__always)
  private static func scale(_ value: Double, by k: Int) -> Double {
    if k >= -1021 && k <= 1023 {
      return value * Double(bitPattern: UInt64(k + 1023) << 52)
    }
    // In two steps, as the power alone over- or underflows.
    let half = k / 2
    return value * Double(bitPattern: UInt64(half + 1023) << 52)
      * Double(bitPattern: UInt64(k - half + 1023) << 52)
  }

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
    let magnitude = x.magnitude
    if magnitude > 40 {
      if magnitude.isInfinite || magnitude > 711 { return sign(.infinity, like: x) }
      // Halved before it can overflow: eˣ / 2.
      let (k, r) = reduced(magnitude)
      return sign(scale(1 + r * tail(r), by: k - 1), like: x)
    }
    let grown = expMinusOne(magnitude)
    return sign(0.5 * (grown + grown / (grown + 1)), like: x)
  }

  @inline(__always)
  private static func sign(_ magnitude: Double, like x: Double) -> Double {
    x.sign == .minus ? -magnitude : magnitude
  }
}
