/// The keywords of a data set in file order, primary TEXT before supplemental.
package struct FCSKeywords: Sendable {
  /// Every keyword, repeated ones too.
  package let all: [FCSKeyword]
  private let indices: [String: Int]

  package init(_ all: [FCSKeyword]) {
    self.all = all
    indices = Dictionary(
      all.indices.map { (all[$0].name.uppercased(), $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The first keyword of that name, whatever its case.
  package func keyword(_ name: String) -> FCSKeyword? {
    indices[name.uppercased()].map { all[$0] }
  }

  /// The value of the first keyword of that name without blanks around it; nil where it is absent
  /// or blank.
  package subscript(name: String) -> String? {
    guard let value = keyword(name)?.trimmedValue, !value.isEmpty else { return nil }
    return value
  }

  /// The value as a whole number, also where it is written as `10000.0`; nil otherwise.
  package func integer(_ name: String) -> Int? { self[name].flatMap(Self.integer) }

  /// The value as a whole number that no sum of offsets overflows; nil otherwise.
  func offset(_ name: String) -> Int? {
    integer(name).flatMap { $0.magnitude < 1 << 60 ? $0 : nil }
  }

  /// The value as a finite number; nil otherwise.
  package func number(_ name: String) -> Double? { self[name].flatMap(Self.number) }

  static func integer(_ text: String) -> Int? {
    if let value = Int(text) { return value }
    return number(text).flatMap { Int(exactly: $0) }
  }

  /// A decimal number; hexadecimal, infinite and not-a-number spellings are refused.
  static func number(_ text: String) -> Double? {
    let text = FCSKeyword.trim(text[...])
    guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) || "+-.eE".utf8.contains($0) }),
      let value = Double(text), value.isFinite
    else { return nil }
    return value
  }
}
