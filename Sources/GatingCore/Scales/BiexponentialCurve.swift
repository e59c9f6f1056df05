/// The curve behind logicle and hyperlog: its value at a coordinate, and the inverse by iteration.
///
/// With u the distance from the coordinate of zero, x₁, both are written without cancellation as
/// S(u) = α·(eᵇᵘ − 1) + γ·(1 − e⁻ᵈᵘ) + κ·u for u ≥ 0 and S(−u) = −S(u): logicle has κ = 0,
/// hyperlog γ = 0. Moore & Parks 2012 give a = T/(eᵇ − f_a − c_a e⁻ᵈ); here α = a·e^(b·x₁) and
/// γ = c·e^(−d·x₁), and f = α − γ since the curve is zero at x₁.
struct BiexponentialCurve: Sendable {
  /// The coordinate of the value 0.
  let zero: Double
  private let alpha: Double
  private let b: Double
  private let gamma: Double
  private let d: Double
  private let kappa: Double

  init(logicle t: Double, _ w: Double, _ m: Double, _ a: Double) {
    let width = w / (m + a)
    let x2 = a / (m + a)
    let x1 = x2 + width
    let x0 = x2 + 2 * width
    let b = (m + a) * RealMath.ln10
    let d = Self.logicleD(b: b, w: width)
    let ca = RealMath.exp(x0 * (b + d))
    let fa = RealMath.exp(b * x1) - ca * RealMath.exp(-d * x1)
    let a = t / (RealMath.exp(b) - fa - ca * RealMath.exp(-d))
    zero = x1
    alpha = a * RealMath.exp(b * x1)
    gamma = ca * a * RealMath.exp(-d * x1)
    kappa = 0
    self.b = b
    self.d = d
  }

  init(hyperlog t: Double, _ w: Double, _ m: Double, _ a: Double) {
    let width = w / (m + a)
    let x2 = a / (m + a)
    let x1 = x2 + width
    let x0 = x2 + 2 * width
    let b = (m + a) * RealMath.ln10
    let ca = RealMath.exp(b * x0) / width
    let fa = RealMath.exp(b * x1) + ca * x1
    let a = t / (RealMath.exp(b) + ca - fa)
    zero = x1
    alpha = a * RealMath.exp(b * x1)
    gamma = 0
    kappa = ca * a
    self.b = b
    d = 0
  }

  /// The value at a coordinate.
  func value(at coordinate: Double) -> Double {
    let u = coordinate - zero
    let magnitude = height(u.magnitude)
    return u < 0 ? -magnitude : magnitude
  }

  /// The coordinate of a value; ±∞ and NaN stay what they are.
  ///
  /// S is convex and rising for u ≥ 0, so the smaller of the two bounds from its exponential and
  /// its tangent at zero lies above the root and Halley's steps come down to it without overshoot.
  /// Ends when a step is below 2⁻⁵³ of the coordinate range; at most twelve steps.
  func coordinate(of value: Double) -> Double {
    guard value.isFinite else { return value }
    let target = value.magnitude
    if target == 0 { return zero }
    var u = min(
      RealMath.logOnePlus(target / alpha) / b, target / (alpha * b + gamma * d + kappa))
    for _ in 0..<12 {
      let grown = RealMath.expMinusOne(b * u)
      let shrunk = gamma == 0 ? 0 : RealMath.expMinusOne(-d * u)
      let rising = alpha * (grown + 1) * b
      let falling = gamma * (shrunk + 1) * d
      let excess = alpha * grown - gamma * shrunk + kappa * u - target
      let slope = rising + falling + kappa
      let bend = rising * b - falling * d
      let newton = excess / slope
      let step = newton / (1 - newton * bend / (2 * slope))
      u -= step
      if step.magnitude < 1.1e-16 { break }
    }
    return value < 0 ? zero - u : zero + u
  }

  private func height(_ u: Double) -> Double {
    alpha * RealMath.expMinusOne(b * u) - gamma * RealMath.expMinusOne(-d * u) + kappa * u
  }

  /// The d with 2(ln d − ln b) + w(b + d) = 0, which makes the curve's bend vanish at zero.
  ///
  /// Newton's method from b, in the logarithm of d, where the equation is nearly linear.
  private static func logicleD(b: Double, w: Double) -> Double {
    if w == 0 { return b }
    var logD = RealMath.log(b)
    let logB = logD
    for _ in 0..<60 {
      let d = RealMath.exp(logD)
      let step = (2 * (logD - logB) + w * (b + d)) / (2 + w * d)
      logD -= step
      if step.magnitude < 1e-16 * max(1, logD.magnitude) { break }
    }
    return RealMath.exp(logD)
  }
}
