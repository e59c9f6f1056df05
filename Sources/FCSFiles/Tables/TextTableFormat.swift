/// How a text table is written, found out from its beginning.
struct TextTableFormat: Hashable, Sendable {
  var delimiter: UInt8
  /// `.` or `,`; nil until a number with either is found.
  var point: UInt8?
  /// Whether the first row has the names of the columns.
  var hasHeading: Bool
  /// Whether rows have one cell more than the heading, as R writes them: the row's own name.
  var hasRowNames: Bool

  /// What can stand between cells, the least ambiguous first.
  private static let delimiters = [0x09, UInt8(ascii: ";"), UInt8(ascii: "|"), 0x2C, 0x20]
  /// Rows that are looked at.
  private static let rowLimit = 64

  /// Judges by whole lines at the beginning of the text.
  ///
  /// The delimiter is the first that cuts all rows into the same number of cells, two or more.
  init(_ bytes: [UInt8]) {
    var chosen: UInt8?
    var rows: [[ArraySlice<UInt8>]] = []
    for delimiter in Self.delimiters where chosen == nil {
      let found = Self.rows(bytes, delimiter)
      guard let wanted = found.last?.count, wanted > 1, let first = found.first?.count,
        first == wanted || first == wanted - 1, found.dropFirst().allSatisfy({ $0.count == wanted })
      else { continue }
      // A heading of one cell over rows of two is a sentence, not R's way.
      if first < wanted, first < 2 { continue }
      chosen = delimiter
      rows = found
    }
    delimiter = chosen ?? 0x2C
    if chosen == nil { rows = Self.rows(bytes, 0x2C) }
    point = delimiter == 0x2C ? UInt8(ascii: ".") : nil
    hasRowNames = rows.count > 1 && rows[0].count == rows[1].count - 1
    hasHeading =
      hasRowNames || (rows.first?.contains { Self.isWord($0) } ?? false)
  }

  private static func rows(_ bytes: [UInt8], _ delimiter: UInt8) -> [[ArraySlice<UInt8>]] {
    var splitter = TextRowSplitter(delimiter: delimiter)
    var rows: [[ArraySlice<UInt8>]] = []
    for byte in bytes {
      if splitter.take(byte) {
        if !splitter.isBlank { rows.append(splitter.cellBytes) }
        splitter.reset()
        if rows.count == rowLimit { return rows }
      }
    }
    return rows
  }

  private static func isWord(_ cell: ArraySlice<UInt8>) -> Bool {
    [UInt8(ascii: "."), UInt8(ascii: ",")].allSatisfy { TextNumber(cell, point: $0) == .word }
  }

  /// Settles the decimal point by a cell that is a number with one or the other.
  mutating func learnPoint(from cell: ArraySlice<UInt8>) {
    guard point == nil else { return }
    for candidate in [UInt8(ascii: "."), UInt8(ascii: ",")] where cell.contains(candidate) {
      guard case .number = TextNumber(cell, point: candidate) else { continue }
      point = candidate
      return
    }
  }
}
