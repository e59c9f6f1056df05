import ScreenKit
import TermPlot

/// Where one is: the sample and the path of the population in view; fidelity and unsaved work.
enum HeaderView {
  static func draw(_ model: Model, in rect: Rect, on screen: inout Screen) {
    let right = [model.isExcluded ? "excluded" : "", model.fidelity.title, model.keepingText].filter
    {
      !$0.isEmpty
    }.joined(
      separator: model.glyphs.isASCII ? ", " : " · ")
    let width = Screen.columns(of: right)
    screen.put(
      right, at: Position(column: rect.columnRange.upperBound - width - 1, row: rect.row),
      model.fidelity == .exact ? .faint : .warning)

    let step = " \(model.glyphs.step) "
    let room = rect.columns - width - 4
    let entry = model.sampleEntry
    var names = [entry.name]
    names += model.viewed.map { model.tree.lineage(of: $0).reversed().map(model.name) } ?? []
    if !entry.description.text.isEmpty {
      let described = ["\(entry.name) (\(entry.description.text))"] + names.dropFirst()
      if Screen.columns(of: described.joined(separator: step)) <= room { names = described }
    }
    // The middle of a long path gives way: where one is and in which sample stay.
    while names.count > 3, Screen.columns(of: names.joined(separator: step)) > room {
      let middle = names[1] == "..." ? 2 : 1
      if names[1] == "..." { names.remove(at: middle) } else { names[1] = "..." }
    }
    var column = rect.column + 1
    for (index, name) in names.enumerated() {
      let isLast = index == names.count - 1
      if index > 0 {
        column += screen.put(
          step, at: Position(column: column, row: rect.row), .faint,
          limit: max(0, room + 1 - column))
      }
      let shown = TextFitting.middle(
        name, columns: isLast ? max(0, room + 1 - column) : max(8, room / 2),
        isASCII: model.glyphs.isASCII)
      column += screen.put(
        shown, at: Position(column: column, row: rect.row), isLast ? .title : .text,
        limit: max(0, room + 1 - column))
    }
  }
}

extension GlyphSet {
  /// A text of our own in what the screen can show: arrows and signs by their ASCII look.
  func shown(_ text: String) -> String {
    guard isASCII else { return text }
    let looks = [
      ("→", "->"), ("±", "+-"), ("×", "x"), ("·", "-"), ("…", "..."), ("°", " deg"),
    ]
    return looks.reduce(text) { $0.replacing($1.0, with: $1.1) }
  }
}
