import GatingCore
import XMLTree

/// The axes of a sample as FlowJo is told of them: one scale and one matrix for all its gates.
struct WrittenAxes {
  /// An axis there, for a dimension of ours.
  struct Axis {
    /// The parameter's name there, with the matrix' prefix where it is compensated.
    var name: String
    var scale: Scale
    /// FlowJo's value for one of ours.
    var factor: Double
  }

  private static let prefix = "Comp-"
  private let sample: WrittenSample
  private let matrix: SpectrumMatrix?
  private let compensation: Dimension.Compensation
  /// What the axes show, by FlowJo's names, in units of ours.
  private var scales: [String: Scale] = [:]

  init(_ sample: WrittenSample) {
    self.sample = sample
    let dimensions = sample.strategy.gates.flatMap(\.geometry.dimensions)
    let used = dimensions.lazy.map(\.compensation).first {
      $0 != .none && $0 != .stored
    }
    compensation = used ?? (sample.panel.spillover == nil ? .none : .file)
    switch compensation {
    case .none, .stored: matrix = nil
    case .file: matrix = sample.panel.spillover
    case .matrix(let id): matrix = sample.strategy.matrices.first { $0.id == id }
    }
    // The axes that edges are straight on come first, then those that gates were drawn on.
    let gates = sample.strategy.gates
    let edges = gates.filter(\.geometry.hasEdges).flatMap(\.geometry.dimensions)
    let plots = gates.compactMap(\.plot).flatMap { [$0.x.dimension, $0.y.dimension] }
    for dimension in edges + plots + dimensions where dimension.scale.function != .identity {
      guard case .success(let name) = name(of: dimension), scales[name] == nil else { continue }
      // Time has a straight axis there, always: a curved one has no place for its step.
      if let index = parameter(name), sample.panel.parameters[index].isTime { continue }
      scales[name] = Scale(Self.known(dimension.scale.function))
    }
  }

  /// The nearest that FlowJo has: it has no hyperlog.
  private static func known(_ function: Scale.Function) -> Scale.Function {
    if case .hyperlog(let t, let w, let m, let a) = function {
      return .logicle(t: t, w: w, m: m, a: a)
    }
    return function
  }

  struct Refusal: Error { var reason: String }

  /// The axis of a dimension.
  func axis(of dimension: Dimension) -> Swift.Result<Axis, Refusal> {
    name(of: dimension).map { name in
      Axis(name: name, scale: scale(name), factor: factor(name))
    }
  }

  private func name(of dimension: Dimension) -> Swift.Result<String, Refusal> {
    guard case .parameter(let reference) = dimension.source else {
      return .failure(Refusal(reason: "a ratio is no axis in FlowJo"))
    }
    if dimension.compensation == .stored {
      return .failure(Refusal(reason: "FlowJo has no gates on values as stored"))
    }
    // An output of the matrix may have a name of its own, beside the detector's.
    var detector: String?
    if dimension.compensation != .none {
      guard dimension.compensation == compensation else {
        return .failure(Refusal(reason: "FlowJo has one matrix a sample"))
      }
      if let matrix {
        guard matrix.detectors.count == matrix.fluorochromes.count, !matrix.isInverted else {
          return .failure(Refusal(reason: "FlowJo has square matrices of spillover alone"))
        }
        detector = matrix.fluorochromes.firstIndex { $0 == reference.name }
          .map { matrix.detectors[$0] }
      }
    }
    let sought = detector.map { ParameterReference(name: $0) } ?? reference
    guard let index = try? sample.panel.index(of: sought) else {
      return .failure(Refusal(reason: "the sample has no parameter \(reference.label)"))
    }
    let name = sample.panel.parameters[index].name
    let isCompensated =
      dimension.compensation != .none && matrix?.detectors.contains(name) == true
    return .success((isCompensated ? Self.prefix : "") + Self.spelled(name))
  }

  /// FlowJo shows a slash as an underscore.
  private static func spelled(_ name: String) -> String { name.replacing("/", with: "_") }

  private func parameter(_ name: String) -> Int? {
    sample.panel.parameters.firstIndex { parameter in
      let spelled = Self.spelled(parameter.name)
      return name == spelled || name == Self.prefix + spelled
    }
  }

  private func scale(_ name: String) -> Scale {
    if let scale = scales[name] { return scale }
    // A parameter and what it is compensated to share their axis where only one has a scale: FlowJo
    // does so, and FlowKit takes the one's for both.
    let isCompensated = name.hasPrefix(Self.prefix)
    let other = isCompensated ? String(name.dropFirst(Self.prefix.count)) : Self.prefix + name
    if let scale = scales[other] { return scale }
    guard let index = parameter(name) else { return Scale(.linear(t: 262_144, a: 0)) }
    let parameter = sample.panel.parameters[index]
    let top = max(parameter.range, 1) / gain(index)
    if isCompensated || matrix?.detectors.contains(parameter.name) == true {
      return Scale(.biexponential(top: top, width: -10, positive: 4.418539922, negative: 0))
    }
    return Scale(.linear(t: parameter.isTime ? top * timestep : top, a: 0))
  }

