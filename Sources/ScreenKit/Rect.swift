/// A rectangle of cells.
package struct Rect: Hashable, Sendable {
  /// The leftmost column.
  package var column: Int
  /// The topmost row.
  package var row: Int
  /// The number of columns, never negative.
  package var columns: Int
  /// The number of rows, never negative.
  package var rows: Int

  /// The rectangle with its upper left cell at `column`, `row`; negative extents count as zero.
  package init(column: Int, row: Int, columns: Int, rows: Int) {
    self.column = column
    self.row = row
    self.columns = max(0, columns)
    self.rows = max(0, rows)
  }

  /// The whole of a screen of `size`.
  package init(_ size: Size) {
    self.init(column: 0, row: 0, columns: size.columns, rows: size.rows)
  }

  /// The extent without the place.
  package var size: Size { Size(columns: columns, rows: rows) }

  /// The upper left cell.
  package var origin: Position { Position(column: column, row: row) }

  /// The columns as a half-open range.
  package var columnRange: Range<Int> { column..<(column + columns) }

  /// The rows as a half-open range.
  package var rowRange: Range<Int> { row..<(row + rows) }

  /// Whether the rectangle holds no cell.
  package var isEmpty: Bool { columns == 0 || rows == 0 }

  /// Whether `position` is one of the rectangle's cells.
  package func contains(_ position: Position) -> Bool {
    columnRange.contains(position.column) && rowRange.contains(position.row)
  }

  /// The cells that both rectangles hold; empty where they do not meet.
  package func intersection(_ other: Rect) -> Rect {
    let left = max(column, other.column)
    let top = max(row, other.row)
    return Rect(
      column: left, row: top,
      columns: min(columnRange.upperBound, other.columnRange.upperBound) - left,
      rows: min(rowRange.upperBound, other.rowRange.upperBound) - top)
  }
}
