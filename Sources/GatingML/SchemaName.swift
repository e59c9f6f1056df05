/// Names that may be an `xs:ID`: NCNames (Namespaces in XML 1.0, section 3; XML 1.0, section 2.3).
enum SchemaName {
  /// Whether the text is an NCName.
  static func isValid(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, isStart(first) else { return false }
    return text.unicodeScalars.allSatisfy { isStart($0) || isLater($0) }
  }

  /// An NCName like the text: what may not be in one becomes `_`.
  static func resembling(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      result.unicodeScalars.append(isStart(scalar) || isLater(scalar) ? scalar : "_")
    }
    guard let first = result.unicodeScalars.first else { return "_" }
    return isStart(first) ? result : "_" + result
  }

  /// The text with all but ASCII letters, digits and `.` written `-` and two hexadecimal digits a
  /// UTF-8 byte, so that different texts stay different.
  static func encoding(_ text: String) -> String {
    text.utf8.map { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."):
        String(UnicodeScalar(byte))
      default: "-" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
      }
    }.joined()
  }

  private static func isStart(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x41...0x5A, 0x61...0x7A, 0x5F, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D,
      0x37F...0x1FFF, 0x200C...0x200D, 0x2070...0x218F, 0x2C00...0x2FEF, 0x3001...0xD7FF,
      0xF900...0xFDCF, 0xFDF0...0xFFFD, 0x10000...0xEFFFF:
      true
    default: false
    }
  }

  private static func isLater(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x2D, 0x2E, 0x30...0x39, 0xB7, 0x300...0x36F, 0x203F...0x2040: true
    default: false
    }
  }
}
