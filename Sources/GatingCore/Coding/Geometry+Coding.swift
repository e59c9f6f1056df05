extension Geometry {
  private enum Key: String, CodingKey { case type }

  private enum Kind: String, Codable { case rectangle, polygon, ellipsoid, quadrants, boolean }

  /// Reads an object whose `type` says which shape the rest describes.
  /// - Throws: also for a quadrant that names a divider or a region that there is not, and where a
  ///   number is none.
  package init(from decoder: any Decoder) throws {
    self = try Self.read(decoder)
    if numbers.contains(where: \.isNaN) {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "a coordinate is not a number"))
    }
  }

  /// The coordinates that it is made of.
  private var numbers: [Double] {
    switch self {
    case .rectangle(let gate):
      gate.sides.flatMap { [$0.interval.minimum, $0.interval.maximum].compactMap { $0 } }
    case .polygon(let gate): gate.vertices.flatMap { [$0.x, $0.y] }
    case .ellipsoid(let gate): gate.mean + gate.covariance + [gate.distanceSquared]
    case .quadrants(let gate): gate.dividers.flatMap(\.values)
    case .boolean: []
    }
  }

  private static func read(_ decoder: any Decoder) throws -> Geometry {
    switch try decoder.container(keyedBy: Key.self).decode(Kind.self, forKey: .type) {
    case .rectangle: return .rectangle(try RectangleGate(from: decoder))
    case .polygon: return .polygon(try PolygonGate(from: decoder))
    case .ellipsoid: return .ellipsoid(try EllipsoidGate(from: decoder))
    case .quadrants:
      let gate = try QuadrantGate(from: decoder)
      guard gate.namesWhatItHas else {
        throw DecodingError.dataCorrupted(
          .init(
            codingPath: decoder.codingPath,
            debugDescription: "a quadrant names a region that no divider has"))
      }
      return .quadrants(gate)
    case .boolean: return .boolean(try BooleanGate(from: decoder))
    }
  }

  /// Writes the shape with its `type` beside its own members.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    switch self {
    case .rectangle(let gate):
      try container.encode(Kind.rectangle, forKey: .type)
      try gate.encode(to: encoder)
    case .polygon(let gate):
      try container.encode(Kind.polygon, forKey: .type)
      try gate.encode(to: encoder)
    case .ellipsoid(let gate):
      try container.encode(Kind.ellipsoid, forKey: .type)
      try gate.encode(to: encoder)
    case .quadrants(let gate):
      try container.encode(Kind.quadrants, forKey: .type)
      try gate.encode(to: encoder)
    case .boolean(let gate):
      try container.encode(Kind.boolean, forKey: .type)
      try gate.encode(to: encoder)
    }
  }
}

extension Interval {
  private enum Key: String, CodingKey { case minimum, maximum }

  /// Reads both bounds; null, or nothing, is an open one.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    self.init(
      minimum: try container.decodeIfPresent(Double.self, forKey: .minimum),
      maximum: try container.decodeIfPresent(Double.self, forKey: .maximum))
  }

  /// Writes both bounds, an open one as null.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(minimum, forKey: .minimum)
    try container.encode(maximum, forKey: .maximum)
  }
}

extension Point {
  /// Reads the two coordinates.
  package init(from decoder: any Decoder) throws {
    var container = try decoder.unkeyedContainer()
    self.init(x: try container.decode(Double.self), y: try container.decode(Double.self))
  }

  /// Writes the two coordinates as a list.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.unkeyedContainer()
    try container.encode(x)
    try container.encode(y)
  }
}
