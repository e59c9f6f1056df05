import GatingCore

/// A gate as drawn on a plot: lines and handles in fractions of the axes, y upwards.
package struct GateOutline: Hashable, Sendable {
  /// The lines, each through its points; a closed one ends where it begins.
  package var lines: [[Point]] = []
  /// In the order in which they are stepped through.
  package var handles: [Handle] = []
  /// Where the name goes best: the middle of its upper edge.
  package var anchor = Point(0.5, 0.5)
  /// Where it goes on without an end: the open sides of a rectangle or range.
  package var openEnds: [OpenEnd] = []
  /// Areas that carry names of their own: the quadrants, by id.
  package var regions: [Region] = []

  /// The handle that is held as `id`; a divider alone is where it crosses the first other one.
  package func handle(_ id: Handle.ID) -> Handle? {
    if let handle = handles.first(where: { $0.id == id }) { return handle }
    guard case .crossing(let x, let y) = id else { return nil }
    return handles.first { handle in
      guard case .crossing(let column, let row) = handle.id else { return false }
      return (x == nil || x == column) && (y == nil || y == row)
    }.map { Handle(id, at: $0.point) }
  }

  /// An open side: its place on the edge of the plot, and the way it opens.
  package struct OpenEnd: Hashable, Sendable {
    package enum Way: Hashable, Sendable { case left, right, down, up }

    package var point: Point
    package var way: Way

    package init(point: Point, way: Way) {
      self.point = point
      self.way = way
    }
  }

  /// A quadrant's visible part.
  package struct Region: Hashable, Sendable {
    package var id: GateID
    package var lower: Point
    package var upper: Point

    package init(id: GateID, lower: Point, upper: Point) {
      self.id = id
      self.lower = lower
      self.upper = upper
    }
  }

  /// A line that is no gate's, without handles.
  package init(line: [Point], anchor: Point) {
    lines = [line]
    self.anchor = anchor
  }

  /// - Throws: `GateProjection.Obstacle` where the gate can't be drawn on the plot.
  package init(
    _ geometry: Geometry, on axes: PlotAxes, panel: Panel
  ) throws(GateProjection.Obstacle) {
    let projection = try GateProjection(geometry, on: axes, panel: panel)
    switch geometry {
    case .polygon(let gate): draw(gate, projection)
    case .rectangle(let gate): draw(gate, projection)
    case .quadrants(let gate): draw(gate, projection)
    case .ellipsoid(let gate): draw(gate, projection, panel)
    case .boolean: throw .noOutline
    }
  }

  private mutating func draw(_ gate: PolygonGate, _ projection: GateProjection) {
    func point(_ vertex: Point) -> Point {
      projection.point { $0 == 0 ? vertex.x : vertex.y }
    }
    handles = gate.vertices.enumerated().map { Handle(.vertex($0), at: point($1)) }
    let steps = projection.isStraight ? 1 : 16
    var line: [Point] = []
    for (index, vertex) in gate.vertices.enumerated() {
      let next = gate.vertices[(index + 1) % gate.vertices.count]
      for step in 0..<steps {
        let share = Double(step) / Double(steps)
        line.append(
          point(
            Point(
              vertex.x + share * (next.x - vertex.x), vertex.y + share * (next.y - vertex.y))))
      }
    }
    if let first = line.first { line.append(first) }
    lines = [line]
    anchor = Self.top(of: line)
  }

  private mutating func draw(_ gate: RectangleGate, _ projection: GateProjection) {
    func ends(_ place: GateProjection.Place?) -> (lower: Double?, upper: Double?) {
      guard let place else { return (nil, nil) }
      let interval = gate.sides[place.dimension].interval
      return (interval.minimum.map(place.map.fraction), interval.maximum.map(place.map.fraction))
    }
    let x = ends(projection.x)
    let y = ends(projection.y)
    let lower = Point(x.lower ?? 0, y.lower ?? 0)
    let upper = Point(x.upper ?? 1, y.upper ?? 1)
    if x.lower != nil { lines.append([lower, Point(lower.x, upper.y)]) }
    if x.upper != nil { lines.append([Point(upper.x, lower.y), upper]) }
    if y.lower != nil { lines.append([lower, Point(upper.x, lower.y)]) }
    if y.upper != nil { lines.append([Point(lower.x, upper.y), upper]) }
    let middle = Point((lower.x + upper.x) / 2, (lower.y + upper.y) / 2)
    if projection.x != nil {
      if x.lower == nil { openEnds.append(OpenEnd(point: Point(0, middle.y), way: .left)) }
      if x.upper == nil { openEnds.append(OpenEnd(point: Point(1, middle.y), way: .right)) }
    }
    if projection.y != nil {
      if y.lower == nil { openEnds.append(OpenEnd(point: Point(middle.x, 0), way: .down)) }
      if y.upper == nil { openEnds.append(OpenEnd(point: Point(middle.x, 1), way: .up)) }
    }
    if projection.x != nil, projection.y != nil {
      for (xIsUpper, yIsUpper) in [(false, false), (true, false), (true, true), (false, true)] {
        handles.append(
          Handle(
            .corner(xIsUpper: xIsUpper, yIsUpper: yIsUpper),
            at: Point(xIsUpper ? upper.x : lower.x, yIsUpper ? upper.y : lower.y)))
      }
    }
    if projection.x != nil {
      handles.append(Handle(.side(isX: true, isUpper: false), at: Point(lower.x, middle.y)))
      handles.append(Handle(.side(isX: true, isUpper: true), at: Point(upper.x, middle.y)))
    }
    if projection.y != nil {
      handles.append(Handle(.side(isX: false, isUpper: false), at: Point(middle.x, lower.y)))
      handles.append(Handle(.side(isX: false, isUpper: true), at: Point(middle.x, upper.y)))
    }
    anchor = Point(middle.x, upper.y)
  }

  private mutating func draw(_ gate: QuadrantGate, _ projection: GateProjection) {
    let xs = projection.lines(of: gate, isX: true)
    let ys = projection.lines(of: gate, isX: false)
    lines =
      xs.map { [Point($0.place, $0.lower), Point($0.place, $0.upper)] }
      + ys.map { [Point($0.lower, $0.place), Point($0.upper, $0.place)] }
    let xIndices: [Int?] = xs.isEmpty ? [nil] : xs.indices.map { $0 }
    let yIndices: [Int?] = ys.isEmpty ? [nil] : ys.indices.map { $0 }
    for y in yIndices {
      for x in xIndices {
        let place = Point(x.map { xs[$0].place } ?? 0.5, y.map { ys[$0].place } ?? 0.5)
        if let x, y != nil, !xs[x].reaches(place.y) { continue }
        if let y, x != nil, !ys[y].reaches(place.x) { continue }
        handles.append(Handle(.crossing(x: x, y: y), at: place))
      }
    }
    regions = gate.quadrants.map { quadrant in
      let x = projection.span(of: quadrant, in: gate, isX: true)
      let y = projection.span(of: quadrant, in: gate, isX: false)
      return Region(
        id: quadrant.id, lower: Point(x.lower, y.lower), upper: Point(x.upper, y.upper))
    }
    anchor = Point(0.5, 1)
  }

  /// The shadow of an ellipsoid: centre + first·cos t + second·sin t, the vectors being those to
  /// the ends of its axes.
  private mutating func draw(_ gate: EllipsoidGate, _ projection: GateProjection, _ panel: Panel) {
    guard let plane = projection.plane(of: gate, panel: panel) else { return }
    func point(_ place: Point) -> Point {
      projection.point { $0 == plane.x ? place.x : place.y }
    }
    let centre = plane.centre
    let ends = plane.ends
    let line = UnitCircle.points.map { circle in
      point(
        Point(
          centre.x + (ends[0].x - centre.x) * circle.x + (ends[1].x - centre.x) * circle.y,
          centre.y + (ends[0].y - centre.y) * circle.x + (ends[1].y - centre.y) * circle.y))
    }
    lines = [line]
    handles =
      [Handle(.whole, at: point(centre))]
      + ends.enumerated().map { Handle(.end($0), at: point($1)) }
    anchor = Self.top(of: line)
  }

  private static func top(of line: [Point]) -> Point {
    let highest = line.max { $0.y < $1.y } ?? Point(0.5, 0.5)
    let left = line.map(\.x).min() ?? 0
    let right = line.map(\.x).max() ?? 1
    return Point((left + right) / 2, highest.y)
  }
}

/// Sixty-four points of the unit circle and the first again, by repeated rotation.
private enum UnitCircle {
  static let points: [Point] = {
    let cosine = 0.9951847266721969
    let sine = 0.0980171403295606
    var point = Point(1, 0)
    var points = [point]
    for _ in 0..<64 {
      point = Point(point.x * cosine - point.y * sine, point.x * sine + point.y * cosine)
      points.append(point)
    }
    return points
  }()
}
