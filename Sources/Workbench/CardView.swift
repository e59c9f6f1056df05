import GatingCore
import Plotting
import ScreenKit
import TermPlot

/// Where the parts of a card lie: the numbers on the left, small plots where there is room.
struct CardLayout {
  let table: Rect
  /// Five frames of one size, or none.
  let plots: [PlotFrame]

  /// The columns that the numbers need.
  private static let tableColumns = 48
  private static let count = 5
  private static let leastColumns = 24
  private static let leastRows = 10

  /// - Parameter tableRows: the rows that the numbers need; below them there may be room too.
  init(_ rect: Rect, glyphs: GlyphSet, tableRows: Int) {
    let (table, rest) = rect.splitLeft(Self.tableColumns)
    self.table = table
    let across = rest.columns >= 62 ? 2 : 1
    let columns = across == 2 ? (rest.columns - 2) / 2 : min(rest.columns - 1, Self.leastColumns)
    let rows = rest.rows / 3
    guard columns >= Self.leastColumns, rows >= Self.leastRows else {
      plots = []
      return
    }
    var places = (0..<3 * across).map { index in
      Position(
        column: rest.column + 1 + index % across * (columns + 1),
        row: rest.row + index / across * rows)
    }
    if table.rows - tableRows >= rows {
      places += (0..<table.columns / columns).map { index in
        Position(
          column: table.column + index * columns, row: table.rowRange.upperBound - rows)
      }
    }
    plots =
      places.count < Self.count
      ? []
      : places.prefix(Self.count).map { place in
        PlotFrame(
          Rect(column: place.column, row: place.row, columns: columns, rows: rows), glyphs: glyphs)
      }
  }
}

/// The identity card of the selected population, in the place of the plot.
enum CardView {
  static func draw(_ model: Model, on screen: inout Screen) {
    let layout = model.cardLayout
    drawHead(model, layout.table, &screen)
    guard let card = model.answer?.card, card.request == model.requestedCard else {
      put("counting", layout.table, row: 5, .faint, &screen)
      return
    }
    drawMedians(card, model, layout.table, &screen)
    for (index, frame) in layout.plots.enumerated() where index < card.request.plots.count {
      var axes = card.request.plots[index]
      if axes.y.isEventCount { axes.y.upper = Double(card.peaks[index]) }
      let scene = PlotScene(
        axes: axes, xTitle: model.title(of: axes.x.dimension, isShort: true),
        yTitle: axes.y.isEventCount
          ? "events per bin" : model.title(of: axes.y.dimension, isShort: true),
        density: card.maps[index])
      PlotDrawing.draw(scene, in: frame, on: &screen)
    }
  }

  private static func drawHead(_ model: Model, _ rect: Rect, _ screen: inout Screen) {
    let id = model.selected
    put(model.name(of: id), rect, row: 0, .title, &screen)
    guard let answer = model.answer else { return }
    if let id, answer.failures[id] != nil {
      put("not assessable", rect, row: 1, .warning, &screen)
      return
    }
    put("\(NumberText.count(answer.count(of: id) ?? 0)) events", rect, row: 1, .text, &screen)
    guard let id else { return }
    let parent = model.tree[id]?.parent
    if let percent = answer.percent(of: id, in: parent) {
      put(
        "\(NumberText.percent(percent)) % of \(model.name(of: parent))", rect, row: 2, .text,
        &screen)
    }
    if parent != nil, let percent = answer.percent(of: id, in: nil) {
      put("\(NumberText.percent(percent)) % of all events", rect, row: 3, .text, &screen)
    }
  }

  /// A line a marker: its median, and how many times that of each reference it is.
  private static func drawMedians(
    _ card: Card, _ model: Model, _ rect: Rect, _ screen: inout Screen
  ) {
    let ascii = model.glyphs.isASCII
    let ends = [22, 34, 46]
    put("median of", rect, row: 4, .faint, &screen)
    putRight("here", rect, row: 4, end: ends[0], .faint, &screen)
    for (index, reference) in card.request.populations.dropFirst().prefix(2).enumerated() {
      let name = TextFitting.middle(model.name(of: reference), columns: 9, isASCII: ascii)
      putRight("/ " + name, rect, row: 4, end: ends[index + 1], .faint, &screen)
    }
    let rows = max(0, rect.rows - 6)
    let parameters = model.cardParameters
    let shown = parameters.count > rows ? rows - 1 : parameters.count
    for (index, parameter) in parameters.prefix(max(0, shown)).enumerated() {
      let row = 5 + index
      put(
        TextFitting.middle(
          model.panel.parameters[parameter].shortTitle, columns: 11, isASCII: ascii),
        rect, row: row, .text, &screen)
      guard let median = card.medians.first?[index] else {
        putRight("n/a", rect, row: row, end: ends[0], .faint, &screen)
        continue
      }
      putRight(NumberText.value(median), rect, row: row, end: ends[0], .strong, &screen)
      for (place, medians) in card.medians.dropFirst().prefix(2).enumerated() {
        putRight(
          ratio(median, medians[index], ascii), rect, row: row, end: ends[place + 1], .text, &screen
        )
      }
    }
    if shown < parameters.count {
      put(
        "\(parameters.count - shown) more need a taller window", rect, row: 5 + shown, .faint,
        &screen)
    }
  }

  /// A ratio of medians; of numbers that are not above zero there is none.
  private static func ratio(_ median: Double, _ reference: Double?, _ ascii: Bool) -> String {
    guard let reference, reference > 0, median > 0 else { return "n/a" }
    return (ascii ? "x" : "×") + NumberText.value(median / reference)
  }

  private static func put(
    _ text: String, _ rect: Rect, row: Int, _ role: Role, _ screen: inout Screen
  ) {
    guard row < rect.rows else { return }
    screen.put(
      text, at: Position(column: rect.column + 2, row: rect.row + row), role,
      limit: rect.columns - 3)
  }

  private static func putRight(
    _ text: String, _ rect: Rect, row: Int, end: Int, _ role: Role, _ screen: inout Screen
  ) {
    guard row < rect.rows else { return }
    let column = rect.column + end - Screen.columns(of: text)
    screen.put(
      text, at: Position(column: column, row: rect.row + row), role, limit: rect.columns - 1)
  }
}
