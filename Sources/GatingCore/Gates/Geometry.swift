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
