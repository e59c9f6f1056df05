import GatingCore
import TermPlot

/// Going about: the tree, the population in view, the crosshair, the list of keys.
extension Model {
  mutating func moveSelection(_ by: Int) {
    let rows: [GateID?] = [nil] + tree.nodes.map(\.id)
    let index = rows.firstIndex(of: selected) ?? 0
    selected = rows[min(rows.count - 1, max(0, index + by))]
  }

  mutating func selectSibling(_ by: Int) {
    guard let selected, let node = tree[selected] else { return }
    let siblings = tree.children(of: node.parent)
    guard let index = siblings.firstIndex(where: { $0.id == selected }) else { return }
    self.selected = siblings[min(siblings.count - 1, max(0, index + by))].id
  }

  /// Shows a population's events.
  mutating func view(_ population: GateID?) {
    viewed = population
    selected = population
    crosshair = nil
  }

  mutating func leave() {
    let left = viewed
    view(viewed.flatMap { tree[$0]?.parent })
    selected = left
  }

  mutating func moveCrosshair(_ columns: Int, _ rows: Int) {
    let frame = layout.plot
    var dot = crosshair ?? middleDot
    dot.column = min(max(0, frame.dotColumns - 1), max(0, dot.column + columns))
    dot.row = min(max(0, frame.dotRows - 1), max(0, dot.row + rows))
    crosshair = dot
  }

  mutating func scrollHelp(_ by: Int) {
    guard case .help(let top) = mode else { return }
    mode = .help(top: max(0, min(helpLines.count - 1, top + by)))
  }
}
