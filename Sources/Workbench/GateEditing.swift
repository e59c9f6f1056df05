import GatingCore
import Plotting

/// Reshapes gates by their handles. Moves are in fractions of the plot's axes and are applied in
/// the gate's own dimensions, so that a gate on other scales moves as it looks.
enum GateEditing {
  /// The gate with a handle moved; unchanged where it can't be drawn on the plot.
  static func move(
    _ geometry: Geometry, _ handle: Handle.ID, dx: Double, dy: Double, axes: PlotAxes,
    panel: Panel
  ) -> Geometry {
    guard let projection = try? GateProjection(geometry, on: axes, panel: panel) else {
      return geometry
    }
    func shift(_ value: Double, _ place: GateProjection.Place?, _ by: Double) -> Double {
      guard let place, by != 0 else { return value }
      return place.map.coordinate(place.map.fraction(value) + by)
    }
    switch geometry {
    case .polygon(var gate):
      for index in gate.vertices.indices where handle == .whole || handle == .vertex(index) {
        var values = [gate.vertices[index].x, gate.vertices[index].y]
        for (place, by) in [(projection.x, dx), (projection.y, dy)] {
          if let place { values[place.dimension] = shift(values[place.dimension], place, by) }
        }
        gate.vertices[index] = Point(values[0], values[1])
      }
      return .polygon(gate)
    case .rectangle(var gate):
      for (place, by, isX) in [(projection.x, dx, true), (projection.y, dy, false)] {
        guard let place else { continue }
        var interval = gate.sides[place.dimension].interval
        if handle.holds(isX: isX, isUpper: false) {
          interval.minimum = interval.minimum.map { shift($0, place, by) }
        }
        if handle.holds(isX: isX, isUpper: true) {
          interval.maximum = interval.maximum.map { shift($0, place, by) }
        }
        // A lower bound pushed beyond the upper one stops at it.
        if let minimum = interval.minimum, let maximum = interval.maximum, minimum > maximum {
          continue
        }
        gate.sides[place.dimension].interval = interval
      }
      return .rectangle(gate)
    case .quadrants(var gate):
      for (places, by, isX) in [
        (projection.xDividers, dx, true), (projection.yDividers, dy, false),
      ] {
        let lines = projection.lines(of: gate, isX: isX)
        for place in places {
          var values = gate.dividers[place.dimension].values
          for (index, line) in lines.enumerated()
          where line.divider == place.dimension && handle.holds(line: index, isX: isX) {
            values[line.value] = shift(values[line.value], place, by)
          }
          if zip(values, values.dropFirst()).allSatisfy({ $0 < $1 }) {
            gate.dividers[place.dimension].values = values
          }
        }
      }
      return .quadrants(gate)
    case .ellipsoid(let gate):
      return .ellipsoid(
        move(gate, handle, projection, panel: panel) { shift($0, $1, $2 ? dx : dy) })
    case .boolean: return geometry
    }
  }

  /// The polygon with a vertex in the middle of the edge after `index`, and that vertex's handle.
  static func insertVertex(
    after index: Int, in gate: PolygonGate
  ) -> (gate: PolygonGate, handle: Handle.ID) {
    var gate = gate
    let start = gate.vertices[index]
    let end = gate.vertices[(index + 1) % gate.vertices.count]
    gate.vertices.insert(Point((start.x + end.x) / 2, (start.y + end.y) / 2), at: index + 1)
    return (gate, .vertex(index + 1))
  }

  /// The polygon without a vertex; nil where only three are left.
  static func removeVertex(
    _ index: Int, from gate: PolygonGate
  ) -> (gate: PolygonGate, handle: Handle.ID)? {
    guard gate.vertices.count > 3 else { return nil }
    var gate = gate
    gate.vertices.remove(at: index)
    return (gate, .vertex(index % gate.vertices.count))
  }

  /// Opens the bound that a side's handle stands for, or closes it at the edge of the view.
  static func toggleBound(
    _ gate: RectangleGate, isX: Bool, isUpper: Bool, axes: PlotAxes, panel: Panel
  ) -> RectangleGate {
    guard let projection = try? GateProjection(.rectangle(gate), on: axes, panel: panel),
      let place = isX ? projection.x : projection.y
    else { return gate }
    var gate = gate
    var interval = gate.sides[place.dimension].interval
    let edge = place.map.coordinate(isUpper ? 1 : 0)
    if isUpper {
      interval.maximum = interval.maximum == nil ? max(edge, interval.minimum ?? edge) : nil
    } else {
      interval.minimum = interval.minimum == nil ? min(edge, interval.maximum ?? edge) : nil
    }
    gate.sides[place.dimension].interval = interval
    return gate
  }
}

extension Handle.ID {
  /// Whether holding it moves a bound of a rectangle.
  fileprivate func holds(isX: Bool, isUpper: Bool) -> Bool {
    switch self {
    case .whole: true
    case .corner(let xIsUpper, let yIsUpper): (isX ? xIsUpper : yIsUpper) == isUpper
    case .side(let onX, let upper): onX == isX && upper == isUpper
    case .vertex, .crossing, .end: false
    }
  }

  /// Whether holding it moves a line of a divider.
  fileprivate func holds(line index: Int, isX: Bool) -> Bool {
    switch self {
    case .whole: true
    case .crossing(let x, let y): (isX ? x : y) == index
    case .vertex, .corner, .side, .end: false
    }
  }
}
