import ScreenKit

/// What can follow the keys typed so far, over the lower left.
enum PrefixView {
  static func draw(_ model: Model, in tree: Rect, _ message: Rect, on screen: inout Screen) {
    guard case .prefix(let commands) = model.keyMap.match(model.prefix, in: .browse) else { return }
    let ascii = model.glyphs.isASCII
    let typed = model.prefix.map { KeyScript.describe($0, ascii: ascii) }.joined()
    let columns = min(screen.size.columns, max(tree.columns, 64))
    let rect = Rect(
      column: 0, row: message.row - commands.count - 1, columns: columns,
      rows: commands.count + 1)
    screen.fill(rect, .text, on: .popup)
    screen.put(
      " \(typed)  \(model.keyMap.title(ofPrefix: commands))",
      at: rect.origin, .popupTitle, on: .popup, limit: columns)
    for (index, command) in commands.enumerated() {
      let row = rect.row + 1 + index
      let keys = command.keys.first.flatMap { try? KeyScript.parse($0) } ?? []
      let rest = keys.dropFirst(model.prefix.count).map { KeyScript.describe($0, ascii: ascii) }
        .joined()
      let obstacle = model.obstacle(to: command.id)
      screen.put(" \(rest)", at: Position(column: 0, row: row), .key, on: .popup)
      let text = obstacle.map { "\(command.title): \($0)" } ?? command.help
      screen.put(
        text, at: Position(column: 4, row: row), obstacle == nil ? .text : .disabled, on: .popup,
        limit: columns - 5)
    }
  }
}
