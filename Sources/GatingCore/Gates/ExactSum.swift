/// A sum of products of finite numbers, kept without any rounding as one wide fixed-point number.
///
/// Limb `i` counts units of 2^(32·i − 2,148), twice the exponent of the smallest subnormal number,
/// so every product of two finite numbers fits. Limbs are signed and carried only when the sign is
/// asked for, which leaves room for 2³¹ products.
struct ExactSum {
  private static let lowestExponent = -2148
  private var limbs = [Int64](repeating: 0, count: 136)

  /// Adds the product of two finite numbers.
  mutating func add(_ left: Double, _ right: Double) {
    if left == 0 || right == 0 { return }
    let (high, low) = Self.mantissa(left).multipliedFullWidth(by: Self.mantissa(right))
    let place = Self.exponent(left) + Self.exponent(right) - Self.lowestExponent
    let shift = UInt64(place & 31)
    // The product has 106 bits, moved up by less than a limb.
    let product = (UInt128(high) << 64 | UInt128(low)) << UInt128(shift)
    let sign: Int64 = (left < 0) == (right < 0) ? 1 : -1
    for part in 0..<4 {
      let limb = Int64(truncatingIfNeeded: product >> UInt128(32 * part)) & 0xFFFF_FFFF
      limbs[place >> 5 + part] += sign * limb
    }
    // What the shift by up to 31 bits pushed beyond 128.
    if shift > 22 {
      limbs[place >> 5 + 4] += sign * Int64(truncatingIfNeeded: high >> (64 - shift))
    }
  }

  /// −1, 0 or 1.
  var sign: Int {
    var carry: Int64 = 0
    var isZero = true
    for limb in limbs {
      let total = limb + carry
      if total & 0xFFFF_FFFF != 0 { isZero = false }
      carry = total >> 32
    }
    if carry != 0 { return carry > 0 ? 1 : -1 }
    return isZero ? 0 : 1
  }

  private static func mantissa(_ value: Double) -> UInt64 {
    value.isNormal ? value.significandBitPattern | 1 << 52 : value.significandBitPattern
  }

  /// The power of two by which the mantissa is to be multiplied.
  private static func exponent(_ value: Double) -> Int {
    Int(max(1, value.exponentBitPattern)) - 1075
  }
}
