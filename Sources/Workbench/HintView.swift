import ScreenKit

/// The last line: the keys that do something now, most useful first, cut at a word.
enum HintView {
  static func draw(_ model: Model, in rect: Rect, on screen: inout Screen) {
    guard let context = model.context else { return }
    var column = rect.column + 1
    let end = rect.columnRange.upperBound - 1
    if let count = model.count {
      column += screen.put("\(count) ", at: Position(column: column, row: rect.row), .input)
    }
    var shown: Set<String> = []
    for command in CommandTable.commands(in: context)
    where !command.title.isEmpty && model.obstacle(to: command.id) == nil {
      guard let first = command.keys.first else { continue }
      let sequence = (try? KeyScript.parse(first)) ?? []
      let key: String
      let title: String
      if sequence.count > 1, let lead = sequence.first {
        // Commands behind one prefix share a hint.
        key = KeyScript.describe(lead, ascii: model.glyphs.isASCII)
        title = CommandTable.title(ofPrefix: first.prefix(1).description) + "..."
      } else {
        key = keys(command, model)
        title = model.glyphs.shown(command.title)
      }
      guard shown.insert(key).inserted else { continue }
      let words = title
      let width = Screen.columns(of: key) + 1 + Screen.columns(of: words)
      if column + width > end { break }
      column += screen.put(key, at: Position(column: column, row: rect.row), .key)
      column += 1
      column += screen.put(words, at: Position(column: column, row: rect.row), .hint)
      column += 2
    }
  }

  /// The key shown for a command; the four arrows as one.
  private static func keys(_ command: Command, _ model: Model) -> String {
    let ascii = model.glyphs.isASCII
    switch command.id {
    case .moveLeft: return ascii ? "arrows" : "←↓↑→"
    case .moveFarLeft: return ascii ? "Shift" : "⇧"
    case .scaleUpperUp: return ascii ? "Up/Down" : "↑↓"
    case .crosshairLeft: return "hjkl"
    case .crosshairFarLeft: return "HJKL"
    default:
      return command.keys.first.map { HelpText.describe($0, isASCII: ascii) } ?? ""
    }
  }
}
