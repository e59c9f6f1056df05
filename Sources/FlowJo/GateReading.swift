import GatingCore
import XMLTree

/// Reads the gate of one node of the tree.
struct GateReading {
  private let node: SampleReading.Node
  private let axes: SampleAxes
  private let nodes: [SampleReading.Node]
  /// The gates that make the population: one, or a shape and its complement.
  private(set) var gates: [Gate] = []
  /// The name of FlowJo's element.
  let kind: String
  private var doubts: [String] = []
  /// How FlowJo decides the shape.
  private var rule = GridRule(channels: 0)

  init(_ node: SampleReading.Node, axes: SampleAxes, nodes: [SampleReading.Node]) {
    self.node = node
    self.axes = axes
    self.nodes = nodes
    shape = node.element.child("Gate")?.children.first
    kind =
      node.element.name.local == "Population"
      ? shape?.name.local ?? "Population" : node.element.name.local
  }

  private let shape: XMLElement?

  /// Reads it; `gates` is then filled unless it is refused.
  mutating func read() -> MigrationNote.Outcome {
    do throws(Refusal) {
      switch node.element.name.local {
      case "Population": try readShape()
      case "AndNode": try readCombination(.and)
      case "OrNode": try readCombination(.or)
      case "NotNode": try readCombination(.not)
      default: throw Refusal("FlowJo's \(node.element.name.local) is no gate")
      }
    } catch {
      gates = []
      return .refused(error.reason)
    }
    return doubts.isEmpty ? .exact : .approximated(doubts.joined(separator: "; "))
  }

  private struct Refusal: Error {
    var reason: String
    init(_ reason: String) { self.reason = reason }
  }

  private mutating func readShape() throws(Refusal) {
    guard let shape else { throw Refusal("it has no gate") }
    let geometry: Geometry
    switch shape.name.local {
    case "RectangleGate": geometry = try rectangle(shape)
    case "PolygonGate": geometry = try polygon(shape)
    case "EllipsoidGate": geometry = try ellipse(shape)
    case "CurlyQuad", "CurlyQuadGate": geometry = try curlyQuadrant(shape)
    default: throw Refusal("a \(shape.name.local) is not known")
    }
    if let fault = geometry.fault { throw Refusal(fault) }
    let plot = plot(geometry)
    guard shape[local: "eventsInside"] == "0" else {
      gates = [
        Gate(
          id: node.id, name: node.name, parent: node.parent, geometry: geometry, plot: plot,
          grid: rule)
      ]
      return
    }
    let inside = GateID(node.id.rawValue + " (inside)")
    gates = [
      Gate(
        id: inside, name: node.name + " (inside)", parent: node.parent, geometry: geometry,
        plot: plot, grid: rule),
      Gate(
        id: node.id, name: node.name, parent: node.parent,
        geometry: .boolean(BooleanGate(.not, [.init(inside)]))),
    ]
  }

  /// The channels that a polygon is decided on: FlowJo's `gateResolution`, its usual ones without.
  /// A panel of a quadrant is decided on values.
  private func channels(_ shape: XMLElement) -> Int {
    if let panel = shape.number("quadId"), panel >= 0 { return 0 }
    let written = shape[local: "gateResolution"].flatMap { Int($0) }
    return written.flatMap { (1...65_536).contains($0) ? $0 : nil } ?? GridRule().channels
  }

  private mutating func readCombination(_ operation: BooleanGate.Operation) throws(Refusal) {
    let names = (node.element.child("Dependents")?.all("Dependent") ?? []).compactMap {
      $0[local: "name"]
    }
    var operands: [BooleanGate.Operand] = []
    for name in names {
      let named = nodes.filter { $0.flowJoPath == name }
      guard let operand = named.first else { throw Refusal("there is no population \(name)") }
      if named.count > 1 {
        doubts.append(
          "\(named.count) populations have the path \(name), of which the first is taken")
      }
      operands.append(.init(operand.id))
    }
    if operands.isEmpty { throw Refusal("it names no populations") }
    var combination = BooleanGate(operation, operands)
    if operation == .not, operands.count > 1 {
      combination = BooleanGate(
        .and, operands.map { .init($0.population, isComplement: true) })
    } else if operation != .not, operands.count == 1 {
      // The standard wants two: the same one twice changes nothing.
      combination.operands += operands
    }
    gates = [
      Gate(id: node.id, name: node.name, parent: node.parent, geometry: .boolean(combination))
    ]
  }

