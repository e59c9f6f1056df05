import Analysis
import GatingCore
import Plotting
import ScreenKit
import TermPlot

/// The spillover matrix: its numbers beside the plot of the marked pair.
enum SpilloverView {
  static func draw(_ model: Model, _ page: SpilloverPage, on screen: inout Screen) {
    guard let layout = model.spilloverLayout else { return }
    if page.isGrid {
      PairsView.draw(model, page, layout, on: &screen)
      return
    }
    drawTable(model, page, layout, on: &screen)
    PlotView.draw(model, in: layout.plot, on: &screen)
  }

  static func drawTable(
    _ model: Model, _ page: SpilloverPage, _ layout: SpilloverLayout, on screen: inout Screen
  ) {
    let ascii = model.glyphs.isASCII
    let rect = layout.table
    func put(_ text: String, _ column: Int, _ row: Int, _ role: Role, on ground: Role? = nil) {
      screen.put(
        text, at: Position(column: rect.column + column, row: rect.row + row), role, on: ground,
        limit: rect.columns - column)
    }
    put(
      TextFitting.middle(
        (page.isSquare ? "Spillover in %, " : "Spectra in %, ")
          + model.title(of: page.compensation),
        columns: rect.columns - 2,
        isASCII: ascii), 1, 0, .title)
    let (rowLabels, columnLabels) = (page.rowLabels, page.columnLabels)
    let rows = layout.window(page.source, of: page.rowCount, layout.rows)
    let columns = layout.window(page.target, of: page.columnCount, layout.columns)
    func end(_ column: Int) -> Int {
      SpilloverLayout.nameColumns + (column - columns.lowerBound + 1) * SpilloverLayout.cellColumns
    }
    // Where there is more than fits.
    let more = [
      columns.lowerBound > 0 ? "<" : " ", columns.upperBound < page.columnCount ? ">" : " ",
      rows.lowerBound > 0 ? "^" : " ", rows.upperBound < page.rowCount ? "v" : " ",
    ]
    put(more.joined(separator: " "), 1, 1, .faint)
    for column in columns {
      let name = TextFitting.middle(
        columnLabels[column], columns: SpilloverLayout.cellColumns - 1, isASCII: ascii)
      put(
        name, end(column) - Screen.columns(of: name), 1,
        column == page.target ? .strong : .faint)
    }
    for (line, row) in rows.enumerated() {
      let name = TextFitting.middle(
        rowLabels[row], columns: SpilloverLayout.nameColumns - 2, isASCII: ascii)
      put(name, 1, 2 + line, row == page.source ? .strong : .faint)
      for column in columns {
        let place = page.place(row, column)
        let value = page.matrix.coefficients[place]
        let text = SpilloverText.cell(value)
        let isMarked = row == page.source && column == page.target
        let isChanged = value != page.original.coefficients[place]
        let isOwn = page.isSquare && row == column
        let role: Role = isChanged ? .changed : isOwn ? .faint : isMarked ? .strong : .text
        if isMarked {
          screen.fill(
            Rect(
              column: rect.column + end(column) - SpilloverLayout.cellColumns + 1,
              row: rect.row + 2 + line, columns: SpilloverLayout.cellColumns - 1, rows: 1), role,
            on: .selected)
        }
        put(
          text, end(column) - Screen.columns(of: text), 2 + line, role,
          on: isMarked ? .selected : nil)
      }
    }
    for (line, note) in notes(model, page).prefix(SpilloverLayout.noteRows).enumerated() {
      put(
        TextFitting.middle(note.text, columns: rect.columns - 2, isASCII: ascii), 1,
        3 + rows.count + line, note.role)
    }
  }

  /// What is said of the marked cell: the exact number, the medians, whose gates it compensates.
  static func notes(
    _ model: Model, _ page: SpilloverPage
  ) -> [(text: String, role: Role)] {
    var notes: [(text: String, role: Role)] = [
      (model.glyphs.shown("\(page.pair)  \(SpilloverText.percent(page.coefficient)) %"), .strong)
    ]
    if page.preview != nil {
      notes.append(
        ("was \(SpilloverText.percent(page.originalCoefficient)) %, not kept yet", .changed))
    }
    let label = page.columnLabels[page.target] + (page.isSquare ? "" : " as recorded")
    let own = page.rowLabels[page.source]
    if let medians = medians(model, page) {
      if let dim = medians.dim, let bright = medians.bright {
        notes.append(("median \(label)", .faint))
        notes.append(
          ("  \(NumberText.value(dim)) in the half dim on \(own)", .text))
        notes.append(
          ("  \(NumberText.value(bright)) in the brightest 5 %", .text))
      } else {
        notes.append(("too few events for medians", .faint))
      }
    }
    return notes
  }

