import GatingCore

/// What is known of a column of a text table after it was read once.
struct TextColumn: Sendable {
  /// As the heading has it.
  var heading: String
  private(set) var numbers = 0
  private(set) var missing = 0
  private(set) var words = 0
  /// The first word and its line.
  private(set) var firstWord: (text: String, line: Int)?
  /// The words by the numbers they got; nil where they are too many.
  private(set) var codes: [String: Int]? = [:]
  private(set) var infinite = 0
  private(set) var greatest = 0.0
  private var fitsFloat = true

  /// More different words than any label has.
  static let wordLimit = 4096

  init(heading: String) { self.heading = heading }

  enum Kind { case numbers, words, tooManyWords, mixed, empty }

  var kind: Kind {
    if words == 0 { return numbers == 0 && heading.isEmpty ? .empty : .numbers }
    if numbers > 0 { return .mixed }
    return codes == nil ? .tooManyWords : .words
  }

  /// The words in the order of their numbers.
  var orderedWords: [String] {
    (codes ?? [:]).sorted { $0.value < $1.value }.map(\.key)
  }

  /// Whether every value is exactly a 32-bit float.
  var isFloat: Bool { kind == .words || fitsFloat }

  mutating func take(_ cell: ArraySlice<UInt8>, point: UInt8, line: Int) {
    switch TextNumber(cell, point: point) {
    case .number(let value):
      numbers += 1
      if value.isInfinite { infinite += 1 } else { greatest = max(greatest, value) }
      if fitsFloat, Double(Float(value)) != value { fitsFloat = false }
    case .missing: missing += 1
    case .word:
      words += 1
      let word = Self.word(cell)
      if firstWord == nil { firstWord = (word, line) }
      if let known = codes?.count, codes?[word] == nil {
        if known < Self.wordLimit { codes?[word] = known + 1 } else { codes = nil }
      }
    }
  }

  /// The column's value in a cell; words by their number.
  func value(_ cell: ArraySlice<UInt8>, point: UInt8) -> Double {
    switch TextNumber(cell, point: point) {
    case .number(let value): value
    case .missing: .nan
    case .word: codes?[Self.word(cell)].map(Double.init) ?? .nan
    }
  }

  /// `$PnR`: the power of two above the values.
  var range: Double {
    let top = kind == .words ? Double(codes?.count ?? 0) : greatest
    return top < 1 ? 1 : Double(sign: .plus, exponent: Int(top.exponent) + 1, significand: 1)
  }

  private static func word(_ cell: ArraySlice<UInt8>) -> String {
    String(FCSKeyword.trim(TextSegment.text(cell)[...]))
  }
}
