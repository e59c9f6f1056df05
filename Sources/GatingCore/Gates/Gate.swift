/// A gate of a strategy: its geometry, its place in the tree and how it was drawn.
package struct Gate: Hashable, Sendable, Codable, Identifiable {
  package var id: GateID
  /// What people call it; unique among siblings, not in the tree.
  package var name: String
  /// The population it is drawn in (a gate or a quadrant); nil for all events.
  package var parent: GateID?
  package var geometry: Geometry
  /// The plot it was drawn on; nil when unknown.
  package var plot: PlotAxes?
  /// The index of its colour, 0…7; nil takes the next one in tree order.
  package var hue: Int?
  /// What another program noted on the gate in the file it was read from, opaque, kept to be
  /// written back to that file's format; nil without any.
  package var extras: String?

  package init(
    id: GateID, name: String, parent: GateID? = nil, geometry: Geometry, plot: PlotAxes? = nil,
    hue: Int? = nil, extras: String? = nil
  ) {
    self.id = id
    self.name = name
    self.parent = parent
    self.geometry = geometry
    self.plot = plot
    self.hue = hue
    self.extras = extras
  }

  /// The populations it makes: itself, or its quadrants in order.
  package var populations: [(id: GateID, name: String)] {
    if case .quadrants(let gate) = geometry { return gate.quadrants.map { ($0.id, $0.name) } }
    return [(id, name)]
  }
}

/// The shape of a gate, with its own dimensions.
package enum Geometry: Hashable, Sendable, Codable {
  case rectangle(RectangleGate)
  case polygon(PolygonGate)
  case ellipsoid(EllipsoidGate)
  case quadrants(QuadrantGate)
  case boolean(BooleanGate)

  /// The dimensions it tests; none for a boolean gate.
  package var dimensions: [Dimension] {
    switch self {
    case .rectangle(let gate): gate.sides.map(\.dimension)
    case .polygon(let gate): [gate.x, gate.y]
    case .ellipsoid(let gate): gate.dimensions
    case .quadrants(let gate): gate.dividers.map(\.dimension)
    case .boolean: []
    }
  }

  /// The same shape with every dimension passed through `change`.
  package func mapDimensions(_ change: (Dimension) -> Dimension) -> Geometry {
    switch self {
    case .rectangle(var gate):
      for index in gate.sides.indices {
        gate.sides[index].dimension = change(gate.sides[index].dimension)
      }
      return .rectangle(gate)
    case .polygon(var gate):
      gate.x = change(gate.x)
      gate.y = change(gate.y)
      return .polygon(gate)
    case .ellipsoid(var gate):
      gate.dimensions = gate.dimensions.map(change)
      return .ellipsoid(gate)
    case .quadrants(var gate):
      for index in gate.dividers.indices {
        gate.dividers[index].dimension = change(gate.dividers[index].dimension)
      }
      return .quadrants(gate)
    case .boolean: return self
    }
  }

  /// What kind it is, in the field's words.
  package var kind: String {
    switch self {
    case .rectangle(let gate): gate.sides.count == 1 ? "range" : "rectangle"
    case .polygon: "polygon"
    case .ellipsoid: "ellipse"
    case .quadrants: "quadrants"
    case .boolean: "boolean"
    }
  }
}
