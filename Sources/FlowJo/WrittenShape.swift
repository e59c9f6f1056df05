import GatingCore
import XMLTree

/// A shape as FlowJo has it: rectangles and polygons in data values, ellipses in 256 channels.
struct WrittenShape {
  private(set) var element: XMLElement?
  /// Why it can't be written.
  private(set) var refusal: String?
  /// How it differs there.
  private(set) var doubts: [String] = []
  private let axes: WrittenAxes

  init(_ geometry: Geometry, axes: WrittenAxes, grid: GridRule?) {
    self.axes = axes
    do throws(WrittenAxes.Refusal) {
      switch geometry {
      case .rectangle(let gate): element = try rectangle(gate)
      case .polygon(let gate):
        let (x, y) = try plane(gate.x, gate.y)
        element = try polygon(gate.vertices, x, y, grid)
      case .ellipsoid(let gate): element = try ellipse(gate, grid)
      case .quadrants, .boolean: throw .init(reason: "it is no shape")
      }
    } catch {
      refusal = error.reason
    }
  }

  /// A dimension of the gate, and the axis it has in FlowJo.
  private struct Place {
    var axis: WrittenAxes.Axis
    var own: PreparedScale
    var drawn: PreparedScale

    /// Whether straight lines are straight on both.
    var isStraight: Bool {
      switch (own.scale.function, axis.scale.function) {
      case (.identity, .identity), (.identity, .linear), (.linear, .identity), (.linear, .linear),
        (.logarithmic, .logarithmic):
        true
      case (let mine, let theirs): mine == theirs
      }
    }

    /// FlowJo's value at a coordinate of the gate.
    func value(_ coordinate: Double) -> Double { own.inverse(coordinate) * axis.factor }

    /// The coordinate on FlowJo's axis of one of the gate.
    func moved(_ coordinate: Double) -> Double { drawn(own.inverse(coordinate)) }
  }

  private func place(_ dimension: Dimension) throws(WrittenAxes.Refusal) -> Place {
    let axis = try axes.axis(of: dimension).get()
    var scale = dimension.scale
    (scale.lowerBound, scale.upperBound) = (nil, nil)
    return Place(axis: axis, own: PreparedScale(scale), drawn: PreparedScale(axis.scale))
  }

  private mutating func plane(
    _ x: Dimension, _ y: Dimension
  ) throws(WrittenAxes.Refusal) -> (Place, Place) {
    for dimension in [x, y] where dimension.scale.hasBounds {
      doubts.append("FlowJo does not move values beyond the bounds of \(dimension.label) onto them")
    }
    return (try place(x), try place(y))
  }

  private func rectangle(_ gate: RectangleGate) throws(WrittenAxes.Refusal) -> XMLElement {
    var dimensions: [XMLElement] = []
    for side in gate.sides {
      let axis = try axes.axis(of: side.dimension).get()
      let bounds = DataInterval(side.interval, on: side.dimension.scale)
      var attributes: [(String, String)] = []
      if let minimum = bounds.minimum {
        attributes.append(("gating:min", FlowJoNumber.text(minimum * axis.factor)))
      }
      if let maximum = bounds.maximum {
        attributes.append(("gating:max", FlowJoNumber.text(maximum * axis.factor)))
      }
      dimensions.append(
        .flowJo("gating:dimension", attributes, [.named("fcs-dimension", axis.name)]))
    }
    return .flowJo(
      "gating:RectangleGate", Self.look + [("percentX", "0"), ("percentY", "0")], dimensions)
  }

