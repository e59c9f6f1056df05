import XMLTree

/// Numbers and truth values as XML Schema 1.0 writes them (part 2, sections 3.2.2 and 3.2.5).
enum SchemaNumber {
  /// The number of an `xs:double` text, nil for anything else; white space around it is left out.
  static func double(_ text: String) -> Double? {
    let word = trimmed(text)
    switch word {
    case "INF": return .infinity
    case "-INF": return -.infinity
    case "NaN": return .nan
    default: break
    }
    // Swift reads more than the schema allows: hexadecimal numbers, "inf", "nan".
    let isPlain = word.utf8.allSatisfy { byte in
      (byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")) || ".+-eE".utf8.contains(byte)
    }
    return isPlain ? Double(word) : nil
  }

  /// The shortest text that reads back as the same number.
  static func text(_ value: Double) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value < 0 ? "-INF" : "INF" }
    let text = value.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// The truth value of an `xs:boolean` text, nil for anything else.
  static func boolean(_ text: String) -> Bool? {
    switch trimmed(text) {
    case "true", "1": true
    case "false", "0": false
    default: nil
    }
  }

  static func trimmed(_ text: String) -> String {
    let isSpace: (Character) -> Bool = { String($0).isXMLSpace }
    let start = text.drop(while: isSpace)
    guard let last = start.lastIndex(where: { !isSpace($0) }) else { return "" }
    return String(start[...last])
  }
}
