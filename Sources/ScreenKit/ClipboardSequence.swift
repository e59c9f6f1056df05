/// Text on its way to the clipboard of the screen that a person sits at, which may be far from the
/// program: xterm's control sequence OSC 52.
///
/// Terminals answer nothing, so whether one took it is not known.
package enum ClipboardSequence {
  /// How many bytes the text may take in the sequence; many terminals drop longer ones whole.
  package static let longest = 100_000

  /// The bytes that hand `text` to the terminal; nil for a text that is too long.
  package static func bytes(_ text: String) -> [UInt8]? {
    let encoded = base64(Array(text.utf8))
    guard encoded.count <= longest else { return nil }
    return Array("\u{1B}]52;c;".utf8) + encoded + [0x07]
  }

  /// Whether a text is short enough.
  package static func takes(_ text: String) -> Bool { (text.utf8.count + 2) / 3 * 4 <= longest }

  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// RFC 4648, section 4.
  private static func base64(_ bytes: [UInt8]) -> [UInt8] {
    var encoded: [UInt8] = []
    encoded.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let part = bytes[start..<min(start + 3, bytes.count)]
      let bits = part.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - part.count))
      for place in 0..<4 {
        encoded.append(
          place <= part.count ? alphabet[bits >> (18 - 6 * place) & 0x3F] : UInt8(ascii: "="))
      }
    }
    return encoded
  }
}
