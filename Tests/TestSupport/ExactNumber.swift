/// A finite binary number of any length, for differences and products without rounding.
///
/// It is ±(Σ limbs[i] · 2^(32·i)) · 2^exponent. Slow and plain: schoolbook arithmetic.
package struct ExactNumber {
  private var isNegative: Bool
  private var limbs: [UInt32]
  private var exponent: Int

  /// The number that a finite double stands for.
  package init(_ value: Double) {
    isNegative = value < 0
    exponent = Int(max(1, value.exponentBitPattern)) - 1075
    let mantissa = value.significandBitPattern | (value.isNormal ? 1 << 52 : 0)
    limbs = [UInt32(truncatingIfNeeded: mantissa), UInt32(truncatingIfNeeded: mantissa >> 32)]
  }

  private init(isNegative: Bool, limbs: [UInt32], exponent: Int) {
    self.isNegative = isNegative
    self.limbs = limbs
    self.exponent = exponent
  }

  /// −1, 0 or 1.
  package var sign: Int {
    limbs.allSatisfy { $0 == 0 } ? 0 : (isNegative ? -1 : 1)
  }

  package static func * (left: ExactNumber, right: ExactNumber) -> ExactNumber {
    var product = [UInt32](repeating: 0, count: left.limbs.count + right.limbs.count)
    for (i, a) in left.limbs.enumerated() {
      var carry: UInt64 = 0
      for (j, b) in right.limbs.enumerated() {
        let sum = UInt64(a) * UInt64(b) + UInt64(product[i + j]) + carry
        product[i + j] = UInt32(truncatingIfNeeded: sum)
        carry = sum >> 32
      }
      product[i + right.limbs.count] = UInt32(carry)
    }
    return ExactNumber(
      isNegative: left.isNegative != right.isNegative, limbs: product,
      exponent: left.exponent + right.exponent)
  }

  package static func - (left: ExactNumber, right: ExactNumber) -> ExactNumber {
    let exponent = min(left.exponent, right.exponent)
    let a = left.shifted(by: left.exponent - exponent)
    let b = right.shifted(by: right.exponent - exponent)
    if left.isNegative != right.isNegative {
      return ExactNumber(isNegative: left.isNegative, limbs: sum(a, b), exponent: exponent)
    }
    return isLess(a, b)
      ? ExactNumber(
        isNegative: !left.isNegative, limbs: difference(b, a), exponent: exponent)
      : ExactNumber(isNegative: left.isNegative, limbs: difference(a, b), exponent: exponent)
  }

  /// The limbs moved up by some bits.
  private func shifted(by bits: Int) -> [UInt32] {
    var moved = [UInt32](repeating: 0, count: bits / 32)
    var carry: UInt32 = 0
    let rest = UInt64(bits % 32)
    for limb in limbs {
      let wide = UInt64(limb) << rest
      moved.append(UInt32(truncatingIfNeeded: wide) | carry)
      carry = UInt32(truncatingIfNeeded: wide >> 32)
    }
    return moved + [carry]
  }

  private static func sum(_ a: [UInt32], _ b: [UInt32]) -> [UInt32] {
    var result: [UInt32] = []
    var carry: UInt64 = 0
    for index in 0..<max(a.count, b.count) {
      let total =
        UInt64(index < a.count ? a[index] : 0) + UInt64(index < b.count ? b[index] : 0) + carry
      result.append(UInt32(truncatingIfNeeded: total))
      carry = total >> 32
    }
    return result + [UInt32(carry)]
  }

  /// `a − b` for a that is not less.
  private static func difference(_ a: [UInt32], _ b: [UInt32]) -> [UInt32] {
    var result: [UInt32] = []
    var borrow: Int64 = 0
    for index in 0..<max(a.count, b.count) {
      var total =
        Int64(index < a.count ? a[index] : 0) - Int64(index < b.count ? b[index] : 0) - borrow
      borrow = total < 0 ? 1 : 0
      if total < 0 { total += 1 << 32 }
      result.append(UInt32(total))
    }
    return result
  }

  private static func isLess(_ a: [UInt32], _ b: [UInt32]) -> Bool {
    for index in (0..<max(a.count, b.count)).reversed() {
      let (left, right) = (index < a.count ? a[index] : 0, index < b.count ? b[index] : 0)
      if left != right { return left < right }
    }
    return false
  }
}
