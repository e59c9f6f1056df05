extension Scale.Function {
  private enum Key: String, CodingKey { case type, t, w, m, a, width, positive, negative }

  private enum Kind: String, Codable {
    case identity, linear, logarithmic, asinh, logicle, hyperlog, biexponential
  }

  /// Reads an object with the function's `type` and the parameters that it has.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    func value(_ key: Key) throws -> Double {
      let value = try container.decode(Double.self, forKey: key)
      if value.isNaN {
        throw DecodingError.dataCorruptedError(
          forKey: key, in: container, debugDescription: "a scale's parameter is not a number")
      }
      return value
    }
    switch try container.decode(Kind.self, forKey: .type) {
    case .identity: self = .identity
    case .linear: self = .linear(t: try value(.t), a: try value(.a))
    case .logarithmic: self = .logarithmic(t: try value(.t), m: try value(.m))
    case .asinh: self = .asinh(t: try value(.t), m: try value(.m), a: try value(.a))
    case .logicle:
      self = .logicle(t: try value(.t), w: try value(.w), m: try value(.m), a: try value(.a))
    case .hyperlog:
      self = .hyperlog(t: try value(.t), w: try value(.w), m: try value(.m), a: try value(.a))
    case .biexponential:
      self = .biexponential(
        top: try value(.t), width: try value(.width), positive: try value(.positive),
        negative: try value(.negative))
    }
  }

  /// Writes the `type` and the parameters.
  package func encode(to encoder: any Encoder) throws {
    let (kind, parameters): (Kind, [(Key, Double)]) =
      switch self {
      case .identity: (.identity, [])
      case .linear(let t, let a): (.linear, [(.t, t), (.a, a)])
      case .logarithmic(let t, let m): (.logarithmic, [(.t, t), (.m, m)])
      case .asinh(let t, let m, let a): (.asinh, [(.t, t), (.m, m), (.a, a)])
      case .logicle(let t, let w, let m, let a):
        (.logicle, [(.t, t), (.w, w), (.m, m), (.a, a)])
      case .hyperlog(let t, let w, let m, let a):
        (.hyperlog, [(.t, t), (.w, w), (.m, m), (.a, a)])
      case .biexponential(let top, let width, let positive, let negative):
        (
          .biexponential,
          [(.t, top), (.width, width), (.positive, positive), (.negative, negative)]
        )
      }
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(kind, forKey: .type)
    for (key, value) in parameters { try container.encode(value, forKey: key) }
  }
}
