import GatingCore
import Plotting
import ScreenKit
import TermPlot

/// The line above the hints: what is held and what it does, a question, or the last message.
enum MessageView {
  static func draw(_ model: Model, in rect: Rect, on screen: inout Screen) {
    let (text, role) = content(model)
    let shown = model.glyphs.shown(text)
    let room = rect.columns - 2
    var lines = [shown]
    if Screen.columns(of: shown) > room, model.context != .prompt {
      // Nothing that is said is cut: a long sentence grows upwards, over the tree and the plot.
      lines = Array(StatisticsView.wrap(shown, room).prefix(rect.row))
      let cover = Rect(
        column: rect.column, row: rect.row - lines.count + 1, columns: rect.columns,
        rows: lines.count)
      screen.fill(cover, role, on: .popup)
    }
    for (index, line) in lines.enumerated() {
      let row = rect.row - lines.count + 1 + index
      screen.put(line, at: Position(column: rect.column + 1, row: row), role, limit: room)
    }
  }

  /// What the line says, in what the screen can show; nil where it is empty.
  static func text(_ model: Model) -> String? {
    let text = model.glyphs.shown(content(model).0)
    return text.isEmpty ? nil : text
  }

  private static func content(_ model: Model) -> (String, Role) {
    if case .confirm(let confirmation) = model.mode { return (question(confirmation), .warning) }
    if let message = model.message {
      switch message.kind {
      case .note: return (message.text, .message)
      case .warning: return (message.text, .warning)
      case .error: return (message.text, .error)
      }
    }
    switch model.mode {
    case .edit(let drag): return (held(drag, model), .message)
    case .scale(let tuning): return (model.scaleLine(tuning), .message)
    case .mark(let isSetting): return (model.markLine(isSetting: isSetting), .message)
    case .propose(let suggestion): return (SuggestionText.line(suggestion, model), .message)
    case .spillover(let page): return (SpilloverView.message(model, page), .message)
    case .draw(let sketch): return (drawn(sketch, model), .message)
    case .browse:
      if model.crosshair != nil { return (place(model.crosshairPoint, model), .message) }
      return ("", .message)
    default: return ("", .message)
    }
  }

  private static func question(_ confirmation: Confirmation) -> String {
    switch confirmation {
    case .quit: "Changes are not saved: w saves, q leaves without, Esc stays."
    case .overwrite(let output): "\(output.path) is there already. y writes over it, Esc goes back."
    }
  }

  /// What is held, where it is in data values, the count before and after.
  private static func held(_ drag: Drag, _ model: Model) -> String {
    guard let outline = try? GateOutline(drag.geometry, on: drag.axes, panel: model.panel) else {
      return ""
    }
    var text = "HOLD \(description(of: drag.held, outline))"
    if case .end = drag.held, let measure = model.measure(drag) {
      text += "  " + EllipseText.short(measure)
    }
    if let handle = outline.handle(drag.held) {
      text += "  " + place(handle, model)
    }
    let populations = model.strategy.gate(drag.gate)?.populations.map(\.id) ?? []
    guard let shown = populations.first(where: { $0 == model.selected }) ?? populations.first,
      let now = model.answer?.counts[shown]
    else { return text }
    let before = drag.before[shown] ?? now
    let change = now - before
    let sign = change == 0 ? "±0" : change > 0 ? "+\(change)" : "\(change)"
    text += "  \(NumberText.count(before)) → \(NumberText.count(now)) (\(sign))"
    if let percent = model.answer?.percent(of: shown, in: model.viewed) {
      text += "  \(NumberText.percent(percent)) %"
    }
    return text
  }

  /// Where the held handle is, in data values; empty for the whole gate.
  static func heldPlace(_ drag: Drag, _ model: Model) -> String {
    guard let outline = try? GateOutline(drag.geometry, on: drag.axes, panel: model.panel),
      let handle = outline.handles.first(where: { $0.id == drag.held })
    else { return "" }
    let measure = model.measure(drag).map { "  " + EllipseText.describe($0) } ?? ""
    return place(handle, model) + measure
  }

  private static func description(of handle: Handle.ID, _ outline: GateOutline) -> String {
    switch handle {
    case .vertex(let index): "vertex \(index + 1) of \(outline.handles.count)"
    case .corner(let xIsUpper, let yIsUpper):
      "\(yIsUpper ? "upper" : "lower") \(xIsUpper ? "right" : "left") corner"
    case .side(let isX, let isUpper):
      isX ? (isUpper ? "right side" : "left side") : (isUpper ? "upper side" : "lower side")
    case .crossing(let x, let y):
      x == nil || y == nil ? "divider" : "crossing"
    case .end(let end): ["right end", "upper end", "left end", "lower end"][end % 4]
    case .whole:
      outline.handles.contains { $0.id == .whole } ? "centre" : "whole gate"
    }
  }

  private static func drawn(_ sketch: Sketch, _ model: Model) -> String {
    let kind =
      switch sketch.kind {
      case .polygon: "polygon"
      case .rectangle: "rectangle"
      case .ellipse: "ellipse"
      case .range: "range"
      }
    var corners = "\(sketch.corners.count) \(sketch.corners.count == 1 ? "corner" : "corners")"
    if let beyond = sketch.beyond {
      corners = "all " + (beyond.isRight ? "right" : "left")
      if sketch.kind == .rectangle { corners += beyond.isAbove ? ", above" : ", below" }
      corners += " of"
    }
    return "DRAW \(kind), \(corners)  " + place(model.crosshairPoint, model)
  }

  /// A place in data values, only of the axes that a handle stands for.
  private static func place(_ handle: Handle, _ model: Model) -> String {
    switch handle.id {
    case .side(true, _), .crossing(_, nil): value(handle.point.x, model.axes.x, model)
    case .side(false, _), .crossing(nil, _): value(handle.point.y, model.axes.y, model)
    default: place(handle.point, model)
    }
  }

  private static func place(_ point: Point, _ model: Model) -> String {
    if model.isHistogram { return value(point.x, model.axes.x, model) }
    return value(point.x, model.axes.x, model) + "  " + value(point.y, model.axes.y, model)
  }

  private static func value(_ fraction: Double, _ axis: PlotAxis, _ model: Model) -> String {
    let value = PreparedScale(axis.dimension.scale).inverse(axis.coordinate(at: fraction))
    return "\(model.title(of: axis.dimension, isShort: true)) \(NumberText.value(value))"
  }
}
