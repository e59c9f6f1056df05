import GatingCore

/// A transformation of a document: a scale, or a ratio of two parameters.
enum Transformation: Hashable {
  case scale(Scale)
  case ratio(Ratio)

  /// A ratio, its parameters as they are written, with bounds of its own.
  struct Ratio: Hashable {
    var numerator: String
    var denominator: String
    var a: Double
    var b: Double
    var c: Double
    var lowerBound: Double?
    var upperBound: Double?
  }

  /// The id it is written with where the file it came from gave none: different for each.
  var standardID: String {
    let (kind, numbers, lower, upper) = parts
    var words = [kind] + numbers
    if let lower { words += ["from", SchemaNumber.text(lower)] }
    if let upper { words += ["to", SchemaNumber.text(upper)] }
    return words.joined(separator: "_").filter { $0 != "+" }
  }

  private var parts: (kind: String, words: [String], lower: Double?, upper: Double?) {
    switch self {
    case .ratio(let ratio):
      let names = [ratio.numerator, ratio.denominator].map(SchemaName.encoding)
      let numbers = [ratio.a, ratio.b, ratio.c].map(SchemaNumber.text)
      return ("ratio", names + numbers, ratio.lowerBound, ratio.upperBound)
    case .scale(let scale):
      let (kind, numbers): (String, [Double]) =
        switch scale.function {
        case .identity: ("identity", [])
        case .linear(let t, let a): ("flin", [t, a])
        case .logarithmic(let t, let m): ("flog", [t, m])
        case .asinh(let t, let m, let a): ("fasinh", [t, m, a])
        case .logicle(let t, let w, let m, let a): ("logicle", [t, w, m, a])
        case .hyperlog(let t, let w, let m, let a): ("hyperlog", [t, w, m, a])
        case .biexponential(let top, let width, let positive, let negative):
          ("biex", [top, width, positive, negative])
        }
      return (kind, numbers.map(SchemaNumber.text), scale.lowerBound, scale.upperBound)
    }
  }
}

extension Dimension {
  /// The transformations it is written with: its ratio, and its scale unless it is none.
  ///
  /// A ratio that is not scaled carries the bounds itself.
  var transformations: (ratio: Transformation?, scale: Transformation?) {
    let isPlain = scale.function == .identity
    switch source {
    case .parameter:
      return (nil, scale == .identity ? nil : .scale(scale.withoutFloor))
    case .ratio(let numerator, let denominator, let a, let b, let c):
      let ratio = Transformation.Ratio(
        numerator: numerator.writtenName, denominator: denominator.writtenName, a: a, b: b, c: c,
        lowerBound: isPlain ? scale.lowerBound : scale.floor,
        upperBound: isPlain ? scale.upperBound : nil)
      return (.ratio(ratio), isPlain ? nil : .scale(scale.withoutFloor))
    }
  }
}

extension ParameterReference {
  /// What stands for it in `data-type:name`, never empty: `$PnN`, else the marker.
  var writtenName: String {
    [name, marker].compactMap { $0 }.first { !$0.isEmpty } ?? aliases.first { !$0.isEmpty } ?? "?"
  }
}

extension Scale {
  /// As it is written: the floor is the ratio's own bound.
  var withoutFloor: Scale {
    var scale = self
    scale.floor = nil
    return scale
  }
}
