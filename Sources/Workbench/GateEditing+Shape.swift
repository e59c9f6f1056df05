import GatingCore
import Plotting

extension GateEditing {
  /// A polygon turned by multiples of 5° about the middle of its vertices, as it looks on the plot.
  ///
  /// - Parameters:
  ///   - steps: counter-clockwise where positive.
  ///   - aspect: the plot's width over its height as seen.
  static func rotate(
    _ gate: PolygonGate, _ steps: Int, aspect: Double, axes: PlotAxes, panel: Panel
  ) -> PolygonGate {
    let cosine = 0.996194698091745532
    let sine = steps < 0 ? -0.0871557427476581736 : 0.0871557427476581736
    return map(gate, axes: axes, panel: panel) { point, middle in
      var dx = (point.x - middle.x) * aspect
      var dy = point.y - middle.y
      for _ in 0..<(steps.magnitude % 72) {
        (dx, dy) = (dx * cosine - dy * sine, dx * sine + dy * cosine)
      }
      return Point(middle.x + dx / aspect, middle.y + dy)
    }
  }

  /// A gate made larger or smaller about its middle, as it looks on the plot; open bounds stay
  /// open. Nil for a kind of gate that has no size.
  ///
  /// - Parameter held: of an ellipse an end makes its axis alone longer or shorter.
  static func scale(
    _ geometry: Geometry, _ held: Handle.ID, by factor: Double, axes: PlotAxes, panel: Panel
  ) -> Geometry? {
    switch geometry {
    case .polygon(let gate):
      return .polygon(
        map(gate, axes: axes, panel: panel) { point, middle in
          Point(
            middle.x + (point.x - middle.x) * factor, middle.y + (point.y - middle.y) * factor)
        })
    case .rectangle(var gate):
      guard let projection = try? GateProjection(geometry, on: axes, panel: panel) else {
        return nil
      }
      for place in [projection.x, projection.y].compactMap({ $0 }) {
        let interval = gate.sides[place.dimension].interval
        guard let minimum = interval.minimum, let maximum = interval.maximum else { continue }
        let lower = place.map.fraction(minimum)
        let upper = place.map.fraction(maximum)
        let reach = (upper - lower) / 2 * (factor - 1)
        gate.sides[place.dimension].interval = Interval(
          minimum: place.map.coordinate(lower - reach),
          maximum: place.map.coordinate(upper + reach))
      }
      return .rectangle(gate)
    case .ellipsoid(let gate):
      return .ellipsoid(scale(gate, held, by: factor, axes: axes, panel: panel))
    case .quadrants, .boolean: return nil
    }
  }

  /// The polygon with every vertex moved on the plot (fractions of its axes).
  private static func map(
    _ gate: PolygonGate, axes: PlotAxes, panel: Panel, _ move: (Point, Point) -> Point
  ) -> PolygonGate {
    guard let projection = try? GateProjection(.polygon(gate), on: axes, panel: panel),
      let x = projection.x, let y = projection.y
    else { return gate }
    func coordinate(_ vertex: Point, _ place: GateProjection.Place) -> Double {
      place.map.fraction(place.dimension == 0 ? vertex.x : vertex.y)
    }
    let points = gate.vertices.map { Point(coordinate($0, x), coordinate($0, y)) }
    let count = Double(points.count)
    let middle = Point(
      points.reduce(0) { $0 + $1.x } / count, points.reduce(0) { $0 + $1.y } / count)
    var gate = gate
    gate.vertices = points.map { point in
      let moved = move(point, middle)
      let places = [
        (x.dimension, x.map.coordinate(moved.x)), (y.dimension, y.map.coordinate(moved.y)),
      ]
      return Point(
        places.first { $0.0 == 0 }?.1 ?? 0, places.first { $0.0 == 1 }?.1 ?? 0)
    }
    return gate
  }
}
