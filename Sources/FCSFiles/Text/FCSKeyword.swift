/// One keyword of a TEXT segment.
package struct FCSKeyword: Hashable, Sendable {
  /// The name as written, blanks around it removed; names match whatever their case.
  package var name: String
  /// The value as written, doubled delimiters undone, blanks kept.
  package var value: String
  /// The byte of the file at which the keyword begins; 0 for one that was made up.
  package var offset: Int

  package init(name: String, value: String, offset: Int = 0) {
    self.name = name
    self.value = value
    self.offset = offset
  }

  /// The value without blanks, line ends and zero bytes around it.
  package var trimmedValue: String { String(Self.trim(value[...])) }

  static func trim(_ text: Substring) -> Substring {
    func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar.value <= 0x20 }
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !isBlank($0) }),
      let last = scalars.lastIndex(where: { !isBlank($0) })
    else { return "" }
    return text[first...last]
  }
}
