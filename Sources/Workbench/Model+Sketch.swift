import Analysis
import GatingCore
import Plotting

extension Sketch {
  /// What is missing before the gate can be closed; nil when nothing is.
  var missing: String? {
    if beyond != nil { return nil }
    let wanted = kind == .polygon ? 3 : 2
    if corners.count >= wanted { return nil }
    if kind == .ellipse {
      return "Two corners of the box around it are needed; \(corners.count) set so far."
    }
    return kind == .polygon
      ? "A polygon needs three corners; \(corners.count) set so far."
      : "Two corners are needed; \(corners.count) set so far; or take all beyond one."
  }

  /// The gate's geometry, in the axes' own scaled coordinates.
  var geometry: Geometry {
    let x = axes.x.dimension
    let y = axes.y.dimension
    switch kind {
    case .polygon:
      return .polygon(
        PolygonGate(
          x: x, y: y,
          vertices: corners.map {
            Point(axes.x.coordinate(at: $0.x), axes.y.coordinate(at: $0.y))
          }))
    case .ellipse: return .ellipsoid(ellipse)
    case .rectangle, .range:
      func interval(_ axis: PlotAxis, _ values: [Double], _ takesUpper: Bool?) -> Interval {
        let least = values.min().map(axis.coordinate)
        guard let takesUpper else {
          return Interval(minimum: least, maximum: values.max().map(axis.coordinate))
        }
        return takesUpper ? Interval(minimum: least) : Interval(maximum: least)
      }
      let onX = RectangleGate.Side(x, interval(axes.x, corners.map(\.x), beyond?.isRight))
      if kind == .range { return .rectangle(RectangleGate([onX])) }
      let onY = RectangleGate.Side(y, interval(axes.y, corners.map(\.y), beyond?.isAbove))
      return .rectangle(RectangleGate([onX, onY]))
    }
  }

  /// The ellipse that the corners' box is drawn around, its axes level and upright.
  private var ellipse: EllipsoidGate {
    func ends(_ axis: PlotAxis, _ place: (Point) -> Double) -> (middle: Double, reach: Double) {
      let (one, other) = (
        axis.coordinate(at: corners.first.map(place) ?? 0.5),
        axis.coordinate(at: corners.last.map(place) ?? 0.5)
      )
      return ((one + other) / 2, (one - other).magnitude / 2)
    }
    let x = ends(axes.x) { $0.x }
    let y = ends(axes.y) { $0.y }
    return EllipsoidGate(
      dimensions: [axes.x.dimension, axes.y.dimension], mean: [x.middle, y.middle],
      covariance: [x.reach * x.reach, 0, 0, y.reach * y.reach], distanceSquared: 1)
  }

  /// The sides to take after these: of a range the other, of a rectangle the next corner.
  func next(after beyond: Beyond) -> Beyond {
    kind == .range || beyond.isRight == beyond.isAbove
      ? Beyond(isRight: !beyond.isRight, isAbove: beyond.isAbove)
      : Beyond(isRight: beyond.isRight, isAbove: !beyond.isAbove)
  }

  /// The sketch that a gate just drawn came from, to go on with it.
  init(restoring gate: Gate) {
    let none = PlotAxis(Dimension(parameter: ""))
    let axes = gate.plot ?? PlotAxes(x: none, y: none)
    self.axes = axes
    switch gate.geometry {
    case .polygon(let polygon):
      kind = .polygon
      corners = polygon.vertices.map {
        Point(axes.x.fraction(of: $0.x), axes.y.fraction(of: $0.y))
      }
    case .rectangle(let rectangle):
      kind = rectangle.sides.count == 1 ? .range : .rectangle
      func ends(_ side: Int, _ axis: PlotAxis) -> [Double] {
        guard rectangle.sides.indices.contains(side) else { return [0.5, 0.5] }
        let interval = rectangle.sides[side].interval
        return [interval.minimum, interval.maximum].map { $0.map(axis.fraction) ?? 0.5 }
      }
      corners = zip(ends(0, axes.x), ends(1, axes.y)).map { Point($0, $1) }
      let intervals = rectangle.sides.map(\.interval)
      if let onX = intervals.first, (onX.minimum == nil) != (onX.maximum == nil) {
        // The crosshair is still at its corner.
        corners = []
        beyond = Beyond(isRight: onX.maximum == nil, isAbove: intervals.last?.maximum == nil)
      }
    case .ellipsoid(let ellipsoid):
      kind = .ellipse
      let reach = [0, 1].map { EllipsoidPlane.reach(of: ellipsoid, on: $0) }
      corners = [-1, 1].map { side in
        Point(
          axes.x.fraction(of: ellipsoid.mean[0] + side * reach[0]),
          axes.y.fraction(of: ellipsoid.mean[1] + side * reach[1]))
      }
    case .quadrants, .boolean:
      kind = .polygon
    }
  }
}

