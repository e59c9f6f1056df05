import FCSFiles
import TestSupport
import Testing

/// The eight characters after the last segment, which few writers fill in and no two alike.
@Suite struct ChecksumTests {
  private static let builder = FCSBuilder([.init("A")], events: [[1.0], [2.0]])

  private func codes(_ trailer: String, damage: Int? = nil) throws -> [String] {
    var builder = Self.builder
    builder.trailer = Array(trailer.utf8)
    var bytes = builder.bytes
    if let damage { bytes[bytes.count - trailer.utf8.count - damage] ^= 1 }
    return try FCSReader.read(MemoryByteSource(bytes))[0].warnings.map(\.code)
  }

  /// Bit by bit, as the polynomial is defined: the register from `start`, high end first.
  private static func remainder(_ bytes: some Sequence<UInt8>, start: UInt16) -> UInt16 {
    var register = start
    for byte in bytes {
      for bit in (0..<8).reversed() {
        let isSet = (register >> 15) ^ UInt16(byte >> UInt8(bit) & 1) == 1
        register <<= 1
        if isSet { register ^= 0x1021 }
      }
    }
    return register
  }

  private static func padded(_ digits: String) -> String {
    String(repeating: "0", count: 8 - digits.count) + digits
  }

  @Test(arguments: [0, 0xFFFF] as [UInt16], [10, 16]) func isBelievedInAnySpelling(
    start: UInt16, radix: Int
  ) throws {
    // The published check value of both: the digits 1 to 9.
    #expect(Self.remainder("123456789".utf8, start: 0) == 0x31C3)
    #expect(Self.remainder("123456789".utf8, start: 0xFFFF) == 0x29B1)
    let sum = Self.remainder(Self.builder.bytes.dropLast(8), start: start)
    let text = Self.padded(String(sum, radix: radix, uppercase: true))
    #expect(try codes(text) == [])
    #expect(try codes(text, damage: 1) == ["checksum-wrong"])
    var builder = Self.builder
    builder.trailer = Array(text.utf8)
    #expect(throws: Never.self) {
      try FCSReader.read(MemoryByteSource(builder.bytes), options: .init(isStrict: true))
    }
  }

  @Test(arguments: [
    "00000000", "        ", "", "0000", "0000000\n", "vendor's", "12345678", "0001F0FF",
  ])
  func whatIsNoChecksumIsNone(trailer: String) throws {
    #expect(try codes(trailer) == [])
  }

  @Test func oneThatFitsNothingIsSaid() throws {
    var builder = Self.builder
    builder.trailer = Array("00001234".utf8)
    let warnings = try FCSReader.read(MemoryByteSource(builder.bytes))[0].warnings
    let place = builder.bytes.count - 8
    #expect(
      warnings.map(\.message) == [
        "the checksum “00001234” at byte \(place) does not fit the bytes before it, which may have "
          + "been altered; read as they are"
      ])
    #expect(throws: FCSError.strict(warnings)) {
      try FCSReader.read(MemoryByteSource(builder.bytes), options: .init(isStrict: true))
    }
  }
}
