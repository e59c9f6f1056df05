import ScreenKit

/// The list of keys, over the whole screen.
enum HelpView {
  static func draw(_ model: Model, top: Int, on screen: inout Screen) {
    let lines = model.helpLines
    let rows = screen.size.rows - 2
    let first = max(0, min(top, lines.count - rows))
    for (row, line) in lines.dropFirst(first).prefix(rows).enumerated() {
      if line.isTitle {
        screen.put(line.text, at: Position(column: 1, row: row), .title)
      } else {
        screen.put(line.keys, at: Position(column: 2, row: row), .key, limit: 17)
        screen.put(line.text, at: Position(column: 20, row: row), .text)
      }
    }
    let shown = min(first + rows, lines.count)
    screen.put(
      "\(first + 1)-\(shown) of \(lines.count)", at: Position(column: 1, row: rows), .faint)
    let hints = Rect(column: 0, row: rows + 1, columns: screen.size.columns, rows: 1)
    HintView.draw(model, in: hints, on: &screen)
  }
}