  private mutating func axis(_ element: XMLElement) throws(Refusal) -> SampleAxes.Axis {
    guard let name = element.child("fcs-dimension")?[local: "name"] else {
      throw Refusal("a dimension names no parameter")
    }
    let axis = axes.axis(named: name)
    if let refusal = axis.refusal { throw Refusal(refusal) }
    return axis
  }

  /// In data values, as FlowJo compares them, so that no axis cuts a bound off.
  private mutating func rectangle(_ element: XMLElement) throws(Refusal) -> Geometry {
    var sides: [RectangleGate.Side] = []
    for dimension in element.all("dimension") {
      var axis = try axis(dimension)
      rule.axes.append(axis.ends)
      axis.dimension.scale = .identity
      func bound(_ name: String) throws(Refusal) -> Double? {
        guard let text = dimension[local: name] else { return nil }
        guard let value = Double(text), !value.isNaN else {
          throw Refusal("the bound \(text) is no number")
        }
        return value.isFinite ? value * axis.factor : nil
      }
      sides.append(
        .init(
          axis.dimension, Interval(minimum: try bound("min"), maximum: try bound("max"))))
    }
    if sides.isEmpty { throw Refusal("it has no dimensions") }
    return .rectangle(RectangleGate(sides))
  }

  private mutating func polygon(_ element: XMLElement) throws(Refusal) -> Geometry {
    let (x, y) = try plane(element)
    let (xScale, yScale) = (PreparedScale(x.dimension.scale), PreparedScale(y.dimension.scale))
    var vertices: [Point] = []
    for vertex in element.all("vertex") {
      let values = try coordinates(vertex)
      var point = Point(x: xScale(values.x * x.factor), y: yScale(values.y * y.factor))
      if !point.x.isFinite || !point.y.isFinite {
        // What a logarithmic axis has no place for lies at its lower end.
        let doubt = "a vertex that a logarithmic axis does not show lies at its end"
        if !doubts.contains(doubt) { doubts.append(doubt) }
        if !point.x.isFinite { point.x = axes.logarithmOfNothing }
        if !point.y.isFinite { point.y = axes.logarithmOfNothing }
      }
      vertices.append(point)
    }
    rule.channels = channels(element)
    return .polygon(PolygonGate(x: x.dimension, y: y.dimension, vertices: vertices))
  }

  /// The ends of the two axes are written, in channels; the foci follow from them.
  private mutating func ellipse(_ element: XMLElement) throws(Refusal) -> Geometry {
    let (x, y) = try plane(element)
    var points: [Point] = []
    for vertex in element.child("edge")?.all("vertex") ?? [] {
      points.append(try coordinates(vertex))
    }
    guard points.count == 4 else { throw Refusal("an ellipse needs four points of its edge") }
    let size = 256.0
    var foci: [Point] = []
    for vertex in element.child("foci")?.all("vertex") ?? [] {
      foci.append(try coordinates(vertex))
    }
    let halves = [half(points[0], points[1]), half(points[2], points[3])]
    let lengths = halves.map { $0.x * $0.x + $0.y * $0.y }
    let longer = lengths[0] >= lengths[1] ? 0 : 1
    let a2 = lengths[longer]
    var axis = halves[longer]
    var middle = Point(
      x: points.map(\.x).reduce(0, +) / 4, y: points.map(\.y).reduce(0, +) / 4)
    // The ends are written rounded, of the shorter axis even aside of it: the foci have more
    // digits, and give the direction and what the shorter axis is.
    var b2 = lengths[1 - longer]
    if foci.count == 2 {
      middle = Point(x: (foci[0].x + foci[1].x) / 2, y: (foci[0].y + foci[1].y) / 2)
      let focal = half(foci[0], foci[1])
      let c2 = focal.x * focal.x + focal.y * focal.y
      if c2 > 1e-8 * a2, c2 < a2 {
        axis = Point(x: focal.x * (a2 / c2).squareRoot(), y: focal.y * (a2 / c2).squareRoot())
        b2 = a2 - c2
      }
    }
    guard a2 > 0, b2 > 0 else { throw Refusal("the ellipse has no extent") }
    let centre = Point(x: middle.x / size, y: middle.y / size)
    let ratio = b2 / a2
    let covariance = [
      (axis.x * axis.x + ratio * axis.y * axis.y) / (size * size),
      axis.x * axis.y * (1 - ratio) / (size * size),
      axis.x * axis.y * (1 - ratio) / (size * size),
      (axis.y * axis.y + ratio * axis.x * axis.x) / (size * size),
    ]
    return .ellipsoid(
      EllipsoidGate(
        dimensions: [x.dimension, y.dimension], mean: [centre.x, centre.y],
        covariance: covariance, distanceSquared: 1))
  }

