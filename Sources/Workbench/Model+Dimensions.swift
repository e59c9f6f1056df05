import GatingCore
import Plotting

/// The dimensions that a gate bounds: those the plot does not show, and more or fewer of them.
extension Model {
  /// What a gate bounds beside what the plot shows, as the screen calls it; empty for a gate that
  /// is not drawn on it.
  func dimensionsBeyond(_ axes: PlotAxes, of geometry: Geometry) -> [String] {
    guard let projection = try? GateProjection(geometry, on: axes, panel: panel) else { return [] }
    let dimensions = geometry.dimensions
    var seen: Set<String> = []
    return projection.hidden.map { title(of: dimensions[$0], isShort: true) }
      .filter { seen.insert($0).inserted }
  }

  /// Lets a rectangle or range bound the axis of the plot that it does not bound yet: open both
  /// ways at first, so that only its handles are new.
  func boundOtherAxis(_ drag: inout Drag, _ gate: RectangleGate) {
    guard let isX = unboundAxis(drag) else { return }
    var gate = gate
    let axis = isX ? drag.axes.x : drag.axes.y
    gate.sides.append(.init(axis.dimension, Interval()))
    drag.geometry = .rectangle(gate)
    drag.held = .side(isX: isX, isUpper: true)
  }

  /// Takes a dimension on the plot from a rectangle, and holds what is left of it.
  func unbound(_ drag: inout Drag, _ gate: RectangleGate, isX: Bool) {
    guard let projection = try? GateProjection(drag.geometry, on: drag.axes, panel: panel),
      let place = isX ? projection.x : projection.y
    else { return }
    var gate = gate
    gate.sides.remove(at: place.dimension)
    guard let outline = try? GateOutline(.rectangle(gate), on: drag.axes, panel: panel) else {
      return
    }
    drag.geometry = .rectangle(gate)
    drag.held = outline.handles.first?.id ?? .whole
  }

  /// Whether it is the x axis that the held gate does not bound; nil where it bounds both.
  private func unboundAxis(_ drag: Drag) -> Bool? {
    guard let projection = try? GateProjection(drag.geometry, on: drag.axes, panel: panel) else {
      return nil
    }
    if projection.x == nil { return true }
    return projection.y == nil && !drag.axes.y.isEventCount ? false : nil
  }

  /// Why the held rectangle can't have a dimension more or less, in a sentence; nil when it can.
  func dimensionObstacle(_ drag: Drag, _ gate: RectangleGate, isMore: Bool) -> String? {
    if isMore {
      guard unboundAxis(drag) == nil else { return nil }
      return "It bounds all that this plot shows; \(key(.drop, in: .edit)) drops it, "
        + "\(key(.xAxis)) and \(key(.yAxis)) show other axes."
    }
    guard case .side(let isX, _) = drag.held else {
      return "Hold a side of what it is not to bound first (\(key(.nextHandle, in: .edit)))."
    }
    if gate.sides.count == 1 { return "It bounds nothing else; \(key(.delete)) deletes the gate." }
    var rest = drag
    unbound(&rest, gate, isX: isX)
    return rest.geometry == drag.geometry
      ? "The plot shows nothing else that it bounds; show another axis first." : nil
  }
}
