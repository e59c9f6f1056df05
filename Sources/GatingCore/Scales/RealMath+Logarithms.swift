extension RealMath {
  private static let ln2High = 6.93147180369123816490e-01
  private static let ln2Low = 1.90821492927058770002e-10
  /// 1 / ln 10 and log₁₀ 2, each in two parts of which the first has 32 bits.
  private static let inverseLn10High = 0x1.bcb7b152p-2
  private static let inverseLn10Low = 0x1.b9438ca9aadd5p-36
  private static let log10Of2High = 0x1.34413508p-2
  private static let log10Of2Low = 0x1.f79fef311f12bp-34

  /// The natural logarithm: −∞ at 0, NaN below.
  package static func log(_ x: Double) -> Double {
    guard x > 0, x < .infinity else { return atEdge(x) }
    let (k, f) = parts(x)
    return k * ln2High + (logOnePlusSmall(f) + k * ln2Low)
  }

  /// ln(1 + x), exact to the last bits near zero; −∞ at −1, NaN below.
  package static func logOnePlus(_ x: Double) -> Double {
    if x > -0.29 && x < 0.41 { return logOnePlusSmall(x) }
    guard x > -1, x < .infinity else { return atEdge(1 + x) }
    let sum = 1 + x
    let (k, f) = parts(sum)
    // What rounding 1 + x lost, as a part of it.
    let lost = (x > 1 ? 1 - (sum - x) : x - (sum - 1)) / sum
    return k * ln2High + (logOnePlusSmall(f) + (k * ln2Low + lost))
  }

  /// The logarithm to base ten: −∞ at 0, NaN below, exact for the powers of ten up to 10²².
  ///
  /// ln m is split into 21 leading bits, whose product with the high part of 1 / ln 10 is exact,
  /// and the rest.
  package static func log10(_ x: Double) -> Double {
    guard x > 0, x < .infinity else { return atEdge(x) }
    let (k, f) = parts(x)
    let half = 0.5 * f * f
    let rest = seriesRest(f, half)
    let head = Double(bitPattern: (f - half).bitPattern & 0xFFFF_FFFF_0000_0000)
    let tail = ((f - head) - half) + rest
    let mantissa = head * inverseLn10High
    let power = k * log10Of2High
    let low = k * log10Of2Low + (tail + head) * inverseLn10Low + tail * inverseLn10High
    let sum = power + mantissa
    return sum + (low + ((power - sum) + mantissa))
  }

  /// The logarithm of what is not a positive finite number.
  private static func atEdge(_ x: Double) -> Double {
    if x == 0 { return -.infinity }
    return x > 0 ? x : .nan
  }

  /// x = 2ᵏ(1 + f) with 1 + f in [√½, √2).
  @inline(__always)
  private static func parts(_ x: Double) -> (k: Double, f: Double) {
    // Subnormal numbers are brought up by 2⁵⁴ first.
    let scaled = x < 0x1p-1022 ? x * 0x1p54 : x
    let bits = scaled.bitPattern
    var k = Double(Int(bits >> 52) - (x < 0x1p-1022 ? 1077 : 1023))
    var mantissa = Double(bitPattern: bits & 0x000F_FFFF_FFFF_FFFF | 0x3FF0_0000_0000_0000)
    if mantissa > 1.4142135623730951 {
      mantissa *= 0.5
      k += 1
    }
    return (k, mantissa - 1)
  }

  /// ln(1 + f) for √½ ≤ 1 + f ≤ √2: f − f²/2 + s·(f²/2 + R), which keeps the large term f exact.
  @inline(__always)
  private static func logOnePlusSmall(_ f: Double) -> Double {
    let half = 0.5 * f * f
    return f - (half - seriesRest(f, half))
  }

  /// s·(f²/2 + R) with s = f / (2 + f): R is the rest of the series of 2 artanh s / s after 2, up
  /// to the tenth power of s², what follows being below 2⁻⁶¹.
  @inline(__always)
  private static func seriesRest(_ f: Double, _ half: Double) -> Double {
    let s = f / (2 + f)
    let z = s * s
    let z2 = z * z
    let z4 = z2 * z2
    let a = (2.0 / 3 + z * (2.0 / 5)) + z2 * (2.0 / 7 + z * (2.0 / 9))
    let b = (2.0 / 11 + z * (2.0 / 13)) + z2 * (2.0 / 15 + z * (2.0 / 17))
    let c = 2.0 / 19 + z * (2.0 / 21)
    return s * (half + z * (a + z4 * (b + z4 * c)))
  }
}
