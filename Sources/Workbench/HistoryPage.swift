import Analysis

/// What was done, as it is read: an entry a line, one of them marked.
package struct HistoryPage: Hashable, Sendable {
  /// All entries but counts, which are told with what moved them.
  package var lines: [HistoryText.Line]
  /// The index of the marked line.
  package var marked: Int

  /// The page of a history, its last line marked.
  init(_ history: History) {
    lines = (try? HistoryText.lines(history.log, after: history.start)) ?? []
    marked = max(0, lines.count - 1)
  }

  mutating func mark(_ by: Int) { marked = max(0, min(lines.count - 1, marked + by)) }
}
