import Analysis
import GatingCore
import Plotting
import ScreenKit

/// The numbers of the selected population, each with its denominator.
enum StatisticsView {
  static func draw(_ model: Model, in rect: Rect, on screen: inout Screen) {
    for (offset, line) in lines(model).prefix(rect.rows).enumerated() {
      screen.put(
        line.text, at: Position(column: rect.column + 1, row: rect.row + offset), line.role,
        limit: rect.columns - 2)
    }
  }

  static func lines(_ model: Model) -> [(text: String, role: Role)] {
    let ascii = model.glyphs.isASCII
    let id = model.selected
    let parent = id.flatMap { model.tree[$0]?.parent }
    let title =
      id == nil ? "All events" : "\(model.name(of: id)) in \(model.name(of: parent))"
    var lines: [(text: String, role: Role)] = [
      (
        TextFitting.middle(title, columns: model.layout.statistics.columns - 2, isASCII: ascii),
        .title
      )
    ]
    guard let answer = model.answer else { return lines + [("counting", .faint)] }
    if let id, let failure = answer.failures[id] {
      let reason = FailureText.sentence(failure) { model.name(of: $0) }
      return lines
        + wrap("Not assessable. " + reason, model.layout.statistics.columns - 2).map {
          ($0, .warning)
        }
    }
    if let id, model.isOwn(id) {
      lines.append((" * of this sample alone", .faint))
    }
    if let count = answer.count(of: id) {
      if id == nil {
        lines.append((" \(NumberText.count(count)) events", .text))
      } else {
        let whole = answer.count(of: parent) ?? 0
        lines.append((" \(NumberText.count(count)) of \(NumberText.count(whole)) events", .text))
        let share = answer.percent(of: id, in: parent).map {
          "\(NumberText.percent($0)) % of \(model.name(of: parent))"
        }
        lines.append((" " + (share ?? "the parent is empty"), .text))
        if parent != nil, let total = answer.percent(of: id, in: nil) {
          lines.append((" \(NumberText.percent(total)) % of all events", .text))
        }
        if let whole = model.denominatorOfSelected, let part = answer.percent(of: id, in: whole) {
          lines.append((" \(NumberText.percent(part)) % of \(model.name(of: whole))", .text))
        }
      }
    }
    if let id, let formula = model.formulaText(of: id) {
      lines += wrap("= " + formula, model.layout.statistics.columns - 3).map { (" " + $0, .text) }
    }
    lines += beyondThePlot(model, isSelected: true)
    let width = model.layout.statistics.columns - 3
    let compensation = model.compensationLines.flatMap { wrap($0, width) }
      .map { (text: " " + $0, role: Role.faint) }
    let warnings = warnings(model)
    // What differs matters more than the medians, where there is no room for all.
    let isPlain = model.compensationLines.count < 2 && warnings.isEmpty
    if !isPlain { lines += compensation }
    if let note = model.noteText {
      lines += wrap(note, model.layout.statistics.columns - 3).map { (" " + $0, .text) }
    }
    for (axis, value) in [
      (model.axes.x, answer.xMedian), (model.axes.y, answer.yMedian),
    ] {
      guard let value, answer.question.axes == model.axes else { continue }
      let name = model.title(of: axis.dimension, isShort: true)
      lines.append((" median \(name)  \(NumberText.value(value))", .faint))
    }
    return lines + warnings + (isPlain ? compensation : [])
      + beyondThePlot(model, isSelected: false)
  }

  /// The gates that are compensated otherwise than the plot.
  private static func warnings(_ model: Model) -> [(text: String, role: Role)] {
    var lines: [(text: String, role: Role)] = []
    for (gate, outline) in model.gatesInView {
      if case .failure(.otherCompensation(let label)) = outline {
        lines.append(
          (
            " not drawn: \(gate.name), \(GateProjection.Obstacle.otherCompensation(label).reason)",
            .warning
          ))
      }
    }
    return lines
  }

  /// What gates on the plot bound beside what it shows: the selected one, or the others.
  private static func beyondThePlot(
    _ model: Model, isSelected: Bool
  ) -> [(text: String, role: Role)] {
    let axes = model.axes
    return model.gatesInView.flatMap { gate, outline -> [(text: String, role: Role)] in
      let isMeant = gate.populations.contains { $0.id == model.selected } == isSelected
      let titles = model.dimensionsBeyond(axes, of: gate.geometry)
      guard case .success = outline, isMeant, !titles.isEmpty else { return [] }
      let also = "also bounds " + titles.joined(separator: ", ")
      let text =
        isSelected
        ? "projection of \(gate.geometry.dimensions.count) dimensions, \(also)"
        : "\(gate.name): projection, \(also)"
      return wrap(text, model.layout.statistics.columns - 3).map { (" " + $0, .faint) }
    }
  }

  /// Breaks a sentence into lines of at most `columns`.
  static func wrap(_ text: String, _ columns: Int) -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ") {
      if let last = lines.last,
        Screen.columns(of: last) + 1 + Screen.columns(of: String(word)) <= columns
      {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }
}

extension Model {
  /// What a dimension is titled: marker with detector, or the marker alone; a ratio as a/b.
  func title(of dimension: Dimension, isShort: Bool = false) -> String {
    dimension.references.map { reference in
      guard let index = try? panel.index(of: reference) else { return reference.label }
      let parameter = panel.parameters[index]
      if isShort { return parameter.shortTitle }
      return parameter.isTime ? "Time (s)" : parameter.title
    }.joined(separator: " / ")
  }
}
