import Analysis
import GatingCore
import Plotting

extension Sketch {
  /// What is missing before the gate can be closed; nil when nothing is.
  var missing: String? {
    let wanted = kind == .polygon ? 3 : 2
    if corners.count >= wanted { return nil }
    return kind == .polygon
      ? "A polygon needs three corners; \(corners.count) set so far (Space)."
      : "Two corners are needed; \(corners.count) set so far (Space)."
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
    case .rectangle, .range:
      func interval(_ axis: PlotAxis, _ values: [Double]) -> Interval {
        Interval(
          minimum: values.min().map(axis.coordinate), maximum: values.max().map(axis.coordinate))
      }
      let onX = RectangleGate.Side(x, interval(axes.x, corners.map(\.x)))
      if kind == .range { return .rectangle(RectangleGate([onX])) }
      return .rectangle(
        RectangleGate([onX, .init(y, interval(axes.y, corners.map(\.y)))]))
    }
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
    case .ellipsoid, .quadrants, .boolean:
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
      sketch.corners.append(crosshairPoint)
      mode = .draw(sketch)
      if sketch.kind != .polygon, sketch.corners.count == 2 { finish(sketch) }
    case .takeBack:
      sketch.corners.removeLast()
      mode = .draw(sketch)
    default:
      finish(sketch)
    }
  }

  /// Asks for the name; the gate is counted meanwhile.
  private mutating func finish(_ sketch: Sketch) {
    let gate = Gate(
      id: freshID(), name: freshName("Gate", in: viewed), parent: viewed,
      geometry: sketch.geometry, plot: onTwoAxes(sketch.axes),
      hue: decidedStrategy.gates.count % 8)
    if let fault = gate.geometry.fault {
      say("That is no gate: \(fault).", .warning)
      return
    }
    mode = .prompt(Prompt(purpose: .name(gate), text: gate.name))
  }

  /// Puts a quadrant gate at the crosshair, its quadrants named by the markers' signs.
  mutating func addQuadrants() {
    let axes = axes
    let point = crosshairPoint
    let id = freshID()
    let titles = [axes.x, axes.y].map { axis in
      axis.dimension.references.first.flatMap { try? panel.index(of: $0) }
        .map { panel.parameters[$0].shortTitle } ?? axis.dimension.label
    }
    let dividers = [
      QuadrantGate.Divider(
        id: "\(id)_x", axes.x.dimension, values: [axes.x.coordinate(at: point.x)]),
      QuadrantGate.Divider(
        id: "\(id)_y", axes.y.dimension, values: [axes.y.coordinate(at: point.y)]),
    ]
    let signs = ["-", "+"]
    let quadrants = [(0, 0), (0, 1), (1, 0), (1, 1)].map { x, y in
      QuadrantGate.Quadrant(
        id: GateID("\(id).\(x)\(y)"), name: titles[0] + signs[x] + titles[1] + signs[y],
        positions: [.init(divider: 0, region: x), .init(divider: 1, region: y)])
    }
    let gate = Gate(
      id: id, name: "\(titles[0]) x \(titles[1])", parent: viewed,
      geometry: .quadrants(QuadrantGate(dividers: dividers, quadrants: quadrants)), plot: axes,
      hue: decidedStrategy.gates.count % 8)
    let place = Edit.PlacedGate(index: decidedStrategy.gates.count, gate: gate)
    guard perform(.insertGates([place], strategyID)) else { return }
    selected = quadrants[0].id
    say("Put quadrants at the crosshair; \(key(.edit)) moves them, \(key(.undo)) undoes.")
  }
}
