/// The events of one data set: a column of stored values for each parameter.
///
/// Columns are shared, never copied, when a table is passed on.
package struct EventTable: Hashable, Sendable {
  /// The parameters and the file's own spillover matrix.
  package let panel: Panel
  /// One column a parameter, all of `count` events.
  package let columns: [Column]
  /// One decoding a parameter.
  package let decodings: [ValueDecoding]
  /// How many events there are.
  package let count: Int

  /// Puts a table together.
  ///
  /// - Precondition: as many columns and decodings as parameters, all columns of one length.
  package init(panel: Panel, columns: [Column], decodings: [ValueDecoding]? = nil) {
    let count = columns.first?.count ?? 0
    let decodings = decodings ?? columns.map { _ in .stored }
    precondition(
      columns.count == panel.parameters.count && decodings.count == columns.count,
      "a table needs a column and a decoding for each of its \(panel.parameters.count) parameters")
    precondition(columns.allSatisfy { $0.count == count }, "columns must be of one length")
    self.panel = panel
    self.columns = columns
    self.decodings = decodings
    self.count = count
  }

  /// Writes the scale values of a parameter for `events` to `target`.
  package func scaleValues(
    of parameter: Int, _ events: Range<Int>, to target: UnsafeMutableBufferPointer<Double>
  ) {
    columns[parameter].copy(events, to: target)
    decodings[parameter].decode(.init(rebasing: target.prefix(events.count)))
  }
}
