extension Dimension.Source {
  private enum Key: String, CodingKey { case type, numerator, denominator, a, b, c }

  private enum Kind: String, Codable { case parameter, ratio }

  /// Reads an object whose `type` says what the source is.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    switch try container.decode(Kind.self, forKey: .type) {
    case .parameter: self = .parameter(try ParameterReference(from: decoder))
    case .ratio:
      self = .ratio(
        numerator: try container.decode(ParameterReference.self, forKey: .numerator),
        denominator: try container.decode(ParameterReference.self, forKey: .denominator),
        a: try container.decode(Double.self, forKey: .a),
        b: try container.decode(Double.self, forKey: .b),
        c: try container.decode(Double.self, forKey: .c))
    }
  }

  /// Writes the source with its `type` beside its own members.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    switch self {
    case .parameter(let reference):
      try container.encode(Kind.parameter, forKey: .type)
      try reference.encode(to: encoder)
    case .ratio(let numerator, let denominator, let a, let b, let c):
      try container.encode(Kind.ratio, forKey: .type)
      try container.encode(numerator, forKey: .numerator)
      try container.encode(denominator, forKey: .denominator)
      try container.encode(a, forKey: .a)
      try container.encode(b, forKey: .b)
      try container.encode(c, forKey: .c)
    }
  }
}

extension Dimension.Compensation {
  private enum Key: String, CodingKey { case type, id }

  private enum Kind: String, Codable { case none, file, matrix, stored }

  /// Reads an object whose `type` says how values are compensated.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    switch try container.decode(Kind.self, forKey: .type) {
    case .none: self = .none
    case .file: self = .file
    case .matrix: self = .matrix(id: try container.decode(String.self, forKey: .id))
    case .stored: self = .stored
    }
  }

  /// Writes the `type`, and the id of a matrix.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    switch self {
    case .none: try container.encode(Kind.none, forKey: .type)
    case .file: try container.encode(Kind.file, forKey: .type)
    case .matrix(let id):
      try container.encode(Kind.matrix, forKey: .type)
      try container.encode(id, forKey: .id)
    case .stored: try container.encode(Kind.stored, forKey: .type)
    }
  }
}
