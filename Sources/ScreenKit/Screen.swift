/// What is to be seen: a grid of cells and, perhaps, a cursor.
///
/// A wide glyph owns two cells; writing over either half blanks the other one. Cells hold no
/// control characters: `put` replaces them.
package struct Screen: Hashable, Sendable {
  /// The extent in cells.
  package let size: Size
  /// Where the terminal's cursor stands; nil hides it.
  package var cursor: Position?
  /// The same as text for a terminal that is read aloud; empty unless that was asked for.
  package var spoken: [SpokenLine] = []
  /// The cells, row by row from the upper left.
  package private(set) var cells: [Cell]

  /// A screen of blanks on `fill`.
  package init(size: Size, fill: Role = .background) {
    self.size = size
    cells = [Cell](repeating: Cell(" ", .text, on: fill), count: size.columns * size.rows)
  }

  /// The cells of one row; `row` must be on the screen.
  package func row(_ row: Int) -> ArraySlice<Cell> {
    cells[(row * size.columns)..<((row + 1) * size.columns)]
  }

  /// The cell at a place; outside the screen it reads as blank and is not written.
  ///
  /// Setting a wide glyph takes the cell to its right too; in the last column it becomes a blank.
  package subscript(column: Int, row: Int) -> Cell {
    get {
      guard let index = index(column, row) else { return Cell() }
      return cells[index]
    }
    set {
      guard let index = index(column, row) else { return }
      release(index, column: column)
      var cell = newValue
      if !cell.isRightHalf && cell.columns == 2 {
        if column + 1 < size.columns {
          release(index + 1, column: column + 1)
          cells[index + 1] = Cell(" ", cell.foreground, on: cell.background, isRightHalf: true)
        } else {
          cell.glyph = " "
        }
      } else {
        cell.isRightHalf = false
      }
      cells[index] = cell
    }
  }

  /// Fills the part of `rect` that is on the screen with one glyph of width one.
  package mutating func fill(
    _ rect: Rect, _ foreground: Role = .text, on background: Role, glyph: Unicode.Scalar = " "
  ) {
    let part = rect.intersection(Rect(size))
    for row in part.rowRange {
      for column in part.columnRange {
        self[column, row] = Cell(glyph, foreground, on: background)
      }
    }
  }

  private func index(_ column: Int, _ row: Int) -> Int? {
    guard (0..<size.columns).contains(column), (0..<size.rows).contains(row) else { return nil }
    return row * size.columns + column
  }

  /// Blanks the other half of a wide glyph whose half at `index` is about to be written.
  private mutating func release(_ index: Int, column: Int) {
    if cells[index].isRightHalf {
      cells[index].isRightHalf = false
      if column > 0 { cells[index - 1].glyph = " " }
    } else if column + 1 < size.columns && cells[index + 1].isRightHalf {
      cells[index + 1].isRightHalf = false
    }
  }
}
