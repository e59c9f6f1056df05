/// The keywords of one TEXT segment, taken apart at its delimiters.
///
/// A delimiter inside a value is doubled; FCS 3.1, section 3.2.3.
struct TextSegment {
  private(set) var keywords: [FCSKeyword] = []
  private(set) var warnings: [FCSWarning] = []
  private let bytes: [UInt8]
  private let start: Int
  private let delimiter: UInt8

  /// Takes `bytes` apart; their first is the delimiter, `start` their place in the file.
  init(_ bytes: [UInt8], start: Int) {
    self.bytes = bytes
    self.start = start
    delimiter = bytes.first ?? 0
    var emptyNames: [String] = []
    var padded = 0
    var index = 1
    while index < bytes.count {
      let nameStart = index
      while index < bytes.count, bytes[index] != delimiter { index += 1 }
      guard index < bytes.count else {
        noteRest(from: nameStart)
        break
      }
      let raw = Self.text(bytes[nameStart..<index])
      let name = String(FCSKeyword.trim(raw[...]))
      if name.isEmpty {
        index += 1
        continue
      }
      if raw.utf8.count != name.utf8.count { padded += 1 }
      let value: [UInt8]
      // After a name an even run cannot be its end and an escaped beginning of the value: vendors
      // write it for an empty value.
      if delimiters(from: index).isMultiple(of: 2) {
        value = []
        index += 2
      } else {
        index += 1
        value = takeValue(&index)
      }
      let keyword = FCSKeyword(name: name, value: Self.text(value[...]), offset: start + nameStart)
      if keyword.trimmedValue.isEmpty, value.isEmpty { emptyNames.append(name) }
      keywords.append(keyword)
    }
    if !emptyNames.isEmpty { warnings.append(.emptyValues(emptyNames)) }
    if padded > 0 { warnings.append(.blanksAroundNames(count: padded)) }
  }

  private mutating func takeValue(_ index: inout Int) -> [UInt8] {
    var value: [UInt8] = []
    while index < bytes.count {
      let byte = bytes[index]
      if byte != delimiter {
        value.append(byte)
        index += 1
      } else if index + 1 < bytes.count, bytes[index + 1] == delimiter {
        index += 2
        // At the very end the second one is a stray, not half of an escaped delimiter.
        if index == bytes.count { return value }
        value.append(delimiter)
      } else {
        index += 1
        return value
      }
    }
    warnings.append(.finalDelimiterMissing(at: start + bytes.count))
    return value
  }

  private mutating func noteRest(from index: Int) {
    let rest = bytes[index...]
    if rest.contains(where: { $0 > 0x20 }) {
      warnings.append(.textHasTrailingBytes(count: rest.count, at: start + index))
    }
  }

  private func delimiters(from index: Int) -> Int {
    var end = index
    while end < bytes.count, bytes[end] == delimiter { end += 1 }
    return end - index
  }

  /// The bytes as UTF-8, where they are none as Latin-1.
  static func text(_ bytes: ArraySlice<UInt8>) -> String {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    var scalars = String.UnicodeScalarView()
    scalars.append(contentsOf: bytes.lazy.map { Unicode.Scalar($0) })
    return String(scalars)
  }
}
