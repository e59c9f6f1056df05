/// A cell of a text table, judged by its bytes.
enum TextNumber: Equatable {
  case number(Double)
  /// Empty, or one of the words for a value that is not there.
  case missing
  case word

  private static let missingWords: Set<String> = [
    "na", "nan", "n/a", "#n/a", "null", "none", "-", "-nan", "+nan",
  ]
  private static let infinite: [String: Double] = [
    "inf": .infinity, "+inf": .infinity, "-inf": -.infinity, "infinity": .infinity,
    "+infinity": .infinity, "-infinity": -.infinity,
  ]
  /// Exact as 64-bit numbers.
  private static let powers: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]

  /// Judges `bytes`; blanks around them do not count.
  ///
  /// - Parameter point: the decimal point, `.` or `,`.
  init(_ bytes: ArraySlice<UInt8>, point: UInt8) {
    var bytes = bytes
    while let first = bytes.first, first == 0x20 || first == 0x09 { bytes.removeFirst() }
    while let last = bytes.last, last == 0x20 || last == 0x09 { bytes.removeLast() }
    if bytes.isEmpty {
      self = .missing
    } else if let value = Self.decimal(bytes, point) {
      self = .number(value)
    } else {
      let word = String(decoding: bytes.prefix(12), as: UTF8.self).lowercased()
      if let value = Self.infinite[word], bytes.count < 12 {
        self = .number(value)
      } else {
        self = Self.missingWords.contains(word) ? .missing : .word
      }
    }
  }

  /// A decimal number, correctly rounded; nil where it is none.
  ///
  /// Up to 2⁵³ and 22 decimal places one division or multiplication is exact (Clinger 1990); the
  /// rest is left to the standard library.
  private static func decimal(_ bytes: ArraySlice<UInt8>, _ point: UInt8) -> Double? {
    var index = bytes.startIndex
    var isNegative = false
    if bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+") {
      isNegative = bytes[index] == UInt8(ascii: "-")
      index += 1
    }
    var mantissa: UInt64 = 0
    var digits = 0
    var places = 0
    var hasPoint = false
    while index < bytes.endIndex {
      let byte = bytes[index]
      if (0x30...0x39).contains(byte) {
        digits += 1
        if mantissa < 1 << 59 {
          mantissa = mantissa * 10 + UInt64(byte - 0x30)
          if hasPoint { places += 1 }
        } else {
          return slow(bytes, point)
        }
      } else if byte == point, !hasPoint {
        hasPoint = true
      } else {
        break
      }
      index += 1
    }
    guard digits > 0 else { return nil }
    if index < bytes.endIndex || mantissa > 1 << 53 || places > 22 { return slow(bytes, point) }
    let value = Double(mantissa) / powers[places]
    return isNegative ? -value : value
  }

  private static func slow(_ bytes: ArraySlice<UInt8>, _ point: UInt8) -> Double? {
    var text = ""
    for byte in bytes {
      switch byte {
      case point: text.append(".")
      case 0x30...0x39, UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "e"), UInt8(ascii: "E"):
        text.unicodeScalars.append(Unicode.Scalar(byte))
      default: return nil
      }
    }
    return Double(text)
  }
}
