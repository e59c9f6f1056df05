import Crypto
import Foundation

/// The bytes of one line: JSON with sorted keys, sealed by a hash of its own.
///
/// The member `hash` is the SHA-256 of the line as it is with that member's value empty, so a line
/// that was touched is known by itself; `previous` is the SHA-256 of the whole line before.
package enum SessionLine {
  private static let seal = Array("\"hash\":\"".utf8)
  private static let digits = 64

  private struct Sealed<Content: Encodable>: Encodable {
    let content: Content

    enum Key: String, CodingKey { case hash }

    func encode(to encoder: any Encoder) throws {
      try content.encode(to: encoder)
      var container = encoder.container(keyedBy: Key.self)
      try container.encode("", forKey: .hash)
    }
  }

  /// A value as one line, without a line end.
  ///
  /// Numbers have the shortest digits that read back the same; those that JSON lacks are the texts
  /// `inf`, `-inf` and `nan`.
  /// - Throws: what the value's own coding throws.
  package static func encode(_ content: some Encodable) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    var line = Array(try encoder.encode(Sealed(content: content)))
    if let place = place(in: line, digits: 0) {
      line.insert(contentsOf: hash(line).utf8, at: place)
    }
    return line
  }

  /// The value of a line whose own hash holds.
  /// - Throws: what the value's own coding throws.
  package static func decode<Content: Decodable>(
    _ type: Content.Type, from line: ArraySlice<UInt8>
  ) throws -> Content {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return try decoder.decode(type, from: Data(line))
  }

  /// Whether a line is as it was written, by its own hash.
  package static func isWhole(_ line: ArraySlice<UInt8>) -> Bool {
    var line = Array(line)
    guard let place = place(in: line, digits: digits) else { return false }
    let found = Array(line[place..<(place + digits)])
    line.removeSubrange(place..<(place + digits))
    return found.elementsEqual(hash(line).utf8)
  }

  /// The SHA-256 of a line in hexadecimal.
  package static func hash(_ line: some Sequence<UInt8>) -> String {
    SHA256.hash(data: Array(line)).map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
  }

  /// Where the value of the last `hash` begins, which has so many characters.
  ///
  /// A text inside of the line can't be mistaken for it: its quotes are escaped.
  private static func place(in line: [UInt8], digits: Int) -> Int? {
    guard line.count >= seal.count + digits + 1 else { return nil }
    for start in (0...(line.count - seal.count - digits - 1)).reversed()
    where line[start..<(start + seal.count)].elementsEqual(seal) {
      let place = start + seal.count
      return line[place + digits] == UInt8(ascii: "\"") ? place : nil
    }
    return nil
  }
}
