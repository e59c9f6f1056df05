import Analysis
import ScreenKit

/// What was done, over the whole screen: the newest at the bottom, all of the marked entry below.
enum HistoryView {
  static func screen(_ model: Model, _ page: HistoryPage) -> Screen {
    var screen = Screen(size: model.size)
    let columns = screen.size.columns
    let full = StatisticsView.wrap(model.glyphs.shown(page.detail), columns - 2)
    let foot = Array(full.prefix(max(1, screen.size.rows / 3)))
    let rows = max(1, screen.size.rows - foot.count - 4)
    let first = max(0, min(page.marked - rows / 2, page.lines.count - rows))
    screen.put("What was done", at: Position(column: 1, row: 0), .title)
    let head = model.head.map { "head \($0.prefix(16))" }
    let state = [head, model.keepingText].compactMap { $0 }.filter { !$0.isEmpty }
      .joined(separator: model.glyphs.isASCII ? ", " : " · ")
    screen.put(
      state, at: Position(column: columns - Screen.columns(of: state) - 1, row: 0), .faint)
    let width = "\(page.lines.last?.number ?? 0)".count
    for (row, line) in page.lines.dropFirst(first).prefix(rows).enumerated() {
      let isMarked = first + row == page.marked
      let isCompared = first + row == page.compared
      let place = Rect(column: 0, row: row + 1, columns: columns, rows: 1)
      if isMarked { screen.fill(place, .text, on: .selected) }
      let number = "\(line.number)"
      let ground: Role? = isMarked ? .selected : nil
      screen.put(
        number, at: Position(column: 1 + width - number.count, row: place.row), .faint, on: ground)
      if isCompared {
        let sign = model.glyphs.isASCII ? ">" : "▸"
        screen.put(sign, at: Position(column: 0, row: place.row), .strong, on: ground)
      }
      let text = TextFitting.middle(
        model.glyphs.shown(line.text), columns: columns - width - 4, isASCII: model.glyphs.isASCII)
      screen.put(
        text, at: Position(column: width + 3, row: place.row), isMarked ? .strong : .text,
        on: ground)
    }
    let top = screen.size.rows - 2 - foot.count
    for (row, line) in foot.enumerated() {
      screen.put(line, at: Position(column: 1, row: top + row), .text)
    }
    let message = Rect(column: 0, row: screen.size.rows - 2, columns: columns, rows: 1)
    MessageView.draw(model, in: message, on: &screen)
    let hints = Rect(column: 0, row: screen.size.rows - 1, columns: columns, rows: 1)
    HintView.draw(model, in: hints, on: &screen)
    return screen
  }
}
