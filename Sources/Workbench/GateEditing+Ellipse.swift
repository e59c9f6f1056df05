import GatingCore
import Plotting

/// Ellipses, and the shadows of ellipsoids in the plane of a plot: their other dimensions stay.
extension GateEditing {
  /// The ellipsoid with its centre, or an end of its shadow's axes, moved on the plot.
  ///
  /// - Parameter shift: a coordinate moved along the axis of a place, the x axis where so said.
  static func move(
    _ gate: EllipsoidGate, _ handle: Handle.ID, _ projection: GateProjection, panel: Panel,
    by shift: (Double, GateProjection.Place?, Bool) -> Double
  ) -> EllipsoidGate {
    guard let plane = projection.plane(of: gate, panel: panel) else { return gate }
    func shifted(_ point: Point) -> Point {
      Point(shift(point.x, projection.x, true), shift(point.y, projection.y, false))
    }
    switch handle {
    case .whole: return plane.moved(to: shifted(plane.centre))
    case .end(let end):
      guard plane.ends.indices.contains(end) else { return gate }
      return plane.moved(end: end, to: shifted(plane.ends[end])) ?? gate
    case .vertex, .corner, .side, .crossing: return gate
    }
  }

  /// The ellipsoid turned on the plot by multiples of 5° of its own scales, to the left where
  /// positive: a full turn is none, whatever the size of the screen.
  static func rotate(
    _ gate: EllipsoidGate, _ steps: Int, axes: PlotAxes, panel: Panel
  ) -> EllipsoidGate {
    plane(of: gate, axes: axes, panel: panel)?.turned(steps) ?? gate
  }

  /// The ellipsoid larger or smaller on the plot; on the axis of a held end alone.
  static func scale(
    _ gate: EllipsoidGate, _ held: Handle.ID, by factor: Double, axes: PlotAxes, panel: Panel
  ) -> EllipsoidGate {
    var gate = gate
    if case .end(let end) = held {
      return plane(of: gate, axes: axes, panel: panel)?.scaled(by: factor, end: end) ?? gate
    }
    guard gate.dimensions.count > 2 else {
      gate.distanceSquared *= factor * factor
      return gate
    }
    return plane(of: gate, axes: axes, panel: panel)?.scaled(by: factor) ?? gate
  }

  /// What is held after a move: the ends of axes are named by where they lie, so that one that
  /// was turned far enough has another name.
  static func held(
    _ held: Handle.ID, of old: Geometry, movedBy way: Point, in new: Geometry, axes: PlotAxes,
    panel: Panel
  ) -> Handle.ID {
    guard case .end = held, case .ellipsoid = old,
      let from = (try? GateOutline(old, on: axes, panel: panel))?.handle(held)?.point,
      let handles = (try? GateOutline(new, on: axes, panel: panel))?.handles
    else { return held }
    func distance(_ handle: Handle) -> Double {
      let (x, y) = (handle.point.x - from.x - way.x, handle.point.y - from.y - way.y)
      return x * x + y * y
    }
    let ends = handles.filter { $0.id != .whole }
    return ends.min { distance($0) < distance($1) }?.id ?? held
  }

  /// What is held after a turn by multiples of 5°.
  static func held(
    _ held: Handle.ID, of gate: EllipsoidGate, turnedBy steps: Int, axes: PlotAxes, panel: Panel
  ) -> Handle.ID {
    guard case .end(let end) = held, let plane = plane(of: gate, axes: axes, panel: panel),
      let turned = Self.plane(of: plane.turned(steps), axes: axes, panel: panel)
    else { return held }
    return .end(turned.end(nearest: plane.ends(turned: steps)[end]))
  }

  static func plane(of gate: EllipsoidGate, axes: PlotAxes, panel: Panel) -> EllipsoidPlane? {
    let projection = try? GateProjection(.ellipsoid(gate), on: axes, panel: panel)
    return projection?.plane(of: gate, panel: panel)
  }
}
