import Analysis
import GatingCore
import Plotting
import ScreenKit

/// The counts of every population by both rules, beside those that FlowJo stored, over the whole
/// screen; why they differ of the selected one.
enum ComparisonView {
  /// A population, with what is known of it.
  private struct Row {
    var node: PopulationTree.Node
    /// Nil where it could not be evaluated.
    var counts: CountComparison?
    /// Whether a gate on its path was changed since FlowJo counted.
    var isChanged: Bool
  }

  private static let headings = ["exact", "grid", "stored", "differ"]
  private static let numberColumns = 11
  private static let nameColumns = 48

  static func screen(_ model: Model) -> Screen {
    var screen = Screen(size: model.size)
    PageView.drawFrame(model, title: "Compared with FlowJo", on: &screen)
    guard let comparison = model.answer?.comparison else {
      screen.put("counting", at: Position(column: 1, row: 1), .faint)
      return screen
    }
    let rows = rows(comparison, model)
    let columns = screen.size.columns
    screen.put(
      model.glyphs.shown(summary(rows)), at: Position(column: 1, row: 1), .faint,
      limit: columns - 2)
    let foot = foot(rows.first { $0.node.id == model.selected }, model)
    let names = min(nameColumns, columns - 2 - headings.count * numberColumns)
    func end(_ place: Int) -> Int { names + (place + 1) * numberColumns }
    for (place, heading) in headings.enumerated() {
      PageView.putRight(heading, end: end(place), row: 2, .strong, &screen)
    }
    let room = max(1, screen.size.rows - 5 - foot.count)
    let marked = rows.firstIndex { $0.node.id == model.selected } ?? 0
    let first = max(0, min(marked - room / 2, rows.count - room))
    for (line, row) in rows.dropFirst(first).prefix(room).enumerated() {
      draw(row, line: 3 + line, names: names, end, model, &screen)
    }
    for (line, text) in foot.enumerated() {
      screen.put(
        text, at: Position(column: 1, row: screen.size.rows - 2 - foot.count + line), .text)
    }
    return screen
  }

  private static func rows(_ comparison: [CountComparison], _ model: Model) -> [Row] {
    let changed = model.changedSinceOpened
    let known = Dictionary(
      comparison.map { ($0.population, $0) }, uniquingKeysWith: { first, _ in first })
    return model.tree.nodes.map {
      Row(node: $0, counts: known[$0.id], isChanged: changed.contains($0.id))
    }
  }

  /// How many of the stored counts are met; what there is instead without any.
  private static func summary(_ rows: [Row]) -> String {
    let differing = rows.count { ($0.counts?.difference.differing ?? 0) > 0 }
    let stored = rows.filter { $0.counts?.storedCount != nil }
    if stored.isEmpty {
      return "No counts stored by FlowJo; its grid differs in \(differing) of \(rows.count)."
    }
    let changed = stored.count { $0.isChanged }
    let met = stored.count { !$0.isChanged && $0.counts?.isOtherThanStored == false }
    return "\(met) of \(stored.count - changed) stored counts are met on FlowJo's grid"
      + (changed == 0 ? "." : "; of \(changed) a gate was changed since.")
  }

  private static func draw(
    _ row: Row, line: Int, names: Int, _ end: (Int) -> Int, _ model: Model,
    _ screen: inout Screen
  ) {
    let isMarked = row.node.id == model.selected
    let ground: Role? = isMarked ? .selected : nil
    if isMarked {
      screen.fill(
        Rect(column: 0, row: line, columns: screen.size.columns, rows: 1), .text, on: .selected)
    }
    let indent = min(row.node.depth, 8)
    screen.put(
      TextFitting.middle(
        row.node.name, columns: names - indent - 1, isASCII: model.glyphs.isASCII),
      at: Position(column: 1 + indent, row: line), isMarked ? .strong : .text, on: ground)
    func put(_ text: String, _ place: Int, _ role: Role) {
      screen.put(
        text, at: Position(column: end(place) + 1 - Screen.columns(of: text), row: line), role,
        on: ground)
    }
    guard let counts = row.counts else {
      put("not assessable", 1, .warning)
      return
    }
    let difference = counts.difference
    put(NumberText.count(difference.exactCount), 0, .text)
    put(NumberText.count(difference.gridCount), 1, .text)
    if let stored = counts.storedCount {
      let isWrong = counts.isOtherThanStored
      put(
        NumberText.count(stored), 2, row.isChanged ? .faint : isWrong ? .warning : .text)
    }
    put(
      NumberText.count(difference.differing), 3, difference.differing == 0 ? .faint : .strong)
  }

  /// Why the counts of the selected population are what they are.
  private static func foot(_ row: Row?, _ model: Model) -> [String] {
    var text =
      "exact: by the standard's rules. grid: on FlowJo's channels, of which its counts come."
    if let row, let counts = row.counts {
      let reason = counts.reason(isChanged: row.isChanged)
      text =
        "\(row.node.name): "
        + (reason.isEmpty ? "both rules have the same events." : reason + ".")
    } else if let row, let failure = model.answer?.failures[row.node.id] {
      text =
        "\(row.node.name): not assessable. "
        + FailureText.sentence(failure) { model.name(of: $0) }
    }
    return StatisticsView.wrap(model.glyphs.shown(text), model.size.columns - 2)
  }
}
