/// Why a text could not be read as a table of events: facts with a line, from 1.
package enum EventTextError: Error, Hashable, Sendable {
  case source(ByteSourceError)
  /// Text in 16 bits a character.
  case wideText
  /// A zero byte, which no text has.
  case binary(at: Int)
  /// There is a heading at most.
  case noEvents
  /// No column has numbers.
  case noNumbers(columns: Int)
  /// Rows with more or fewer cells than the heading: the first of them, and how many there are.
  case ragged(line: Int, cells: Int, wanted: Int, rows: Int)
  /// A row of more bytes than any table has.
  case rowTooLong(line: Int, limit: Int)
  /// What would have been repaired, read strictly.
  case strict([FCSWarning])
  case noDataSet(wanted: Int)
  case cancelled
}

extension EventTextError: CustomStringConvertible {
  /// One sentence, without the file's name, which the caller puts before it.
  package var description: String {
    switch self {
    case .source(let error): error.description
    case .wideText: "this text has 16 bits a character; save it as UTF-8"
    case .binary(let at): "byte \(at) is zero, so this is no text; name a CSV, TSV or FCS file"
    case .noEvents: "there is no row of values in this text; export the table again"
    case .noNumbers(let columns):
      "none of the \(Quotation.count(columns, "column")) of this text has numbers alone; "
        + "name a table with a row an event"
    case .ragged(let line, let cells, let wanted, let rows):
      "line \(line) has \(Quotation.count(cells, "cell")), not \(wanted)"
        + (rows > 1 ? ", and so \(rows - 1) more have another number" : "")
        + "; export the table again"
    case .rowTooLong(let line, let limit):
      "line \(line) is longer than \(limit) bytes, so this is no table of events"
    case .strict(let warnings):
      FCSError.strict(warnings).description
    case .noDataSet(let wanted):
      "there is no data set \(wanted): a text table has 1"
    case .cancelled: "reading was cancelled"
    }
  }
}
