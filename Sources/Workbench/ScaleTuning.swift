import GatingCore
import Plotting

/// The scale of an axis while it is being set, seen at once. The plot's axis alone: gates keep
/// their own dimensions, so no count depends on it.
package struct ScaleTuning: Hashable, Sendable {
  /// What Esc restores.
  package var original: PlotAxes
  package var axes: PlotAxes
  package var isX: Bool
  /// The top of scale where the function holds none.
  package var top: Double

  /// The axis that is being set.
  var axis: PlotAxis {
    get { isX ? axes.x : axes.y }
    set { if isX { axes.x = newValue } else { axes.y = newValue } }
  }

  /// The kinds of scale that are stepped through.
  enum Kind: String, CaseIterable {
    case linear
    case logicle
    case asinh
    case logarithmic
    case hyperlog
    case biexponential
  }

  var kind: Kind {
    switch axis.dimension.scale.function {
    case .identity, .linear: .linear
    case .logarithmic: .logarithmic
    case .asinh: .asinh
    case .logicle: .logicle
    case .hyperlog: .hyperlog
    case .biexponential: .biexponential
    }
  }

  /// The data values at the ends of the view.
  var ends: (lower: Double, upper: Double) {
    let scale = PreparedScale(Scale(axis.dimension.scale.function))
    return (scale.inverse(axis.lower), scale.inverse(axis.upper))
  }

  /// T: where the scale reaches 1.
  var scaleTop: Double {
    switch axis.dimension.scale.function {
    case .identity: top
    case .linear(let t, _), .logarithmic(let t, _), .asinh(let t, _, _), .logicle(let t, _, _, _),
      .hyperlog(let t, _, _, _), .biexponential(let t, _, _, _):
      t
    }
  }

  /// What there is to be made wider or narrower, in words; nil for a straight scale.
  var width: String? {
    switch axis.dimension.scale.function {
    case .identity, .linear: nil
    case .logarithmic(_, let m): "\(NumberText.short(m)) decades"
    case .asinh(let t, let m, _):
      "cofactor \(NumberText.value(t / RealMath.sinh(m * RealMath.ln10)))"
    case .logicle(_, let w, _, _), .hyperlog(_, let w, _, _): "W \(NumberText.fixed(w, 1))"
    case .biexponential(_, let width, _, _): "FlowJo width \(NumberText.short(width))"
    }
  }

  /// Goes to the next kind of scale, keeping the ends of the view where they are in data.
  mutating func step(_ by: Int) {
    let kinds: [Kind] = [.linear, .logicle, .asinh, .logarithmic]
    let index = kinds.firstIndex(of: kind) ?? 0
    let t = scaleTop
    let next = kinds[((index + by) % kinds.count + kinds.count) % kinds.count]
    let function: Scale.Function =
      switch next {
      case .linear: .linear(t: t, a: 0)
      case .logicle, .hyperlog, .biexponential: .logicle(t: t, w: 1, m: 4.5, a: 0)
      case .asinh: Self.asinh(t: t, cofactor: min(150, t / 2))
      case .logarithmic: .logarithmic(t: t, m: 4.5)
      }
    use(function)
  }

  /// Makes the linear region wider (or of a logarithmic scale, shows fewer decades); returns
  /// whether it could.
  mutating func widen(_ steps: Int) -> Bool {
    let by = Double(steps)
    let function = axis.dimension.scale.function
    switch function {
    case .identity, .linear: return false
    case .logarithmic(let t, let m):
      use(.logarithmic(t: t, m: min(20, max(0.5, m - 0.25 * by))), keepsCoordinates: true)
    case .asinh(let t, let m, let a):
      var cofactor = t / RealMath.sinh(m * RealMath.ln10)
      for _ in 0..<min(200, steps.magnitude) { cofactor *= steps > 0 ? 1.25 : 0.8 }
      cofactor = min(t / 2, max(t * 1e-12, cofactor))
      use(Self.asinh(t: t, cofactor: cofactor, a: a))
    case .logicle(let t, let w, let m, let a):
      let width = Self.stepped(w, by, 0, Self.widest(m, a))
      use(.logicle(t: t, w: width, m: m, a: a), keepsCoordinates: true)
    case .hyperlog(let t, let w, let m, let a):
      let width = Self.stepped(w, by, 0.1, Self.widest(m, a))
      use(.hyperlog(t: t, w: width, m: m, a: a), keepsCoordinates: true)
    case .biexponential(let top, let width, let positive, let negative):
      let decades = Self.stepped(RealMath.log10(-width), by, 0.5, 2 * positive - 0.1)
      let basis = -RealMath.exp(decades * RealMath.ln10)
      use(
        .biexponential(top: top, width: basis, positive: positive, negative: negative),
        keepsCoordinates: true)
    }
    return axis.dimension.scale.function != function
  }

  /// Shows the range between two data values; returns whether the scale has places for them.
  mutating func show(_ lower: Double, _ upper: Double) -> Bool {
    let scale = PreparedScale(Scale(axis.dimension.scale.function))
    let (from, to) = (scale(lower), scale(upper))
    guard from.isFinite, to.isFinite, from < to else { return false }
    axis.lower = from
    axis.upper = to
    return true
  }

  /// Moves an end of the view by twentieths of its extent.
  mutating func moveEnd(isUpper: Bool, _ steps: Int) {
    let extent = axis.upper - axis.lower
    let by = 0.05 * Double(max(-200, min(200, steps))) * extent
    if isUpper {
      axis.upper = max(axis.lower + 0.2 * extent, axis.upper + by)
    } else {
      axis.lower = min(axis.upper - 0.2 * extent, axis.lower + by)
    }
  }

  /// Takes another function, with the ends of the view as they are in data or on the scale.
  private mutating func use(_ function: Scale.Function, keepsCoordinates: Bool = false) {
    let scale = Scale(function)
    guard scale.fault == nil else { return }
    let ends = ends
    axis.dimension.scale = scale
    if keepsCoordinates, axis.lower == 0, axis.upper == 1 { return }
    let prepared = PreparedScale(scale)
    let (lower, upper) = (prepared(ends.lower), prepared(ends.upper))
    // A logarithmic scale has no place for values up to 0: it begins where its decades do.
    axis.lower = lower.isFinite ? lower : 0
    axis.upper = upper.isFinite && upper > axis.lower ? upper : max(1, axis.lower + 1)
  }

  private static func asinh(t: Double, cofactor: Double, a: Double = 0) -> Scale.Function {
    .asinh(t: t, m: RealMath.asinh(t / cofactor) / RealMath.ln10, a: a)
  }

  private static func widest(_ m: Double, _ a: Double) -> Double { min(m / 2, (m - a) / 2) }

  /// A tenth more or less for every step, on whole tenths.
  private static func stepped(
    _ value: Double, _ by: Double, _ least: Double, _ most: Double
  ) -> Double {
    min(most, max(least, ((value + by / 10) * 10).rounded() / 10))
  }
}
