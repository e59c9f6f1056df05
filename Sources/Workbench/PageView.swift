import GatingCore
import Plotting
import ScreenKit

/// What the pages of numbers have in common: title, sample, message and hints.
enum PageView {
  static func drawFrame(_ model: Model, title: String, on screen: inout Screen) {
    let columns = screen.size.columns
    let rule = model.fidelity == .exact ? "" : ", \(model.fidelity.title)"
    let sample = model.sampleEntry.name + rule
    let room = columns - 4 - min(Screen.columns(of: sample), columns / 3)
    let ascii = model.glyphs.isASCII
    screen.put(
      TextFitting.middle(title, columns: room, isASCII: ascii), at: Position(column: 1, row: 0),
      .title)
    putRight(
      TextFitting.middle(sample, columns: columns / 3, isASCII: ascii), end: columns - 2, row: 0,
      .faint, &screen)
    let message = Rect(column: 0, row: screen.size.rows - 2, columns: columns, rows: 1)
    MessageView.draw(model, in: message, on: &screen)
    let hints = Rect(column: 0, row: screen.size.rows - 1, columns: columns, rows: 1)
    HintView.draw(model, in: hints, on: &screen)
  }

  /// The selected population with the one it lies in.
  static func place(_ model: Model) -> String {
    guard let id = model.selected else { return model.name(of: nil) }
    return "\(model.name(of: id)) in \(model.name(of: model.tree[id]?.parent))"
  }

  /// A text that ends in column `end`.
  static func putRight(
    _ text: String, end: Int, row: Int, _ role: Role, _ screen: inout Screen
  ) {
    let column = max(0, end - Screen.columns(of: text) + 1)
    screen.put(text, at: Position(column: column, row: row), role)
  }
}
