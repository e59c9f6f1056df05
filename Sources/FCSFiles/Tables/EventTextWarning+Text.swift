extension EventTextWarning {
  /// A name that scripts can rely on.
  var code: String {
    switch self {
    case .headingMissing: "heading-missing"
    case .rowNames: "row-names"
    case .remarks: "remarks"
    case .decimalComma: "decimal-comma"
    case .wordsNumbered: "words-numbered"
    case .wordsLeftOut: "words-left-out"
    case .mixedColumn: "mixed-column"
    case .emptyColumn: "empty-column"
    case .quoteNotClosed: "quote-not-closed"
    }
  }

  /// What was found, where, and what was done, in one clause without a full stop.
  var message: String {
    switch self {
    case .headingMissing(let columns):
      return "the first row has numbers alone, so there is no heading; columns are called "
        + (columns > 1 ? "P1 to P\(columns)" : "P1")
    case .rowNames:
      return "rows have one cell more than the heading; the first was read as Row"
    case .remarks(let lines):
      return "\(Quotation.count(lines, "line")) of remarks before the table; passed over"
    case .decimalComma:
      return "numbers have decimal commas; read as such"
    case .wordsNumbered(let column, let words):
      let list = words.enumerated().map { "\($0.offset + 1) is \(Quotation.quoted($0.element))" }
      return "\(Quotation.quoted(column)) has words; read as numbers: "
        + Quotation.list(list, limit: 24)
    case .wordsLeftOut(let column, let limit):
      return "\(Quotation.quoted(column)) has more than \(limit) different words; left out"
    case .mixedColumn(let column, let numbers, let words, let word, let line):
      return "\(Quotation.quoted(column)) has \(Quotation.count(numbers, "number")) and "
        + "\(Quotation.count(words, "word")) (\(Quotation.quoted(word)) in line \(line)); left out"
    case .emptyColumn(let number):
      return "column \(number) has neither a name nor a value; left out"
    case .quoteNotClosed(let line):
      return "the quotation that begins in line \(line) is not closed; read to the end"
    }
  }
}