extension Model {
  mutating func beginSketch(_ kind: Sketch.Kind) {
    let axes = axes
    if crosshair == nil { crosshair = middleDot }
    mode = .draw(Sketch(kind: kind, axes: axes))
  }

  mutating func sketch(_ command: Command.ID) {
    guard case .draw(var sketch) = mode else { return }
    switch command {
    case .corner:
      if sketch.beyond == nil { sketch.corners.append(crosshairPoint) }
      mode = .draw(sketch)
      if sketch.beyond != nil || sketch.kind != .polygon && sketch.corners.count == 2 {
        finish(sketch)
      }
    case .takeBack:
      if sketch.beyond == nil { sketch.corners.removeLast() }
      sketch.beyond = nil
      mode = .draw(sketch)
    case .beyond:
      sketch.corners = []
      sketch.beyond = sketch.beyond.map(sketch.next(after:)) ?? firstBeyond(sketch)
      mode = .draw(sketch)
    default:
      finish(sketch)
    }
  }

  /// Of a range what is above, of a rectangle what is towards the nearest corner of the plot; the
  /// lower left one from its middle.
  private func firstBeyond(_ sketch: Sketch) -> Sketch.Beyond {
    let middle = middleDot
    let dot = crosshair ?? middle
    return Sketch.Beyond(
      isRight: sketch.kind == .range || dot.column > middle.column, isAbove: dot.row < middle.row)
  }

  /// Asks for the name; the gate is counted meanwhile.
  private mutating func finish(_ sketch: Sketch) {
    var sketch = sketch
    if sketch.beyond != nil { sketch.corners = [crosshairPoint] }
    let geometry = sketch.geometry
    let gate = Gate(
      id: freshID(), name: suggestedNames(for: geometry)[0], parent: viewed,
      geometry: geometry, plot: onTwoAxes(sketch.axes),
      hue: decidedStrategy.gates.count % 8)
    if sketch.kind == .ellipse, gate.geometry.fault != nil {
      say("The two corners must lie apart on both axes.", .warning)
      sketch.corners.removeLast()
      mode = .draw(sketch)
      return
    }
    if let fault = gate.geometry.fault {
      say("That is no gate: \(fault).", .warning)
      return
    }
    mode = .prompt(Prompt(purpose: .name(gate), text: gate.name))
  }

  /// Puts a quadrant gate at the crosshair, its quadrants named by the markers' signs; on a
  /// histogram a split: one divider, and a population on each side.
  mutating func addQuadrants() {
    let axes = axes
    let point = crosshairPoint
    var dividers = [
      QuadrantGate.Divider(
        id: "x", axes.x.dimension, values: [axes.x.coordinate(at: point.x)])
    ]
    if !isHistogram {
      dividers.append(
        .init(id: "y", axes.y.dimension, values: [axes.y.coordinate(at: point.y)]))
    }
    let gate = quadrantGate(dividers)
    let place = Edit.PlacedGate(index: decidedStrategy.gates.count, gate: gate)
    guard perform(.insertGates([place], strategyID)) else { return }
    selected = gate.populations.first?.id
    let put = dividers.count == 1 ? "Split at the crosshair" : "Put quadrants at the crosshair"
    say("\(put); \(key(.edit)) moves, \(key(.undo)) undoes.")
  }

  /// A quadrant gate in the population in view of dividers that have one value each.
  func quadrantGate(_ dividers: [QuadrantGate.Divider]) -> Gate {
    let id = freshID()
    let names = GateNames(panel: panel)
    let titles = dividers.map { names.title(of: $0.dimension) }
    var dividers = dividers
    for index in dividers.indices { dividers[index].id = "\(id)_\(dividers[index].id)" }
    // The last divider's sign changes first.
    let regions = dividers.reduce([[]]) { regions, _ in
      regions.flatMap { [$0 + [0], $0 + [1]] }
    }
    func name(_ regions: [Int]) -> String {
      zip(titles, regions).map { $0 + ($1 == 0 ? "-" : "+") }.joined()
    }
    let taken = Set(PopulationTree(decidedStrategy).children(of: viewed).map(\.name))
    let number = (1...).first { number in
      !regions.contains { taken.contains(name($0) + (number > 1 ? " \(number)" : "")) }
    }
    let suffix = number.map { $0 > 1 ? " \($0)" : "" } ?? ""
    let quadrants = regions.map { regions in
      QuadrantGate.Quadrant(
        id: GateID("\(id)." + regions.map(String.init).joined()), name: name(regions) + suffix,
        positions: regions.enumerated().map { .init(divider: $0, region: $1) })
    }
    return Gate(
      id: id, name: titles.joined(separator: " x "), parent: viewed,
      geometry: .quadrants(QuadrantGate(dividers: dividers, quadrants: quadrants)),
      plot: onTwoAxes(axes), hue: decidedStrategy.gates.count % 8)
  }
}
