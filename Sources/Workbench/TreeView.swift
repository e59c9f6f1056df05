import GatingCore
import Plotting
import ScreenKit

/// The populations in gating order, with % of parent and count.
enum TreeView {
  static func draw(_ model: Model, in rect: Rect, on screen: inout Screen) {
    let rows: [PopulationTree.Node?] = [nil] + model.tree.nodes.map { $0 }
    let columns = Columns(model, rect)
    let top = model.treeTop
    for (offset, node) in rows.dropFirst(top).prefix(rect.rows).enumerated() {
      drawRow(
        node, model, columns, at: Position(column: rect.column, row: rect.row + offset),
        width: rect.columns, on: &screen)
    }
    if top > 0 { mark("^", rect, row: rect.row, &screen) }
    if top + rect.rows < rows.count { mark("v", rect, row: rect.rowRange.upperBound - 1, &screen) }
  }

  private static func mark(_ text: String, _ rect: Rect, row: Int, _ screen: inout Screen) {
    screen.put(text, at: Position(column: rect.columnRange.upperBound - 1, row: row), .faint)
  }

  /// The columns of the tree: numbers as wide as they are, names with the rest.
  private struct Columns {
    var nameEnd: Int
    var percentEnd: Int
    var countEnd: Int
    /// Where the names of a population's children begin: indented by depth, but never so far that
    /// one of them is cut while there is room on its left.
    var indents: [GateID?: Int]

    init(_ model: Model, _ rect: Rect) {
      let nodes = model.tree.nodes
      let counts = ([nil] + nodes.map { $0 }).map { TreeView.numbers(of: $0, model).count }
      let widest = counts.map { Screen.columns(of: $0) }.max() ?? 0
      countEnd = rect.columnRange.upperBound - 2
      percentEnd = countEnd - widest - 1
      nameEnd = percentEnd - 6
      indents = [:]
      let room = nameEnd - rect.column
      for (parent, children) in Dictionary(grouping: nodes, by: \.parent) {
        let longest = children.map { Screen.columns(of: $0.name) }.max() ?? 0
        let wanted = (children.first?.depth ?? 0) + 2
        indents[parent] = max(2, min(wanted, room - longest))
      }
    }
  }

  private static func drawRow(
    _ node: PopulationTree.Node?, _ model: Model, _ columns: Columns, at place: Position,
    width: Int, on screen: inout Screen
  ) {
    let isSelected = node?.id == model.selected
    let ground: Role = isSelected ? .selected : .background
    screen.fill(
      Rect(column: place.column, row: place.row, columns: width, rows: 1), .text, on: ground)
    if node?.id == model.viewed {
      screen.put(model.glyphs.step, at: place, .current, on: ground)
    }
    let numbers = numbers(of: node, model)
    let indent = node.map { columns.indents[$0.parent] ?? 2 } ?? 1
    let own = node.map { model.isOwn($0.id) ? "*" : "" } ?? ""
    let name = TextFitting.middle(
      (node?.name ?? "All events") + own, columns: columns.nameEnd - place.column - indent,
      isASCII: model.glyphs.isASCII)
    let role: Role = numbers.isFailed ? .disabled : isSelected ? .strong : .text
    screen.put(
      name, at: Position(column: place.column + indent, row: place.row), role, on: ground)
    let isChanged = isChanged(node, model)
    func put(_ text: String, endingAt end: Int, _ role: Role) {
      screen.put(
        text, at: Position(column: end - Screen.columns(of: text), row: place.row),
        isChanged ? .changed : role, on: ground)
    }
    put(numbers.percent, endingAt: columns.percentEnd, .faint)
    put(numbers.count, endingAt: columns.countEnd, .text)
  }

  static func numbers(
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
    guard let drag = model.drag, let node, let now = model.answer?.counts[node.id]
    else { return false }
    return drag.before[node.id].map { $0 != now } ?? false
  }
}
