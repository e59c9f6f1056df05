/// The curve behind logicle and hyperlog: its value at a coordinate, and the inverse.
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
  let t: Double
  let alpha: Double
  let perAlpha: Double
  let b: Double
  let gamma: Double
  let d: Double
  let kappa: Double
  /// Where roots start from, in rising order.
  private(set) var nodes: [Node] = []

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
    perAlpha = 1 / alpha
    self.b = b
    self.gamma = gamma
    self.d = d
    self.kappa = kappa
    nodes = makeNodes()
  }

  /// The value at a coordinate.
  func value(at coordinate: Double) -> Double {
    let u = coordinate - zero
    let distance = u.magnitude
    return u < 0 ? -height(distance) * t : height(distance) * t
  }

  /// The coordinate of a value; ±∞ and NaN stay what they are.
  @inline(__always)
  func coordinate(of value: Double) -> Double {
    guard value.isFinite else { return value }
    let u = distance(of: value.magnitude / t)
    return value < 0 ? zero - u : zero + u
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
