extension FieldValues {
  /// Where the four columns of a strip go on.
  struct StripTargets {
    var first: UnsafeMutableRawPointer
    var second: UnsafeMutableRawPointer
    var third: UnsafeMutableRawPointer
    var fourth: UnsafeMutableRawPointer
  }

  /// Writes the values of four neighbouring fields that are stored alike, of all events but the
  /// last `count % 4`; the targets are of those events alone.
  ///
  /// - Parameters:
  ///   - field: the first of them, for type and order.
  ///   - masks: the mask of each.
  /// - Returns: whether any value is not finite.
  func decodeStrip(
    _ field: EventLayout.Field, masks: SIMD4<UInt64>, to targets: StripTargets
  ) -> Bool {
    let isSwapped = field.order == .mostFirst
    switch field.type {
    case .float32:
      let exponent: UInt32 = 0x7F80_0000
      return isSwapped
        ? floats(targets, exponent: exponent, Self.swapped)
        : floats(targets, exponent: exponent) { $0 }
    case .float64, .ascii:
      let exponent: UInt64 = 0x7FF0_0000_0000_0000
      return isSwapped
        ? floats(targets, exponent: exponent, Self.swapped)
        : floats(targets, exponent: exponent) { $0 }
    case .integer:
      switch (field.width, isSwapped) {
      case (1, _): integers(field, masks, targets) { (raw: SIMD4<UInt8>) in raw }
      case (2, false): integers(field, masks, targets) { (raw: SIMD4<UInt16>) in raw }
      case (2, true): integers(field, masks, targets) { (raw: SIMD4<UInt16>) in Self.swapped(raw) }
      case (_, false): integers(field, masks, targets) { (raw: SIMD4<UInt32>) in raw }
      case (_, true): integers(field, masks, targets) { (raw: SIMD4<UInt32>) in Self.swapped(raw) }
      }
      return false
    }
  }

  /// Floats, by their bits; `exponent` has all ones in that of a value that is not finite.
  @inline(__always)
  private func floats<Bits: FixedWidthInteger & SIMDScalar>(
    _ targets: StripTargets, exponent: Bits, _ order: (SIMD4<Bits>) -> SIMD4<Bits>
  ) -> Bool {
    let all = SIMD4(repeating: exponent)
    // One more in the exponent carries into the sign where it has all ones.
    let one = SIMD4(repeating: exponent & ~(exponent &<< 1))
    var carried = SIMD4<Bits>.zero
    turn(targets) { (raw: SIMD4<Bits>, _) in
      let bits = order(raw)
      carried |= (bits & all) &+ one
      return bits
    }
    return carried & ~(SIMD4(repeating: .max) &>> 1) != .zero
  }

  @inline(__always)
  private func integers<Raw: FixedWidthInteger & SIMDScalar>(
    _ field: EventLayout.Field, _ masks: SIMD4<UInt64>, _ targets: StripTargets,
    _ order: (SIMD4<Raw>) -> SIMD4<Raw>
  ) {
    let masks = SIMD4<UInt32>(truncatingIfNeeded: masks)
    if field.storage == .float32 {
      // Below 2²⁴, so that a signed conversion, which the processor has, is exact.
      turn(targets) { (raw: SIMD4<Raw>, column) in
        let value = SIMD4<UInt32>(truncatingIfNeeded: order(raw)) & masks[column]
        return SIMD4<Float>(SIMD4<Int32>(truncatingIfNeeded: value))
      }
    } else {
      turn(targets) { (raw: SIMD4<Raw>, column) in
        SIMD4<UInt32>(truncatingIfNeeded: order(raw)) & masks[column]
      }
    }
  }

  /// Takes four values of each of four events at a time and hands them on as four events of each
  /// of four columns.
  @inline(__always)
  private func turn<Raw: FixedWidthInteger & SIMDScalar, Value: SIMDScalar>(
    _ targets: StripTargets, _ convert: (SIMD4<Raw>, _ column: Int) -> SIMD4<Value>
  ) {
    var row = rows
    let step = 4 * MemoryLayout<Value>.stride
    var offset = 0
    for _ in 0..<(count / 4) {
      let a = row.loadUnaligned(as: SIMD4<Raw>.self)
      let b = (row + stride).loadUnaligned(as: SIMD4<Raw>.self)
      let c = (row + 2 * stride).loadUnaligned(as: SIMD4<Raw>.self)
      let d = (row + 3 * stride).loadUnaligned(as: SIMD4<Raw>.self)
      let first = SIMD4<Raw>(a[0], b[0], c[0], d[0])
      let second = SIMD4<Raw>(a[1], b[1], c[1], d[1])
      let third = SIMD4<Raw>(a[2], b[2], c[2], d[2])
      let fourth = SIMD4<Raw>(a[3], b[3], c[3], d[3])
      targets.first.storeBytes(
        of: convert(first, 0), toByteOffset: offset, as: SIMD4<Value>.self)
      targets.second.storeBytes(
        of: convert(second, 1), toByteOffset: offset, as: SIMD4<Value>.self)
      targets.third.storeBytes(
        of: convert(third, 2), toByteOffset: offset, as: SIMD4<Value>.self)
      targets.fourth.storeBytes(
        of: convert(fourth, 3), toByteOffset: offset, as: SIMD4<Value>.self)
      row += 4 * stride
      offset += step
    }
  }

  // Shifts, because the vectors of the oldest processors cannot move single bytes.

  @inline(__always)
  private static func swapped(_ raw: SIMD4<UInt16>) -> SIMD4<UInt16> { (raw &>> 8) | (raw &<< 8) }

  @inline(__always)
  private static func swapped(_ raw: SIMD4<UInt32>) -> SIMD4<UInt32> {
    let pairs = ((raw &>> 8) & 0x00FF_00FF) | ((raw & 0x00FF_00FF) &<< 8)
    return (pairs &>> 16) | (pairs &<< 16)
  }

  @inline(__always)
  private static func swapped(_ raw: SIMD4<UInt64>) -> SIMD4<UInt64> {
    let even: UInt64 = 0x00FF_00FF_00FF_00FF
    let pairs = ((raw &>> 8) & even) | ((raw & even) &<< 8)
    let low: UInt64 = 0x0000_FFFF_0000_FFFF
    let fours = ((pairs &>> 16) & low) | ((pairs & low) &<< 16)
    return (fours &>> 32) | (fours &<< 32)
  }
}
