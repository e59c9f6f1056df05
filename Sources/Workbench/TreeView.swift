import GatingCore
import Plotting
import ScreenKit

/// The populations in gating order, with % of parent and count.
enum TreeView {
  static func draw(_ model: Model, in rect: Rect, on screen: inout Screen) {
    let nodes = model.tree.nodes
    let rows: [PopulationTree.Node?] = [nil] + nodes.map { $0 }
    let selected = rows.firstIndex { $0?.id == model.selected } ?? 0
    let top = scroll(selected, count: rows.count, rows: rect.rows)
    for (offset, node) in rows.dropFirst(top).prefix(rect.rows).enumerated() {
      drawRow(
        node, model, at: Position(column: rect.column, row: rect.row + offset),
        columns: rect.columns, on: &screen)
    }
    if top > 0 { mark("^", rect, row: rect.row, &screen) }
    if top + rect.rows < rows.count { mark("v", rect, row: rect.rowRange.upperBound - 1, &screen) }
  }

  /// The first row shown, so that the selected one is in view with a row to spare.
  private static func scroll(_ selected: Int, count: Int, rows: Int) -> Int {
    max(0, min(count - rows, max(0, selected - rows + 2)))
  }

  private static func mark(_ text: String, _ rect: Rect, row: Int, _ screen: inout Screen) {
    screen.put(text, at: Position(column: rect.columnRange.upperBound - 1, row: row), .faint)
  }

  private static func drawRow(
    _ node: PopulationTree.Node?, _ model: Model, at place: Position, columns: Int,
    on screen: inout Screen
  ) {
    let isSelected = node?.id == model.selected
    let ground: Role = isSelected ? .selected : .background
    screen.fill(
      Rect(column: place.column, row: place.row, columns: columns, rows: 1), .text, on: ground)
    if node?.id == model.viewed {
      screen.put(model.glyphs.step, at: place, .current, on: ground)
    }
    let numbers = numbers(of: node, model)
    let countColumns = 9
    let percentColumns = 6
    let nameColumn = place.column + 1 + min((node?.depth ?? -1) + 1, 8)
    let numbersStart = place.column + columns - 1 - countColumns - percentColumns
    let name = TextFitting.middle(
      node?.name ?? "All events", columns: max(0, numbersStart - nameColumn),
      isASCII: model.glyphs.isASCII)
    let role: Role = numbers.isFailed ? .disabled : isSelected ? .strong : .text
    screen.put(name, at: Position(column: nameColumn, row: place.row), role, on: ground)
    let isChanged = isChanged(node, model)
    func put(_ text: String, endingAt end: Int, _ role: Role) {
      let width = Screen.columns(of: text)
      screen.put(
        text, at: Position(column: end - width, row: place.row), isChanged ? .changed : role,
        on: ground)
    }
    put(numbers.percent, endingAt: numbersStart + percentColumns, .faint)
    put(numbers.count, endingAt: numbersStart + percentColumns + countColumns, .text)
  }

  private static func numbers(
    of node: PopulationTree.Node?, _ model: Model
  ) -> (percent: String, count: String, isFailed: Bool) {
    guard let node else {
      return ("", NumberText.count(model.answer?.eventCount ?? model.sampleEntry.eventCount), false)
    }
    guard let answer = model.answer else { return ("", "", false) }
    if answer.failures[node.id] != nil { return ("", "n/a", true) }
    return (
      answer.percent(of: node.id, in: node.parent).map(NumberText.percent) ?? "",
      answer.count(of: node.id).map(NumberText.count) ?? "", false
    )
  }

  /// Whether the count differs from what it was when the gate was picked up.
  private static func isChanged(_ node: PopulationTree.Node?, _ model: Model) -> Bool {
    guard case .edit(let drag) = model.mode, let node, let now = model.answer?.counts[node.id]
    else { return false }
    return drag.before[node.id].map { $0 != now } ?? false
  }
}
