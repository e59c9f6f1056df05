import GatingCore
import Plotting
import TermPlot

/// What part of the plot is in view. Never an edit: gates stay where they are in data.
extension Model {
  /// How far one step of zooming goes: the share of the view that stays.
  private static let step = 0.7
  /// How far one step of panning goes, as a share of the view.
  private static let panStep = 0.125
  /// The least and the largest extent of a view, as shares of the whole axis.
  private static let extents = 0.0005...4.0

  mutating func zoom(_ id: Command.ID, times: Int) -> [Effect] {
    switch id {
    case .zoomIn, .zoomOut:
      for _ in 0..<min(times, 64) {
        if !zoom(by: id == .zoomIn ? Self.step : 1 / Self.step, around: zoomPoint) { break }
      }
    case .panLeft: pan(-times, 0)
    case .panRight: pan(times, 0)
    case .panDown: pan(0, -times)
    case .panUp: pan(0, times)
    case .zoomAll:
      setAxes(PlotAxes(x: whole(axes.x), y: whole(axes.y)))
      say("The whole of both axes is in view.")
    case .zoomGate: zoomToSelected()
    case .zoomPercentile: return askForCentre()
    default: break
    }
    return []
  }

  /// What stays in its place: the held handle, else the crosshair.
  private var zoomPoint: Point {
    guard let drag,
      let outline = try? GateOutline(drag.geometry, on: drag.axes, panel: panel),
      let point = outline.handles.first(where: { $0.id == drag.held })?.point
    else { return crosshairPoint }
    return Point(min(1, max(0, point.x)), min(1, max(0, point.y)))
  }

  /// Brings a view a factor nearer, keeping a point of it (in fractions of the axes) in its place;
  /// the crosshair stays on it. Returns whether it could.
  @discardableResult
  mutating func zoom(by factor: Double, around point: Point) -> Bool {
    let axes = axes
    let x = zoomed(axes.x, by: factor, around: point.x)
    let y = zoomed(axes.y, by: factor, around: point.y)
    guard let x, let y else {
      say(
        factor < 1
          ? "This is as near as it gets." : "This is as far as it gets; \(key(.zoomAll)) fits.")
      return false
    }
    setAxes(PlotAxes(x: x, y: y))
    return true
  }

  private func zoomed(_ axis: PlotAxis, by factor: Double, around fraction: Double) -> PlotAxis? {
    let place = axis.coordinate(at: fraction)
    return limited(
      PlotAxis(
        axis.dimension, lower: place + (axis.lower - place) * factor,
        upper: place + (axis.upper - place) * factor))
  }

  /// The axis, if its view is neither too small nor too large.
  private func limited(_ axis: PlotAxis) -> PlotAxis? {
    let whole = whole(axis)
    let share = (axis.upper - axis.lower) / (whole.upper - whole.lower)
    return Self.extents.contains(share) ? axis : nil
  }

  private mutating func pan(_ columns: Int, _ rows: Int) {
    func moved(_ axis: PlotAxis, _ steps: Int) -> PlotAxis {
      let by = Double(steps) * Self.panStep * (axis.upper - axis.lower)
      let whole = whole(axis)
      let room = 2 * (whole.upper - whole.lower)
      guard axis.lower + by >= whole.lower - room, axis.upper + by <= whole.upper + room else {
        return axis
      }
      return PlotAxis(axis.dimension, lower: axis.lower + by, upper: axis.upper + by)
    }
    let axes = axes
    setAxes(PlotAxes(x: moved(axes.x, columns), y: moved(axes.y, rows)))
  }

  /// The axis with all of its range in view.
  func whole(_ axis: PlotAxis) -> PlotAxis {
    AxisDefaults(panel: panel, facts: facts[sample], strategy: decidedStrategy)
      .axis(of: axis.dimension)
  }

  /// Shows the plot of the population in view, or of the gate that is held, on other axes.
  mutating func setAxes(_ axes: PlotAxes) {
    if case .edit(var drag) = mode {
      drag.axes = axes
      mode = .edit(drag)
    }
    chosenAxes[viewed] = axes
  }

  /// The part of the plot that the selected gate covers; nil where it can't be drawn here.
  private var selectedBox: (lower: Point, upper: Point)? {
    guard let selected, let gate = strategy.gate(selected),
      let outline = try? GateOutline(gate.geometry, on: axes, panel: panel)
    else { return nil }
    if let region = outline.regions.first(where: { $0.id == selected }) {
      return (region.lower, region.upper)
    }
    let points = outline.lines.flatMap { $0 } + outline.handles.map(\.point)
    let finite = points.filter { $0.x.isFinite && $0.y.isFinite }
    guard let left = finite.map(\.x).min(), let right = finite.map(\.x).max(),
      let bottom = finite.map(\.y).min(), let top = finite.map(\.y).max()
    else { return nil }
    return (Point(left, bottom), Point(right, top))
  }

  var zoomGateObstacle: String? {
    guard let selected else { return "All events is no gate; \(key(.zoomAll)) shows all." }
    return selectedBox == nil ? "\(name(of: selected)) can't be drawn on these axes." : nil
  }

  private mutating func zoomToSelected() {
    guard let box = selectedBox, let selected else { return }
    func fitted(_ axis: PlotAxis, _ from: Double, _ to: Double) -> PlotAxis {
      // A gate may reach far beyond where events can be: so far the view does not follow.
      let whole = whole(axis)
      let slack = 0.1 * (whole.upper - whole.lower)
      let lower = max(axis.coordinate(at: from), whole.lower - slack)
      let upper = min(axis.coordinate(at: to), whole.upper + slack)
      guard lower < upper else { return axis }
      let margin = 0.12 * (upper - lower)
      return limited(PlotAxis(axis.dimension, lower: lower - margin, upper: upper + margin))
        ?? axis
    }
    let axes = axes
    setAxes(
      PlotAxes(
        x: fitted(axes.x, box.lower.x, box.upper.x), y: fitted(axes.y, box.lower.y, box.upper.y)))
    crosshair = nil
    say("\(name(of: selected)) fills the view; \(key(.zoomAll)) shows all.")
  }

  private mutating func askForCentre() -> [Effect] {
    let axes = axes
    let items = [axes.x, axes.y].flatMap { axis in
      [0.001, 0.999].map {
        PercentileQuestion.Item(population: viewed, dimension: axis.dimension, fraction: $0)
      }
    }
    return ask(items, for: .zoom(axes))
  }

  /// Shows the range between data values, lower and upper of x, then of y, with a margin.
  mutating func zoom(_ asked: PlotAxes, toValues values: [Double]) {
    guard axes == asked, values.count == 4 else { return }
    func fitted(_ axis: PlotAxis, _ from: Double, _ to: Double) -> PlotAxis {
      let scale = PreparedScale(Scale(axis.dimension.scale.function))
      let (lower, upper) = (scale(from), scale(to))
      guard lower.isFinite, upper.isFinite, lower < upper else { return axis }
      let margin = 0.04 * (upper - lower)
      return limited(PlotAxis(axis.dimension, lower: lower - margin, upper: upper + margin)) ?? axis
    }
    setAxes(
      PlotAxes(
        x: fitted(asked.x, values[0], values[1]), y: fitted(asked.y, values[2], values[3])))
    crosshair = nil
    say(
      "The central 99.8 % of \(name(of: viewed)) on each axis is in view; \(key(.zoomAll)) shows all."
    )
  }
}
