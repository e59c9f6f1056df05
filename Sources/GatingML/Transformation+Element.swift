import GatingCore
import XMLTree

extension Transformation {
  /// The `transforms:transformation` it is written as.
  func element(
    id: String, notes: ForeignNotes? = nil, functionNotes: ForeignNotes? = nil
  ) -> XMLElement {
    let function = function
    var attributes: [(XMLElement.Name, String?)] = [
      (.transforms("id"), id),
      (.transforms("boundMin"), bounds.lower.map(SchemaNumber.text)),
      (.transforms("boundMax"), bounds.upper.map(SchemaNumber.text)),
    ]
    attributes += ownFunction.map { (.own($0), $1) }
    let element = XMLElement.built(
      .transforms("transformation"), attributes,
      [functionNotes?.applied(to: function) ?? function])
    return notes?.applied(to: element) ?? element
  }

  private var bounds: (lower: Double?, upper: Double?) {
    switch self {
    case .scale(let scale): (scale.lowerBound, scale.upperBound)
    case .ratio(let ratio): (ratio.lowerBound, ratio.upperBound)
    }
  }

  /// This program's marks for functions that the standard does not have, beside the nearest of
  /// its own for other readers.
  private var ownFunction: [(String, String)] {
    guard case .scale(let scale) = self else { return [] }
    switch scale.function {
    case .identity: return [("function", "identity")]
    case .biexponential(let top, let width, let positive, let negative):
      let numbers = [
        ("top", top), ("width", width), ("positive", positive), ("negative", negative),
      ]
      return [("function", "biexponential")] + numbers.map { ($0, SchemaNumber.text($1)) }
    default: return []
    }
  }

  private var function: XMLElement {
    func built(_ name: String, _ values: [(String, Double)], _ children: [XMLElement] = [])
      -> XMLElement
    {
      .built(
        .transforms(name), values.map { (.transforms($0), SchemaNumber.text($1)) }, children)
    }
    switch self {
    case .ratio(let ratio):
      return built(
        "fratio", [("A", ratio.a), ("B", ratio.b), ("C", ratio.c)],
        [.dimension(named: ratio.numerator), .dimension(named: ratio.denominator)])
    case .scale(let scale):
      switch scale.function {
      // (x + 0) / (1 + 0): values as they are, for the sake of the bounds.
      case .identity: return built("flin", [("T", 1), ("A", 0)])
      case .linear(let t, let a): return built("flin", [("T", t), ("A", a)])
      case .logarithmic(let t, let m): return built("flog", [("T", t), ("M", m)])
      case .asinh(let t, let m, let a): return built("fasinh", [("T", t), ("M", m), ("A", a)])
      case .logicle(let t, let w, let m, let a):
        return built("logicle", [("T", t), ("W", w), ("M", m), ("A", a)])
      case .hyperlog(let t, let w, let m, let a):
        return built("hyperlog", [("T", t), ("W", w), ("M", m), ("A", a)])
      // The logicle of the same decades: FlowJo's curve comes of the same equations.
      case .biexponential(let top, let width, let positive, let negative):
        let half = max(RealMath.log10(-width), 0.5) / 2
        return built("logicle", [("T", top), ("W", half), ("M", positive), ("A", negative)])
      }
    }
  }
}

extension XMLElement {
  /// A `data-type:fcs-dimension`.
  static func dimension(named name: String) -> XMLElement {
    .built(.dataType("fcs-dimension"), [(.dataType("name"), name)])
  }
}

extension GatingStrategy {
  /// The transformations that its gates and their plots need, in order of first use, none twice.
  var usedTransformations: [Transformation] {
    var seen: Set<Transformation> = []
    var result: [Transformation] = []
    func use(_ transformation: Transformation?) {
      if let transformation, seen.insert(transformation).inserted {
        result.append(transformation)
      }
    }
    for gate in gates {
      for dimension in gate.geometry.dimensions {
        use(dimension.transformations.ratio)
        use(dimension.transformations.scale)
      }
      if let plot = gate.plot {
        for axis in [plot.x, plot.y] where axis.dimension.scale != .identity {
          use(.scale(axis.dimension.scale.withoutFloor))
        }
      }
    }
    return result
  }
}
