import Analysis
import GatingCore
import Plotting
import ScreenKit
import TermPlot

/// The plot of the population in view, with its gates.
enum PlotView {
  static func draw(_ model: Model, in frame: PlotFrame, on screen: inout Screen) {
    PlotDrawing.draw(scene(model), in: frame, on: &screen)
    guard frame.isUseful else { return }
    if let failure = model.answer?.plotFailure {
      let reason = FailureText.sentence(failure) { model.name(of: $0) }
      note("Not assessable. " + reason, .warning, frame, &screen)
    } else if model.answer == nil {
      note(model.waitingText, .faint, frame, &screen)
    } else if model.answer?.count(of: model.viewed) == 0 {
      note("\(model.name(of: model.viewed)) has no events", .faint, frame, &screen)
    }
  }

  private static func note(
    _ text: String, _ role: Role, _ frame: PlotFrame, _ screen: inout Screen
  ) {
    for (row, line) in StatisticsView.wrap(text, frame.area.columns - 4).enumerated() {
      screen.put(
        line, at: Position(column: frame.area.column + 2, row: frame.area.row + 1 + row), role,
        limit: frame.area.columns - 2)
    }
  }

  /// The plot as a scene, in plot units.
  static func scene(_ model: Model) -> PlotScene {
    var scene = model.isHistogram ? HistogramView.scene(model) : onTwoAxes(model)
    scene.overlays += model.gatesInView.compactMap { gate, outline in
      guard case .success(let outline) = outline else { return nil }
      return overlay(gate, outline, model)
    }
    scene.rule = model.fidelity
    if let medians = medians(model) { scene.overlays.append(medians) }
    switch model.mode {
    case .draw(let sketch):
      scene.pen = pen(sketch, model)
      if let preview = ellipse(sketch, model) { scene.overlays.append(preview) }
      scene.crosshair = model.crosshairPoint
    case .browse:
      if model.crosshair != nil { scene.crosshair = model.crosshairPoint }
    default: break
    }
    return scene
  }

  /// The medians along a pair whose spillover is being seen, as a line; level where it is right.
  private static func medians(_ model: Model) -> PlotScene.Overlay? {
    guard let page = model.spilloverPage, let medians = SpilloverView.medians(model, page),
      let last = medians.line.last, medians.line.count > 1
    else { return nil }
    return PlotScene.Overlay(
      outline: GateOutline(line: medians.line, anchor: last), hue: 0, label: "medians",
      isSelected: true)
  }

  private static func onTwoAxes(_ model: Model) -> PlotScene {
    let axes = model.axes
    let answer = answer(model, axes)
    var scene = PlotScene(
      axes: axes, xTitle: model.title(of: axes.x.dimension),
      yTitle: model.title(of: axes.y.dimension), density: answer?.density)
    if let id = answer?.question.backgate, let density = answer?.backgate {
      let count = answer?.count(of: id).map(NumberText.count) ?? ""
      scene.backgates.append(
        PlotScene.Backgate(
          density: density, hue: model.hue(ofPopulation: id),
          label: "\(model.name(of: id)) \(count)"))
    }
    scene.backgates += differences(answer, model)
    return scene
  }

  /// The events that the two rules decide differently.
  private static func differences(_ answer: Answer?, _ model: Model) -> [PlotScene.Backgate] {
    guard let difference = answer?.difference else { return [] }
    let name = model.name(of: difference.population)
    let hue = model.hue(ofPopulation: difference.population)
    let (grid, exact) = (difference.gridAlone, difference.exactAlone)
    return [
      PlotScene.Backgate(
        density: grid.density, hue: hue,
        label: "\(name) on FlowJo's grid alone \(NumberText.count(grid.count))", liesOnGates: true),
      PlotScene.Backgate(
        density: exact.density, hue: (hue + 1) % UInt8(Role.gateHues),
        label: "\(name) exactly alone \(NumberText.count(exact.count))", liesOnGates: true),
    ]
  }

  /// The answer that came last, if it is about this plot.
  private static func answer(_ model: Model, _ axes: PlotAxes) -> Answer? {
    guard let answer = model.answer, answer.question.axes == axes,
      answer.question.viewed == model.viewed
    else { return nil }
    return answer
  }