  /// The medians along the marked pair, if the last answer is about it.
  static func medians(_ model: Model, _ page: SpilloverPage) -> PairMedians? {
    guard let answer = model.answer, answer.question.axes == model.axes,
      answer.question.viewed == model.viewed
    else { return nil }
    return answer.pairs?.medians
  }

  /// What is being changed, and what it does to the selected population.
  static func message(_ model: Model, _ page: SpilloverPage) -> String {
    guard page.preview != nil else { return "" }
    var text =
      "SPILL \(page.pair)  "
      + "\(SpilloverText.percent(page.originalCoefficient)) → "
      + "\(SpilloverText.percent(page.coefficient)) %"
    guard let answer = model.answer, answer.question.strategy == model.strategy else {
      return text + "  counting"
    }
    if page.before.isEmpty { return text }
    if let selected = model.selected, let before = page.before[selected],
      let now = answer.counts[selected]
    {
      text += "  \(model.name(of: selected)) \(NumberText.count(before)) → \(NumberText.count(now))"
    }
    let moved = answer.counts.count {
      page.before[$0.key] != nil && page.before[$0.key] != $0.value
    }
    return text + "  \(moved) \(moved == 1 ? "count" : "counts") moved"
  }
}

/// Small plots of the pairs of a matrix, as many as fit.
enum PairsView {
  static func draw(
    _ model: Model, _ page: SpilloverPage, _ layout: SpilloverLayout, on screen: inout Screen
  ) {
    let ascii = model.glyphs.isASCII
    let rows = layout.window(page.source, of: page.rowCount, layout.gridRows)
    let columns = layout.window(page.target, of: page.columnCount, layout.gridColumns)
    let pages =
      "x: \(rows.lowerBound + 1)-\(rows.upperBound), y: \(columns.lowerBound + 1)-"
      + "\(columns.upperBound) of \(page.columnCount)"
    let title =
      "Pairs of \(model.name(of: model.viewed)) on \(model.words(page.compensation)), \(pages)"
    screen.put(
      TextFitting.middle(title, columns: layout.body.columns - 2, isASCII: ascii),
      at: Position(column: layout.body.column + 1, row: layout.body.row), .title)
    let maps = maps(model)
    var next = 0
    for (line, source) in rows.enumerated() {
      for (place, target) in columns.enumerated() {
        let frame = layout.frame(row: line, column: place)
        guard frame.isUseful else { continue }
        let isMarked = source == page.source && target == page.target
        if source == target {
          drawDiagonal(page.rowLabels[source], isMarked: isMarked, frame, ascii, &screen)
          continue
        }
        let scene = PlotScene(
          axes: model.axes(of: page, source: source, target: target),
          xTitle: page.rowLabels[source], yTitle: page.columnLabels[target],
          density: maps.indices.contains(next) ? maps[next] : nil)
        PlotDrawing.draw(scene, in: frame, on: &screen)
        next += 1
        mark(page, source, target, isMarked: isMarked, frame, ascii, &screen)
      }
    }
    if model.answer == nil || maps.isEmpty {
      screen.put(
        model.waitingText, at: Position(column: layout.body.column + 2, row: layout.body.row + 1),
        .faint)
    }
  }

  /// The spill over the plot's corner; the marked one on a ground of its own.
  private static func mark(
    _ page: SpilloverPage, _ source: Int, _ target: Int, isMarked: Bool, _ frame: PlotFrame,
    _ ascii: Bool, _ screen: inout Screen
  ) {
    // A fluorochrome has no coefficient on another.
    let value =
      page.showsOutputs
      ? "" : SpilloverText.cell(page.matrix.coefficients[page.place(source, target)]) + " %"
    let text = isMarked ? (ascii ? ">" : "▸") + value : value
    screen.put(
      text,
      at: Position(
        column: frame.area.columnRange.upperBound - Screen.columns(of: text), row: frame.area.row),
      isMarked ? .strong : .faint, on: isMarked ? .selected : .background)
  }

  private static func drawDiagonal(
    _ label: String, isMarked: Bool, _ frame: PlotFrame, _ ascii: Bool, _ screen: inout Screen
  ) {
    let shown = TextFitting.middle(label, columns: frame.area.columns, isASCII: ascii)
    let text = isMarked ? (ascii ? ">" : "▸") + shown : shown
    screen.put(
      text,
      at: Position(
        column: frame.area.column + max(0, frame.area.columns - Screen.columns(of: text)) / 2,
        row: frame.area.row + frame.area.rows / 2), isMarked ? .strong : .title,
      on: isMarked ? .selected : nil)
  }

  private static func maps(_ model: Model) -> [DensityMap?] {
    guard let answer = model.answer?.pairs, answer.request == model.requestedPairs else {
      return []
    }
    return answer.maps
  }
}
