extension Screen {
  /// The glyphs row by row, without blanks at the end of a row; a wide glyph is one character.
  package var textRows: [String] {
    (0..<size.rows).map { index in
      var scalars = String.UnicodeScalarView()
      for cell in row(index) where !cell.isRightHalf { scalars.append(cell.glyph) }
      while scalars.last == " " { scalars.removeLast() }
      return String(scalars)
    }
  }

  /// What the colours mean, one line for each row that has more than text on the background.
  ///
  /// A line reads `3  0..5 title · 12..19 on selected · 20 key on popup`: the row, then runs of
  /// columns (both ends included). `text` and `on background` go without saying. A blank has no
  /// foreground, so it continues the run before it where the backgrounds agree.
  package var roleRuns: [String] {
    (0..<size.rows).compactMap { index in
      let runs = Screen.runs(of: row(index)).compactMap(\.description)
      return runs.isEmpty ? nil : "\(index)  " + runs.joined(separator: " · ")
    }
  }

  private struct Run {
    var first: Int
    var last: Int
    /// Nil while only blanks were seen.
    var foreground: Role?
    var background: Role
    /// The last column that shows more than the background.
    var lastGlyph: Int?

    var description: String? {
      var words: [String] = []
      if let foreground, foreground != .text { words.append("\(foreground)") }
      if background != .background { words.append("on \(background)") }
      guard !words.isEmpty else { return nil }
      let end = background == .background ? lastGlyph ?? last : last
      let place = first == end ? "\(first)" : "\(first)..\(end)"
      return place + " " + words.joined(separator: " ")
    }
  }

  private static func runs(of row: ArraySlice<Cell>) -> [Run] {
    var runs: [Run] = []
    for (column, cell) in row.enumerated() {
      let foreground = cell.isBlank ? nil : cell.foreground
      if var run = runs.last, run.background == cell.background,
        foreground == nil || run.foreground == foreground
          || (run.foreground == nil && run.background != .background)
      {
        run.last = column
        if let foreground {
          run.foreground = foreground
          run.lastGlyph = column
        }
        runs[runs.count - 1] = run
      } else {
        runs.append(
          Run(
            first: column, last: column, foreground: foreground, background: cell.background,
            lastGlyph: foreground == nil ? nil : column))
      }
    }
    return runs
  }
}
