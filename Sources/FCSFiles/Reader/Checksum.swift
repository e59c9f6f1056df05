/// The checksum that may follow the last segment of a data set: eight characters.
///
/// Zeros or blanks say that there is none. The standard (FCS 3.0, section 3.6) names the 16-bit
/// polynomial x¹⁶ + x¹² + x⁵ + 1 over all bytes from the HEADER to the end of the last segment, but
/// neither the register's beginning, nor its direction, nor the base of the digits; whichever fits
/// is believed.
struct Checksum {
  /// As written.
  let text: String
  private let wanted: Set<UInt16>

  /// Nil where the eight characters are none, or not those of a 16-bit number.
  init?(_ bytes: [UInt8]) {
    guard bytes.count == 8 else { return nil }
    let text = String(FCSKeyword.trim(TextSegment.text(bytes[...])[...]))
    guard !text.isEmpty, text.utf8.contains(where: { $0 != UInt8(ascii: "0") }) else { return nil }
    wanted = Set([10, 16].compactMap { UInt16(text, radix: $0) })
    if wanted.isEmpty { return nil }
    self.text = text
  }

  /// Whether any reading of the standard gives this for the bytes of `range`.
  func fits(
    _ source: any ByteSource, _ range: Range<Int>
  ) throws(ByteSourceError) -> Bool {
    var registers = Registers()
    var first = range.lowerBound
    while first < range.upperBound {
      let block = try source.bytes(first..<min(range.upperBound, first + 1 << 20))
      registers.take(block)
      first += block.count
    }
    return !wanted.isDisjoint(with: registers.values)
  }

  /// The polynomial from its high end and from its low end, each from zeros and from ones.
  private struct Registers {
    private var high: (UInt16, UInt16) = (0, 0xFFFF)
    private var low: (UInt16, UInt16) = (0, 0xFFFF)

    private static let highTable: [UInt16] = (0..<256).map { byte in
      var value = UInt16(byte) << 8
      for _ in 0..<8 {
        let carries = value & 0x8000 != 0
        value <<= 1
        if carries { value ^= 0x1021 }
      }
      return value
    }
    private static let lowTable: [UInt16] = (0..<256).map { byte in
      var value = UInt16(byte)
      for _ in 0..<8 {
        let carries = value & 1 != 0
        value >>= 1
        if carries { value ^= 0x8408 }
      }
      return value
    }

    mutating func take(_ bytes: [UInt8]) {
      let (up, down) = (Self.highTable, Self.lowTable)
      for byte in bytes {
        high.0 = Self.up(high.0, byte, up)
        high.1 = Self.up(high.1, byte, up)
        low.0 = Self.down(low.0, byte, down)
        low.1 = Self.down(low.1, byte, down)
      }
    }

    private static func up(_ value: UInt16, _ byte: UInt8, _ table: [UInt16]) -> UInt16 {
      value << 8 ^ table[Int(UInt8(truncatingIfNeeded: value >> 8) ^ byte)]
    }

    private static func down(_ value: UInt16, _ byte: UInt8, _ table: [UInt16]) -> UInt16 {
      value >> 8 ^ table[Int(UInt8(truncatingIfNeeded: value) ^ byte)]
    }

    /// Each register, its complement, and both with their bytes exchanged.
    var values: Set<UInt16> {
      var found: Set<UInt16> = []
      for value in [high.0, high.1, low.0, low.1] {
        for word in [value, ~value] { found.formUnion([word, word.byteSwapped]) }
      }
      return found
    }
  }
}
