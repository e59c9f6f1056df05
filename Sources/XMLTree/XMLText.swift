/// The text of a document, decoded to UTF-8 and without its XML declaration.
struct XMLText {
  /// UTF-8; the XML declaration is blanked out, so that lines stay what they were.
  private(set) var bytes: [UInt8]

  init(_ source: [UInt8], limit: Int) throws(XMLTreeError) {
    guard source.count <= limit else { throw .tooLarge(bytes: source.count, limit: limit) }
    bytes = try Self.decoded(source)
    guard let first = bytes.first(where: { !Self.isSpace($0) }) else { throw .empty }
    guard first == UInt8(ascii: "<") else { throw .notXML }
    blankDeclaration()
    if let place = Self.place(of: "<!DOCTYPE", in: bytes) {
      throw .documentType(line: bytes[..<place].count { $0 == UInt8(ascii: "\n") } + 1)
    }
  }

  /// The bytes as UTF-8 text; which encodings are read is decided here, not by libxml2, so that no
  /// declaration can be hidden in an exotic one.
  private static func decoded(_ source: [UInt8]) throws(XMLTreeError) -> [UInt8] {
    switch (source.first, source.dropFirst().first) {
    case (0xFE, 0xFF): return try utf16(source.dropFirst(2), isBigEndian: true)
    case (0xFF, 0xFE): return try utf16(source.dropFirst(2), isBigEndian: false)
    case (0x00, 0x3C): return try utf16(source[...], isBigEndian: true)
    case (0x3C, 0x00): return try utf16(source[...], isBigEndian: false)
    default: break
    }
    let body = source.starts(with: [0xEF, 0xBB, 0xBF]) ? source.dropFirst(3) : source[...]
    let name = declaredEncoding(Array(body.prefix(200))) ?? "UTF-8"
    switch name.uppercased() {
    case "UTF-8", "UTF8", "US-ASCII", "ASCII":
      guard String(validating: body, as: UTF8.self) != nil else { throw .notText(encoding: name) }
      return Array(body)
    case "ISO-8859-1", "LATIN1", "LATIN-1":
      return Array(String(String.UnicodeScalarView(body.map { Unicode.Scalar($0) })).utf8)
    default: throw .encoding(name)
    }
  }

  private static func utf16(
    _ source: ArraySlice<UInt8>, isBigEndian: Bool
  ) throws(XMLTreeError) -> [UInt8] {
    let bytes = Array(source)
    var units: [UInt16] = []
    for index in 0..<(bytes.count / 2) {
      let first = UInt16(bytes[2 * index])
      let second = UInt16(bytes[2 * index + 1])
      units.append(isBigEndian ? first << 8 | second : second << 8 | first)
    }
    guard bytes.count.isMultiple(of: 2), let text = String(validating: units, as: UTF16.self) else {
      throw .notText(encoding: "UTF-16")
    }
    return Array(text.utf8)
  }

  /// The value of `encoding` in the XML declaration, nil without one.
  private static func declaredEncoding(_ start: [UInt8]) -> String? {
    guard start.starts(with: "<?xml".utf8), let end = place(of: "?>", in: start),
      let name = place(of: "encoding", in: Array(start[..<end]))
    else { return nil }
    let quotes: Set<UInt8> = [UInt8(ascii: "\""), UInt8(ascii: "'")]
    let rest = start[(name + 8)..<end]
    guard let open = rest.firstIndex(where: quotes.contains),
      let close = rest[(open + 1)...].firstIndex(of: rest[open])
    else { return nil }
    return String(decoding: rest[(open + 1)..<close], as: UTF8.self)
  }

  private mutating func blankDeclaration() {
    let isDeclared =
      bytes.starts(with: "<?xml".utf8) && bytes.count > 5 && Self.isSpace(bytes[5])
    guard isDeclared, let end = Self.place(of: "?>", in: bytes) else { return }
    for index in 0..<(end + 2) where !Self.isSpace(bytes[index]) {
      bytes[index] = UInt8(ascii: " ")
    }
  }

  /// Where an ASCII text first stands, whatever its case.
  private static func place(of text: StaticString, in bytes: [UInt8]) -> Int? {
    let wanted = text.withUTF8Buffer { $0.map(lowered) }
    guard let first = wanted.first, bytes.count >= wanted.count else { return nil }
    return bytes.withUnsafeBufferPointer { bytes in
      (0...(bytes.count - wanted.count)).first { start in
        lowered(bytes[start]) == first
          && wanted.indices.allSatisfy { lowered(bytes[start + $0]) == wanted[$0] }
      }
    }
  }

  private static func lowered(_ byte: UInt8) -> UInt8 {
    byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }
}