  private static func overlay(
    _ gate: Gate, _ outline: GateOutline, _ model: Model
  ) -> PlotScene.Overlay {
    var held: Handle.ID?
    if let drag = model.drag, drag.gate == gate.id { held = drag.held }
    let isNew = model.decidedStrategy.gate(gate.id) == nil
    var outline = outline
    let sides = outline.handles.map(\.point)
    if model.isHistogram, case .rectangle = gate.geometry, sides.count == 2 {
      // A range is a band: its sides joined.
      outline.lines.append(sides)
    }
    let ids = gate.populations.map(\.id)
    let beyond = model.dimensionsBeyond(model.axes, of: gate.geometry)
    // An outline that is not all of the gate says so.
    let more = beyond.isEmpty ? "" : " +" + beyond.joined(separator: " +")
    return PlotScene.Overlay(
      outline: outline, hue: model.hue(of: gate), label: label(gate.id, gate.name, model) + more,
      regionLabels: regionLabels(gate, outline, model),
      isSelected: ids.contains { $0 == model.selected } || isNew, showsHandles: held != nil,
      held: held)
  }

  /// The names of quadrants; of many that lie over each other on the plot, cut by a divider that
  /// it does not show, the selected one's or how many they are.
  private static func regionLabels(
    _ gate: Gate, _ outline: GateOutline, _ model: Model
  ) -> [String] {
    let names = Dictionary(
      gate.populations.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    return outline.regions.enumerated().map { index, region in
      let alike = outline.regions.indices.filter {
        outline.regions[$0].lower == region.lower && outline.regions[$0].upper == region.upper
      }
      if alike.count <= 3 { return label(region.id, names[region.id] ?? "", model) }
      guard index == alike.first else { return "" }
      let ids = alike.map { outline.regions[$0].id }
      if let selected = model.selected, ids.contains(selected) {
        return label(selected, names[selected] ?? "", model) + " of \(ids.count)"
      }
      return "\(ids.count) quadrants"
    }
  }

  /// A population's name with its % of parent.
  private static func label(_ id: GateID, _ name: String, _ model: Model) -> String {
    guard let percent = model.answer?.percent(of: id, in: model.viewed) else { return name }
    return "\(name) \(NumberText.percent(percent)) %"
  }

  /// The end of the plot to which an open gate reaches.
  private static func beyond(_ sketch: Sketch) -> Point? {
    sketch.beyond.map { Point($0.isRight ? 1 : 0, $0.isAbove ? 1 : 0) }
  }

  /// The ellipse between the first corner and the crosshair, as it would be.
  private static func ellipse(_ sketch: Sketch, _ model: Model) -> PlotScene.Overlay? {
    guard sketch.kind == .ellipse, sketch.corners.count == 1 else { return nil }
    var whole = sketch
    whole.corners.append(model.crosshairPoint)
    guard
      var outline = try? GateOutline(whole.geometry, on: sketch.axes, panel: model.panel)
    else { return nil }
    let corner = Handle.ID.corner(xIsUpper: false, yIsUpper: false)
    outline.handles = [Handle(corner, at: sketch.corners[0])]
    return PlotScene.Overlay(
      outline: outline, hue: UInt8(model.decidedStrategy.gates.count % Role.gateHues), label: "",
      isSelected: true, showsHandles: true, held: corner)
  }

  /// The corners so far; of a rectangle or range, its outline up to the crosshair.
  private static func pen(_ sketch: Sketch, _ model: Model) -> [Point] {
    if sketch.kind == .ellipse { return [] }
    guard sketch.kind != .polygon, let first = sketch.corners.first ?? beyond(sketch) else {
      return sketch.corners
    }
    let last = sketch.corners.dropFirst().first ?? model.crosshairPoint
    if sketch.kind == .range {
      return [
        Point(first.x, 0), Point(first.x, 1), Point(last.x, 1), Point(last.x, 0),
        Point(first.x, 0),
      ]
    }
    return [first, Point(last.x, first.y), last, Point(first.x, last.y), first]
  }
}
