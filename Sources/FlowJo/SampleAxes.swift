import GatingCore
import XMLTree

/// The axes of a sample in FlowJo: what its parameters are called, compensated by and shown on.
struct SampleAxes {
  /// An axis of a gate, and what turns FlowJo's numbers into ours.
  struct Axis {
    var dimension: Dimension
    /// Our value for one of FlowJo's.
    var factor: Double
    /// Where a rectangle's bound is open on FlowJo's grid, in our values.
    var ends = Interval()
    /// Why nothing can be drawn on it, in a phrase; a bound in data values needs no scale.
    var fault: String?
    /// Why no gate can be read on it, in a phrase.
    var refusal: String?
  }

  /// Matrices that gates name by id.
  private(set) var matrices: [SpectrumMatrix] = []
  /// The one that is the file's own by the keywords that the workspace repeats.
  private(set) var ownMatrix: SpectrumMatrix?
  private var prefixed: [PrefixedMatrix] = []
  private var transformations: [String: XMLElement] = [:]
  private let keywords: [String: String]
  /// The coordinate of what has no logarithm: FlowJo 10.6 and later have it at the axis' lower end,
  /// earlier ones far below, as GateLab's authors found in workspaces of both.
  let logarithmOfNothing: Double
  /// The `$PnN` by the spelling that FlowJo uses.
  private var names: [String: (name: String, number: Int)] = [:]

  init(_ sample: XMLElement, _ keywords: [String: String], version: String) {
    self.keywords = keywords
    let parts = version.split(separator: ".").prefix(2).map { Int($0) ?? 0 }
    let isOld = parts.count == 2 && (parts[0] < 10 || (parts[0] == 10 && parts[1] < 6))
    logarithmOfNothing = isOld ? -100 : 0
    for number in ParameterNumbers.all(in: keywords) {
      guard let name = keywords["$P\(number)N"] else { continue }
      // FlowJo shows a slash as an underscore: names are joined by slashes in its paths.
      for spelling in [name.replacing("/", with: "_"), name] {
        names[spelling] = (name, number)
      }
    }
    let own = OwnSpillover(keywords)
    for element in sample.all("spilloverMatrix") {
      let matrix = PrefixedMatrix(element, own: own) { names[$0]?.name ?? $0 }
      prefixed.append(matrix)
      if let named = matrix.named { matrices.append(named) }
      ownMatrix = ownMatrix ?? matrix.asOwn
    }
    for element in sample.child("Transformations")?.children ?? [] {
      if let name = element.child("parameter")?[local: "name"] { transformations[name] = element }
    }
  }

  /// The axis that FlowJo calls by a name.
  func axis(named name: String) -> Axis {
    var bare = name
    var compensation = Dimension.Compensation.none
    var refusal: String?
    if names[name] == nil {
      let fitting = prefixed.filter { $0.fits(name) }
      if let matrix = fitting.max(by: { $0.length < $1.length }) {
        bare = matrix.bare(name)
        compensation = matrix.compensation
        refusal = matrix.refusal
      } else if Self.isCompensated(name) {
        refusal = "the workspace has no matrix for \(name)"
      }
    }
    let parameter = names[bare]
    let factor = factor(name, number: parameter?.number)
    let (scale, fault) = scale(of: name, or: bare, factor)
    return Axis(
      dimension: Dimension(
        .parameter(ParameterReference(name: parameter?.name ?? bare)), compensation: compensation,
        scale: scale),
      factor: factor, ends: ends(name, scale, compensation), fault: fault, refusal: refusal)
  }

  /// FlowJo piles what lies beyond an axis on its end, where a rectangle that reaches it takes it
  /// in: both ends of a straight axis, the lower of a logarithmic and a biexponential one. It does
  /// not on Time, on axes with a gain and on straight ones of compensated values.
  private func ends(
    _ name: String, _ scale: Scale, _ compensation: Dimension.Compensation
  ) -> Interval {
    let axis = PreparedScale(scale)
    switch scale.function {
    case .linear:
      let gain = transformations[name]?.number("gain") ?? 1
      if gain != 1 || name.lowercased() == "time" || compensation != .none { return Interval() }
      return Interval(minimum: axis.inverse(0), maximum: axis.inverse(1))
    case .logarithmic, .biexponential: return Interval(minimum: axis.inverse(0))
    default: return Interval()
    }
  }

  /// Whether a name that no matrix makes looks like that of compensated values.
  private static func isCompensated(_ name: String) -> Bool {
    ["Comp-", "FJComp-", "Comp_"].contains { name.hasPrefix($0) }
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
    let product = shown * (own > 0 ? own : 1)
    // A gain that undoes the other, to the digits it is written in.
    return (product - 1).magnitude < 1e-12 ? 1 : 1 / product
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
}
