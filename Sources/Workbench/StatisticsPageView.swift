import Analysis
import GatingCore
import Plotting
import ScreenKit

/// The statistics of the selected population over the whole screen: a row a statistic, a column a
/// parameter, and each statistic's definition where there is room.
enum StatisticsPageView {
  /// How much of the table a screen shows.
  struct Fit {
    /// Rows of statistics, below one of event counts.
    let rows: Int
    let columns: Int
    /// Whether the definitions have room beside the numbers.
    let hasDefinitions: Bool

    static let nameColumns = 14
    static let numberColumns = 13
    private static let definitionColumns = 40
    /// The title, what is counted, the headings, the counts, a note, the message, the hints.
    private static let otherRows = 7

    init(size: Size, columns count: Int) {
      rows = max(1, min(StatisticsTable.rows.count, size.rows - Self.otherRows))
      let room = size.columns - 1 - Self.nameColumns
      columns = max(1, min(count, room / Self.numberColumns))
      hasDefinitions =
        size.columns - Self.nameColumns - columns * Self.numberColumns >= Self.definitionColumns
    }
  }

  static func screen(_ model: Model, _ page: StatisticsPage) -> Screen {
    var screen = Screen(size: model.size)
    PageView.drawFrame(model, title: "Statistics of \(PageView.place(model))", on: &screen)
    screen.put(
      model.glyphs.shown(subtitle(model)), at: Position(column: 1, row: 1), .faint,
      limit: screen.size.columns - 2)
    guard let table = model.answer?.statistics, table.request == model.requestedStatistics else {
      screen.put("counting", at: Position(column: 1, row: 3), .faint)
      return screen
    }
    let fit = Fit(size: model.size, columns: table.columns.count)
    let statistics = StatisticsTable.rows.dropFirst(page.top).prefix(fit.rows)
    screen.put("events", at: Position(column: 1, row: 3), .text)
    for (row, statistic) in statistics.enumerated() {
      screen.put(statistic.title, at: Position(column: 1, row: 4 + row), .text)
    }
    let shown = table.columns.indices.dropFirst(page.left).prefix(fit.columns)
    for (place, index) in shown.enumerated() {
      let end = 1 + Fit.nameColumns + (place + 1) * Fit.numberColumns - 1
      draw(table.columns[index], table.request.dimensions[index], model, statistics, end, &screen)
    }
    if fit.hasDefinitions {
      let column = 2 + Fit.nameColumns + shown.count * Fit.numberColumns
      for (row, statistic) in statistics.enumerated() {
        screen.put(
          statistic.definition, at: Position(column: column, row: 4 + row), .faint,
          limit: screen.size.columns - column - 1)
      }
    }
    drawNote(table, shown, model, on: &screen)
    return screen
  }

  private static func draw(
    _ column: Result<StatisticsTable.Column, GatingFailure>, _ dimension: Dimension,
    _ model: Model, _ statistics: ArraySlice<Statistic>, _ end: Int, _ screen: inout Screen
  ) {
    let title = TextFitting.middle(
      model.title(of: dimension, isShort: true), columns: Fit.numberColumns - 1,
      isASCII: model.glyphs.isASCII)
    PageView.putRight(title, end: end, row: 2, .strong, &screen)
    guard case .success(let column) = column else {
      PageView.putRight("n/a", end: end, row: 3, .warning, &screen)
      return
    }
    PageView.putRight(NumberText.count(column.count), end: end, row: 3, .text, &screen)
    for (row, index) in statistics.indices.enumerated() {
      switch column.values[index] {
      case .success(let value):
        PageView.putRight(
          text(value, of: StatisticsTable.rows[index]), end: end, row: 4 + row, .text, &screen)
      case .failure(let obstacle):
        PageView.putRight(obstacle.description, end: end, row: 4 + row, .faint, &screen)
      }
    }
  }

  private static func text(_ value: Double, of statistic: Statistic) -> String {
    statistic == .atOrBelowZero ? NumberText.count(Int(value)) : NumberText.value(value)
  }

  private static func subtitle(_ model: Model) -> String {
    guard let answer = model.answer else { return "" }
    if let id = model.selected, let failure = answer.failures[id] {
      return "Not assessable. " + FailureText.sentence(failure) { model.name(of: $0) }
    }
    let id = model.selected
    var text = "\(NumberText.count(answer.count(of: id) ?? 0)) events"
    let parent = id.flatMap { model.tree[$0]?.parent }
    guard id != nil else { return text }
    var wholes: [GateID?] = [parent, parent.flatMap { model.tree[$0]?.parent }, nil]
    if let whole = model.denominatorOfSelected { wholes.append(whole) }
    var seen: Set<GateID?> = []
    for whole in wholes where seen.insert(whole).inserted {
      guard let percent = answer.percent(of: id, in: whole) else { continue }
      let name = whole == nil ? "all events" : model.name(of: whole)
      let part = "\(seen.count == 1 ? ": " : ", ")\(NumberText.percent(percent)) % of \(name)"
      // A share is shown whole or not at all.
      if Screen.columns(of: text + part) <= model.size.columns - 2 { text += part }
    }
    return text
  }

  /// What is left out, and what is beside the table.
  private static func drawNote(
    _ table: StatisticsTable, _ shown: Range<Int>, _ model: Model,
    on screen: inout Screen
  ) {
    var note = ""
    for index in shown {
      let name = model.title(of: table.request.dimensions[index], isShort: true)
      switch table.columns[index] {
      case .success(let column) where column.notANumber > 0:
        note = "\(NumberText.count(column.notANumber)) events have no number on \(name), left out."
      case .failure(let failure):
        note = "\(name): " + FailureText.sentence(failure) { model.name(of: $0) }
      default: break
      }
    }
    let beside = table.columns.count - shown.count
    if note.isEmpty, beside > 0 { note = "\(beside) more parameters to the left or right." }
    if note.isEmpty { note = "Compensated scale values of events, never of bins." }
    screen.put(
      note, at: Position(column: 1, row: screen.size.rows - 3), .faint,
      limit: screen.size.columns - 2)
  }
}
