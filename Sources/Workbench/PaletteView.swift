import ScreenKit

/// The commands that the palette finds, each with its key, or why it can't be done now.
enum PaletteView {
  static func draw(_ model: Model, _ prompt: Prompt, above row: Int, on screen: inout Screen) {
    let found = model.commands(for: prompt.text)
    let visible = max(0, min(found.count, 12, row - 1))
    let first = max(0, min(prompt.marked - visible + 1, found.count - visible))
    let columns = min(screen.size.columns, 100)
    for offset in 0..<visible {
      let command = found[first + offset]
      let isMarked = first + offset == prompt.marked
      let ground: Role = isMarked ? .selected : .popup
      let line = Rect(column: 0, row: row - visible + offset, columns: columns, rows: 1)
      screen.fill(line, .text, on: ground)
      let keys = command.keys.first.map {
        HelpText.describe($0, isASCII: model.glyphs.isASCII)
      }
      screen.put(
        keys ?? "", at: Position(column: 1, row: line.row), .key, on: ground, limit: 9)
      let obstacle = model.obstacle(to: command.id)
      // The reason why not is worth more than all of the words for what it would do.
      let room = columns - 12
      let reason = obstacle.map { "  " + $0 } ?? ""
      let help = TextFitting.middle(
        command.help, columns: max(20, room - Screen.columns(of: reason)),
        isASCII: model.glyphs.isASCII)
      screen.put(
        help + reason, at: Position(column: 11, row: line.row),
        obstacle != nil ? .disabled : isMarked ? .strong : .text, on: ground, limit: room)
    }
  }
}
