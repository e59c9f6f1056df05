/// The curve behind logicle and hyperlog: its value at a coordinate, and the inverse by iteration.
///
/// With u the distance from the coordinate of zero, x₁, both are written without cancellation as
/// S(u) = α·(eᵇᵘ − 1) + γ·(1 − e⁻ᵈᵘ) + κ·u for u ≥ 0 and S(−u) = −S(u), in units of T: logicle
/// has κ = 0, hyperlog γ = 0. Moore & Parks (Cytometry A 2012;81:273) give a, c and f instead;
/// α = a·e^(b·x₁) / T, γ = c·e^(−d·x₁) / T, and f = (α − γ)·T since the curve is zero at x₁. The
/// reflection at x₁ is that of Parks, Roederer & Moore (Cytometry A 2006;69:541) and of the
/// authors' own program.
struct BiexponentialCurve: Sendable {
  /// The coordinate of the value 0.
  let zero: Double
  private let t: Double
  private let alpha: Double
  private let b: Double
  private let gamma: Double
  private let d: Double
  private let kappa: Double
  /// The slope at zero.
  private let flatSlope: Double
  private var seeds = RootSeeds()

  /// With w = W / (M + A), the bend at x₁ vanishes where 2 ln(b / d) = w(b + d), so that
  /// γ / α = (b / d)²; with q = ln(b / d) this reads 2q = W ln 10 · (1 + e^−q), free of M and A.
  init(logicle t: Double, _ w: Double, _ m: Double, _ a: Double) {
    let q = Self.logarithmOfRatio(w * RealMath.ln10)
    let reach = (m - w) * RealMath.ln10
    let ratio = RealMath.exp(2 * q)
    let shrink = RealMath.exp(-q)
    let alpha =
      1 / (RealMath.expMinusOne(reach) - ratio * RealMath.expMinusOne(-reach * shrink))
    let b = (m + a) * RealMath.ln10
    self.init(
      zero: (a + w) / (m + a), t: t, alpha: alpha, b: b, gamma: alpha * ratio, d: b * shrink,
      kappa: 0)
  }

  /// κ / α = 10ᵂ / w.
  init(hyperlog t: Double, _ w: Double, _ m: Double, _ a: Double) {
    let ratio = RealMath.exp(w * RealMath.ln10) * (m + a) / w
    let alpha =
      1 / (RealMath.expMinusOne((m - w) * RealMath.ln10) + ratio * ((m - w) / (m + a)))
    self.init(
      zero: (a + w) / (m + a), t: t, alpha: alpha, b: (m + a) * RealMath.ln10, gamma: 0, d: 0,
      kappa: alpha * ratio)
  }

  private init(
    zero: Double, t: Double, alpha: Double, b: Double, gamma: Double, d: Double, kappa: Double
  ) {
    self.zero = zero
    self.t = t
    self.alpha = alpha
    self.b = b
    self.gamma = gamma
    self.d = d
    self.kappa = kappa
    flatSlope = alpha * b + gamma * d + kappa
    seeds = RootSeeds(unit: alpha, upTo: 8) { target, guess in
      let root = self.root(of: target, from: guess)
      let rising = alpha * RealMath.exp(b * root)
      let falling = gamma * RealMath.exp(-d * root)
      return (root, rising * b + falling * d + kappa, rising * b * b - falling * d * d)
    }
  }

  /// The value at a coordinate.
  func value(at coordinate: Double) -> Double {
    let u = coordinate - zero
    let distance = u.magnitude
    let height =
      alpha * RealMath.expMinusOne(b * distance) - gamma * RealMath.expMinusOne(-d * distance)
      + kappa * distance
    return u < 0 ? -height * t : height * t
  }

  /// The coordinate of a value; ±∞ and NaN stay what they are.
  @inline(__always)
  func coordinate(of value: Double) -> Double {
    guard value.isFinite else { return value }
    let u = distance(of: value.magnitude / t)
    return value < 0 ? zero - u : zero + u
  }

  /// The u ≥ 0 with S(u) = `target`, by Halley's steps.
  ///
  /// One step from a seed of the table. Elsewhere S is convex and rising, so the smaller of two
  /// bounds, from its exponential and from its tangent at zero, lies above the root and the steps
  /// come down to it. A step e leaves an error below b²e³/4; the last is small enough for that to
  /// be below 2⁻⁵⁴.
  @inline(__always)
  private func distance(of target: Double) -> Double {
    guard let start = seeds.root(of: target) ?? startBeyondSeeds(target) else {
      return farDistance(of: target)
    }
    return root(of: target, from: start)
  }

  @inline(__always)
  private func root(of target: Double, from start: Double) -> Double {
    var u = start
    let enough = 4e-6 * min(1, b)
    for _ in 0..<40 {
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
      if step.magnitude * b < enough { break }
    }
    return u
  }

  /// A u at or above the root; nil where the exponential is all there is.
  @inline(never)
  private func startBeyondSeeds(_ target: Double) -> Double? {
    if target > alpha * 1e250 { return nil }
    return min(RealMath.logOnePlus(target / alpha) / b, target / flatSlope)
  }

  /// The root where all but α·eᵇᵘ is below the last bit.
  @inline(never)
  private func farDistance(of target: Double) -> Double {
    (RealMath.log(target) - RealMath.log(alpha)) / b
  }

  /// The q ≥ 0 with 2q = l·(1 + e^−q), by Newton's method from below: the difference of the sides
  /// is concave, so its steps never pass the root.
  private static func logarithmOfRatio(_ l: Double) -> Double {
    var q = l / 2
    for _ in 0..<8 {
      let shrunk = l * RealMath.exp(-q)
      q -= (2 * q - l - shrunk) / (2 + shrunk)
    }
    return q
  }
}
