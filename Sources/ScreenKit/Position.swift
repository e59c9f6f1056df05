/// A cell's place on a screen; column 0, row 0 is the upper left.
package struct Position: Hashable, Sendable {
  /// The column, counted from 0 at the left.
  package var column: Int
  /// The row, counted from 0 at the top.
  package var row: Int

  /// The cell at `column` and `row`, which may lie outside a screen.
  package init(column: Int, row: Int) {
    self.column = column
    self.row = row
  }
}