  /// A quadrant whose inner edges bend away from the corner, made a polygon of short edges.
  private mutating func curlyQuadrant(_ element: XMLElement) throws(Refusal) -> Geometry {
    let (x, y) = try plane(element)
    let bounds = element.all("dimension").map { ($0.number("min"), $0.number("max")) }
    guard bounds.allSatisfy({ ($0.0 == nil) != ($0.1 == nil) }) else {
      throw Refusal("a curly quadrant needs one bound for each dimension")
    }
    func coordinate(_ axis: SampleAxes.Axis, _ bound: (Double?, Double?)) -> Double {
      PreparedScale(axis.dimension.scale)((bound.0 ?? bound.1 ?? 0) * axis.factor)
    }
    let corner = Point(x: coordinate(x, bounds[0]), y: coordinate(y, bounds[1]))
    guard corner.x.isFinite, corner.y.isFinite else {
      throw Refusal("the corner lies where a logarithmic axis has no place")
    }
    let panel = CurlyQuadrant(
      crossing: corner, isRight: bounds[0].0 != nil, isUpper: bounds[1].0 != nil)
    if panel.isCurved {
      doubts.append("FlowJo does not write how far its arms bend; counts are met to about 0.6 %")
    }
    return .polygon(PolygonGate(x: x.dimension, y: y.dimension, vertices: panel.outline))
  }

  private func half(_ first: Point, _ second: Point) -> Point {
    Point(x: (first.x - second.x) / 2, y: (first.y - second.y) / 2)
  }

  private mutating func plane(
    _ element: XMLElement
  ) throws(Refusal) -> (x: SampleAxes.Axis, y: SampleAxes.Axis) {
    let dimensions = element.all("dimension")
    guard dimensions.count == 2 else {
      throw Refusal("it has \(dimensions.count) dimensions, not two")
    }
    let (x, y) = (try axis(dimensions[0]), try axis(dimensions[1]))
    if let fault = x.fault ?? y.fault { throw Refusal(fault) }
    return (x, y)
  }

  private func coordinates(_ vertex: XMLElement) throws(Refusal) -> Point {
    let values = vertex.all("coordinate").compactMap { $0.number("value") }
    guard values.count == 2, values.allSatisfy(\.isFinite) else {
      throw Refusal("a vertex has no two numbers")
    }
    return Point(x: values[0], y: values[1])
  }

  /// The plot of FlowJo's own axes; of gates of two dimensions alone.
  private func plot(_ geometry: Geometry) -> PlotAxes? {
    guard let dimensions = shape?.all("dimension"), dimensions.count == 2 else { return nil }
    let shown = dimensions.compactMap { $0.child("fcs-dimension")?[local: "name"] }
      .map { axes.axis(named: $0).dimension }
    guard shown.count == 2, shown.allSatisfy({ $0.scale != .identity }) else { return nil }
    return PlotAxes(x: PlotAxis(shown[0]), y: PlotAxis(shown[1]))
  }
}
