/// Something in a text table that was passed over, read in another way, or worth knowing.
package enum EventTextWarning: Hashable, Sendable {
  /// There is no heading; columns are called `P1`, `P2` and so on.
  case headingMissing(columns: Int)
  /// Rows begin with a name of their own, which the heading has no cell for.
  case rowNames
  /// Lines before the table that begin with `#`.
  case remarks(lines: Int)
  /// Numbers have a decimal comma.
  case decimalComma
  /// A column of words became numbers, from 1, in the order in which the words first appear.
  case wordsNumbered(column: String, words: [String])
  /// A column of words, too many to number, was left out.
  case wordsLeftOut(column: String, limit: Int)
  /// A column of numbers and words was left out.
  case mixedColumn(column: String, numbers: Int, words: Int, word: String, line: Int)
  /// A column without a name and without a value was left out.
  case emptyColumn(number: Int)
  /// The last quoted cell is not closed; it was read to the end.
  case quoteNotClosed(line: Int)

  /// Whether something was repaired, which strict reading refuses; the others are for information.
  var isRepair: Bool {
    switch self {
    case .wordsLeftOut, .mixedColumn, .quoteNotClosed: true
    case .headingMissing, .rowNames, .remarks, .decimalComma, .wordsNumbered, .emptyColumn: false
    }
  }
}
