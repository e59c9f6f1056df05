extension SpilloverTextError: CustomStringConvertible {
  /// A sentence a fault, joined by blanks.
  package var description: String {
    let more = faults.count - Self.most
    return
      (faults.prefix(Self.most).map(\.description)
      + (more > 0 ? ["There is more of the kind, \(more) times."] : [])).joined(separator: " ")
  }

  /// A file that is no matrix at all has a fault in every line.
  private static let most = 5
}

extension SpilloverTextError.Fault: CustomStringConvertible {
  /// What is wrong, where, and what is expected.
  package var description: String {
    switch self {
    case .tooLarge(let count): "A matrix of \(count) bytes is larger than any."
    case .noRows:
      "A matrix has a row of detector names and below it a row of numbers for each fluorochrome."
    case .noNames(let line): "Line \(line) must have the names of the detectors."
    case .repeatedName(let name): "The name \(Quotation.quoted(name)) is there twice."
    case .wrongCount(let count, let names, let line):
      "Line \(line) has \(Quotation.count(count, "value")) for \(names) detectors."
    case .noNumber(let text, let detector, let line):
      "Line \(line) has \(Quotation.quoted(text)) for \(detector), which is no number."
    case .wrongRows(let rows, let names):
      "There are \(rows) rows of numbers for \(names) detectors."
    }
  }
}

extension SpilloverTextWarning: CustomStringConvertible {
  /// What is odd, in a sentence.
  package var description: String {
    switch self {
    case .diagonal(let name, let value):
      "\(name) gives \(value) to its own detector instead of 1; compensated values are on that scale."
    }
  }
}