  private mutating func polygon(
    _ vertices: [Point], _ x: Place, _ y: Place, _ grid: GridRule?
  ) throws(WrittenAxes.Refusal) -> XMLElement {
    var outline = vertices
    if !x.isStraight || !y.isStraight {
      doubts.append(
        "its edges are straight on other axes than FlowJo has for it, where each is drawn in 64 "
          + "pieces")
      outline = vertices.indices.flatMap { index in
        let (from, to) = (vertices[index], vertices[(index + 1) % vertices.count])
        return (0..<64).map { step in
          let share = Double(step) / 64
          return Point(x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y))
        }
      }
    }
    // The table of a biexponential axis ends where the axis does, with all that lies beyond on it.
    if x.own.scale.isTable { outline = outline.cut(\.x, to: 0...1) }
    if y.own.scale.isTable { outline = outline.cut(\.y, to: 0...1) }
    let points = outline.map { (x.value($0.x), y.value($0.y)) }
    guard points.count > 2 else { throw .init(reason: "it lies beyond the axis") }
    guard points.allSatisfy({ $0.0.isFinite && $0.1.isFinite }) else {
      throw .init(reason: "a vertex lies beyond all numbers")
    }
    let channels = grid.map(\.channels).flatMap { $0 > 0 ? $0 : nil } ?? 256
    return .flowJo(
      "gating:PolygonGate", Self.look + [("quadId", "-1"), ("gateResolution", "\(channels)")],
      Self.dimensions(x, y) + points.map { .vertex($0) })
  }

  private mutating func ellipse(
    _ gate: EllipsoidGate, _ grid: GridRule?
  ) throws(WrittenAxes.Refusal) -> XMLElement {
    guard gate.dimensions.count == 2, gate.mean.count == 2, gate.covariance.count == 4 else {
      throw .init(reason: "FlowJo's ellipses have two dimensions")
    }
    let (x, y) = try plane(gate.dimensions[0], gate.dimensions[1])
    guard let ellipse = Ellipse(gate) else { throw .init(reason: "it is no ellipse") }
    if !x.isStraight || !y.isStraight {
      return try polygon(ellipse.outline(256), x, y, grid)
    }
    let moved = ellipse.moved(
      x: (x.moved(0), x.moved(1) - x.moved(0)), y: (y.moved(0), y.moved(1) - y.moved(0)))
    guard let drawn = moved?.scaled(by: 256) else { throw .init(reason: "it is no ellipse") }
    let foci = drawn.foci.map { XMLElement.vertex(($0.x, $0.y)) }
    let edge = drawn.ends.map { XMLElement.vertex(($0.x, $0.y)) }
    return .flowJo(
      "gating:EllipsoidGate",
      Self.look + [("gating:distance", FlowJoNumber.text(2 * drawn.major))],
      Self.dimensions(x, y) + [
        .flowJo("gating:foci", [], foci), .flowJo("gating:edge", [], edge),
      ])
  }

  private static let look = [
    ("eventsInside", "1"), ("annoOffsetX", "0"), ("annoOffsetY", "0"), ("tint", "#000000"),
    ("isTinted", "0"), ("lineWeight", "Normal"), ("userDefined", "1"),
  ]

  private static func dimensions(_ x: Place, _ y: Place) -> [XMLElement] {
    [x, y].map { .flowJo("gating:dimension", [], [.named("fcs-dimension", $0.axis.name)]) }
  }
}

extension Scale {
  fileprivate var hasBounds: Bool { lowerBound != nil || upperBound != nil }

  fileprivate var isTable: Bool { if case .biexponential = function { true } else { false } }
}

extension [Point] {
  /// The polygon's part within a range of one coordinate, by cutting its edges.
  fileprivate func cut(_ key: WritableKeyPath<Point, Double>, to range: ClosedRange<Double>)
    -> [Point]
  {
    func cut(_ points: [Point], at bound: Double, keeps: (Double) -> Bool) -> [Point] {
      var result: [Point] = []
      for (index, point) in points.enumerated() {
        let next = points[(index + 1) % points.count]
        let (here, there) = (point[keyPath: key], next[keyPath: key])
        if keeps(here) { result.append(point) }
        if keeps(here) != keeps(there) {
          let share = (bound - here) / (there - here)
          var crossing = Point(
            x: point.x + share * (next.x - point.x), y: point.y + share * (next.y - point.y))
          crossing[keyPath: key] = bound
          result.append(crossing)
        }
      }
      return result
    }
    let above = cut(self, at: range.lowerBound) { $0 >= range.lowerBound }
    return cut(above, at: range.upperBound) { $0 <= range.upperBound }
  }
}