  private var timestep: Double {
    let step = sample.number("$TIMESTEP") ?? 1
    return step > 0 ? step : 1
  }

  /// What our values are divided by.
  private func gain(_ index: Int) -> Double {
    if sample.panel.parameters[index].isTime { return 1 }
    let gain = sample.number("$P\(index + 1)G") ?? 1
    return gain > 0 ? gain : 1
  }

  /// FlowJo's values are the stored ones times the gain of a straight axis, which we set so that
  /// they are ours there; on others they are the stored ones.
  private func factor(_ name: String) -> Double {
    guard let index = parameter(name) else { return 1 }
    switch scale(name).function {
    case .identity, .linear: return 1
    default: return gain(index)
    }
  }

  /// `transforms:spilloverMatrix`; nil without a matrix.
  var matrixElement: XMLElement? {
    guard let matrix, matrix.isSquare, !matrix.isInverted else { return nil }
    let names = matrix.detectors.map(Self.spelled)
    let rows = names.indices.map { row in
      XMLElement.flowJo(
        "transforms:spillover", [("data-type:parameter", names[row])],
        names.indices.map { column in
          let value = matrix.coefficients[row * names.count + column]
          return .flowJo(
            "transforms:coefficient",
            [
              ("data-type:parameter", names[column]),
              ("transforms:value", FlowJoNumber.text(value)),
            ])
        })
    }
    let id =
      switch compensation {
      case .matrix(let id): id
      default: "Acquisition-defined"
      }
    return .flowJo(
      "transforms:spilloverMatrix",
      [
        ("spectral", "0"), ("prefix", Self.prefix), ("name", matrix.name ?? id), ("editable", "0"),
        ("status", "FINALIZED"), ("transforms:id", id), ("suffix", ""),
      ], [.flowJo("data-type:parameters", [], names.map { .named("parameter", $0) })] + rows)
  }

  /// One for every parameter, and for every compensated one.
  var transformations: [XMLElement] {
    let plain = sample.panel.parameters.map { Self.spelled($0.name) }
    let compensated = (matrix?.detectors ?? []).map { Self.prefix + Self.spelled($0) }
    return (plain + compensated).map { name in
      let index = parameter(name)
      let factor = factor(name)
      var gain = 1.0
      if let index {
        gain = sample.panel.parameters[index].isTime ? timestep : 1 / self.gain(index)
      }
      return Self.element(scale(name).function, name, factor: factor, gain: gain)
    }
  }

  private static func element(
    _ function: Scale.Function, _ name: String, factor: Double, gain: Double
  ) -> XMLElement {
    func built(_ kind: String, _ values: [(String, Double)], _ own: [(String, Double)] = [])
      -> XMLElement
    {
      .flowJo(
        "transforms:" + kind,
        values.map { ("transforms:" + $0, FlowJoNumber.text($1)) }
          + own.map { ($0, FlowJoNumber.text($1)) }, [.named("parameter", name)])
    }
    switch function {
    case .identity:
      return built("linear", [("minRange", 0), ("maxRange", 262_144)], [("gain", gain)])
    case .linear(let t, let a):
      return built("linear", [("minRange", a == 0 ? 0 : -a), ("maxRange", t)], [("gain", gain)])
    case .logarithmic(let t, let m):
      let offset = t * factor * RealMath.exp(-m * RealMath.ln10)
      return built("log", [("offset", offset), ("decades", m)])
    case .asinh(let t, let m, let a):
      return built(
        "fasinh",
        [
          ("length", 256), ("maxRange", t * factor), ("T", t * factor), ("A", a), ("M", m),
          ("W", -10),
        ])
    case .logicle(let t, let w, let m, let a), .hyperlog(let t, let w, let m, let a):
      return built(
        "logicle", [("length", 256), ("T", t * factor), ("A", a), ("W", w), ("M", m)])
    case .biexponential(let top, let width, let positive, let negative):
      return built(
        "biex",
        [
          ("length", 256), ("maxRange", top * factor), ("neg", negative), ("width", width),
          ("pos", positive),
        ])
    }
  }
}

extension Geometry {
  /// Whether it has edges, which are straight on one scale alone.
  fileprivate var hasEdges: Bool {
    switch self {
    case .polygon, .ellipsoid: true
    case .rectangle, .quadrants, .boolean: false
    }
  }
}
