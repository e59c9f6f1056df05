import Analysis

/// What was done, as it is read: an entry a line, one of them marked.
package struct HistoryPage: Hashable, Sendable {
  /// All entries but counts, which are told with what moved them.
  package var lines: [HistoryText.Line]
  /// The index of the marked line.
  package private(set) var marked: Int
  /// The index of the line that the marked one is compared with; nil where none is.
  package private(set) var compared: Int?
  /// What differs between the states after the two, the earlier one first.
  package private(set) var differences: [String] = []

  /// The page of a history, its last line marked.
  init(_ history: History) {
    lines = (try? HistoryText.lines(history.log, after: history.start)) ?? []
    marked = max(0, lines.count - 1)
  }

  mutating func mark(_ by: Int, _ history: History) {
    marked = max(0, min(lines.count - 1, marked + by))
    findDifferences(history)
  }

  /// Compares with the marked line from now on, or no longer.
  mutating func compare(_ history: History) {
    compared = compared == nil && lines.indices.contains(marked) ? marked : nil
    findDifferences(history)
  }

  private mutating func findDifferences(_ history: History) {
    differences = []
    guard let (first, last) = span else { return }
    differences =
      (try? HistoryText.difference(from: first, to: last, in: history.log, after: history.start))
      ?? []
  }

  /// The numbers of the two entries that are compared, the earlier one first.
  private var span: (Int, Int)? {
    guard let compared, lines.indices.contains(compared), lines.indices.contains(marked) else {
      return nil
    }
    let (one, other) = (lines[compared].number, lines[marked].number)
    return (min(one, other), max(one, other))
  }

  /// All there is to say of the marked entry, or of what differs between two.
  var detail: String {
    if let (first, last) = span {
      if first == last { return "Compared with entry \(first): mark another." }
      let text = differences.isEmpty ? "nothing differs" : differences.joined(separator: "; ")
      return "From entry \(first) to \(last): \(text)"
    }
    return lines.indices.contains(marked) ? lines[marked].text : "Nothing was done yet."
  }
}
