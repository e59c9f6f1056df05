import GatingCore
import XMLTree

/// The axes of a sample in FlowJo: what its parameters are called, compensated by and shown on.
struct SampleAxes {
  /// An axis of a gate, and what turns FlowJo's numbers into ours.
  struct Axis {
    var dimension: Dimension
    /// Our value for one of FlowJo's.
    var factor: Double
    /// What is not as in FlowJo, in a phrase.
    var doubt: String?
    /// Why nothing can be drawn on it, in a phrase; a bound in data values needs no scale.
    var fault: String?
  }

  private struct Matrix {
    var prefix: String
    var suffix: String
    var compensation: Dimension.Compensation
  }

  /// Matrices that gates name by id.
  private(set) var matrices: [SpectrumMatrix] = []
  private var matrix: Matrix?
  private var transformations: [String: XMLElement] = [:]
  private let keywords: [String: String]
  /// The `$PnN` by the spelling that FlowJo uses.
  private var names: [String: (name: String, number: Int)] = [:]

  init(_ sample: XMLElement, _ keywords: [String: String]) {
    self.keywords = keywords
    for number in 1...max(1, Int(keywords["$PAR"] ?? "") ?? 1000) {
      guard let name = keywords["$P\(number)N"] else { continue }
      // FlowJo shows a slash as an underscore: names are joined by slashes in its paths.
      for spelling in [name.replacing("/", with: "_"), name] {
        names[spelling] = (name, number)
      }
    }
    if let element = sample.child("spilloverMatrix") { read(matrix: element) }
    for element in sample.child("Transformations")?.children ?? [] {
      if let name = element.child("parameter")?[local: "name"] { transformations[name] = element }
    }
  }

  /// The axis that FlowJo calls by a name.
  func axis(named name: String) -> Axis {
    var bare = name
    var compensation = Dimension.Compensation.none
    var doubt: String?
    if names[name] == nil {
      if let matrix, name.hasPrefix(matrix.prefix), name.hasSuffix(matrix.suffix),
        name.count > matrix.prefix.count + matrix.suffix.count
      {
        bare = String(name.dropFirst(matrix.prefix.count).dropLast(matrix.suffix.count))
        compensation = matrix.compensation
      } else if let plain = Self.uncompensated(name) {
        bare = plain
        doubt = "the workspace has no matrix for \(name); it is taken uncompensated"
      }
    }
    let parameter = names[bare]
    let factor = factor(name, number: parameter?.number)
    let (scale, fault) = scale(of: name, or: bare, factor)
    return Axis(
      dimension: Dimension(
        .parameter(ParameterReference(name: parameter?.name ?? bare)), compensation: compensation,
        scale: scale),
      factor: factor, doubt: doubt, fault: fault)
  }

  private static func uncompensated(_ name: String) -> String? {
    for prefix in ["Comp-", "FJComp-", "Comp_"] where name.hasPrefix(prefix) {
      return String(name.dropFirst(prefix.count))
    }
    return nil
  }

  /// FlowJo's numbers are stored values times the gain of a linear axis; ours are divided by
  /// `$PnG`, and of Time multiplied by `$TIMESTEP`.
  private func factor(_ name: String, number: Int?) -> Double {
    let gain = transformations[name].flatMap {
      $0.name.local == "linear" ? $0.number("gain") : nil
    }
    let shown = gain.flatMap { $0 > 0 ? $0 : nil } ?? 1
    if name.lowercased() == "time" {
      return (keywords["$TIMESTEP"].flatMap { Double($0) } ?? 1) / shown
    }
    let own = number.flatMap { keywords["$P\($0)G"] }.flatMap { Double($0) } ?? 1
    return 1 / (shown * (own > 0 ? own : 1))
  }

  /// The scale in our values: all of FlowJo's curves keep their shape when values and top are
  /// multiplied alike.
  private func scale(of name: String, or bare: String, _ factor: Double) -> (Scale, String?) {
    guard let element = transformations[name] ?? transformations[bare] else {
      return (.identity, "the workspace has no axis for \(name)")
    }
    func number(_ name: String, _ missing: Double) -> Double { element.number(name) ?? missing }
    let function: Scale.Function
    switch element.name.local {
    case "linear":
      function = .linear(
        t: number("maxRange", 262_144) * factor, a: -number("minRange", 0) * factor)
    case "log":
      let (offset, decades) = (number("offset", 1), number("decades", 4.5))
      function = .logarithmic(
        t: offset * RealMath.exp(decades * RealMath.ln10) * factor, m: decades)
    case "biex":
      function = .biexponential(
        top: number("maxRange", 262_144) * factor, width: min(-1, number("width", -10)),
        positive: number("pos", 4.418539922), negative: max(0, number("neg", 0)))
    case "logicle":
      function = .logicle(
        t: number("T", 262_144) * factor, w: number("W", 0.5), m: number("M", 4.5),
        a: number("A", 0))
    case "fasinh":
      function = .asinh(t: number("T", 262_144) * factor, m: number("M", 4.5), a: number("A", 0))
    default:
      return (
        .identity, "the axis of \(name) is of a kind that is not known, \(element.name.local)"
      )
    }
    if let fault = Scale(function).fault {
      return (.identity, "the axis of \(name) can't be: \(fault)")
    }
    return (Scale(function), nil)
  }

  private mutating func read(matrix element: XMLElement) {
    let names = (element.child("parameters")?.all("parameter") ?? []).compactMap {
      $0[local: "name"]
    }
    var coefficients: [Double] = []
    for row in element.all("spillover") {
      var values: [String: Double] = [:]
      for coefficient in row.all("coefficient") {
        if let name = coefficient[local: "parameter"] {
          values[name] = coefficient.number("value") ?? 0
        }
      }
      coefficients += names.map { values[$0] ?? 0 }
    }
    let detectors = names.map { self.names[$0]?.name ?? $0 }
    let id = element[local: "id"] ?? element[local: "name"] ?? "matrix"
    let own = SpectrumMatrix(
      id: id, fluorochromes: detectors, detectors: detectors, coefficients: coefficients)
    guard coefficients.count == names.count * names.count, !names.isEmpty else { return }
    let isTheFilesOwn = OwnSpillover(keywords)?.equals(own) ?? false
    if !isTheFilesOwn { matrices = [own] }
    matrix = Matrix(
      prefix: element[local: "prefix"] ?? "Comp-", suffix: element[local: "suffix"] ?? "",
      compensation: isTheFilesOwn ? .file : .matrix(id: id))
  }
}
