import GatingCore
import ScreenKit

extension Model {
  /// The rows of the tree: all events, then the populations in gating order.
  var treeRows: [GateID?] { [nil] + tree.nodes.map(\.id) }

  /// The population in a row of the screen; nil where there is none.
  ///
  /// - Returns: a population's id, or `.some(nil)` for all events.
  func population(inRow row: Int) -> GateID?? {
    let rows = treeRows
    let index = treeTop + row - layout.tree.row
    return rows.indices.contains(index) ? .some(rows[index]) : nil
  }

  /// Scrolls the tree as little as it takes to show the selection with a row to spare.
  mutating func keepSelectionInView() {
    let rows = treeRows
    let visible = layout.tree.rows
    let index = rows.firstIndex(of: selected) ?? 0
    let top = min(max(treeTop, index - visible + 2), max(0, index - 1))
    treeTop = max(0, min(rows.count - visible, top))
  }
}
