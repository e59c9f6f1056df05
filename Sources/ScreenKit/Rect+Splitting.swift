extension Rect {
  /// The rectangle without the given number of cells at each side; empty where nothing is left.
  package func inset(left: Int = 0, top: Int = 0, right: Int = 0, bottom: Int = 0) -> Rect {
    Rect(
      column: column + left, row: row + top,
      columns: columns - left - right, rows: rows - top - bottom)
  }

  /// The rectangle without `count` cells at every side.
  package func inset(by count: Int) -> Rect {
    inset(left: count, top: count, right: count, bottom: count)
  }

  /// The first `count` columns and the rest; `count` is clamped to what is there.
  package func splitLeft(_ count: Int) -> (left: Rect, rest: Rect) {
    let taken = min(max(0, count), columns)
    return (
      Rect(column: column, row: row, columns: taken, rows: rows),
      inset(left: taken)
    )
  }

  /// The last `count` columns and the rest; `count` is clamped to what is there.
  package func splitRight(_ count: Int) -> (rest: Rect, right: Rect) {
    let (rest, right) = splitLeft(columns - min(max(0, count), columns))
    return (rest, right)
  }

  /// The first `count` rows and the rest; `count` is clamped to what is there.
  package func splitTop(_ count: Int) -> (top: Rect, rest: Rect) {
    let taken = min(max(0, count), rows)
    return (
      Rect(column: column, row: row, columns: columns, rows: taken),
      inset(top: taken)
    )
  }

  /// The last `count` rows and the rest; `count` is clamped to what is there.
  package func splitBottom(_ count: Int) -> (rest: Rect, bottom: Rect) {
    let (rest, bottom) = splitTop(rows - min(max(0, count), rows))
    return (rest, bottom)
  }

  /// A rectangle of at most `size` in the middle of this one.
  package func centred(_ size: Size) -> Rect {
    let width = min(size.columns, columns)
    let height = min(size.rows, rows)
    return Rect(
      column: column + (columns - width) / 2, row: row + (rows - height) / 2,
      columns: width, rows: height)
  }
}
