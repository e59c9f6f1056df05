extension BiexponentialCurve {
  /// A root known beforehand: S(root) = target.
  struct Node: Sendable {
    var target: Double
    var root: Double
    /// The inverse function near the target, as a cubic in the distance from it.
    var first: Double
    var second: Double
    var third: Double
    /// α·eᵇᵘ and γ·e⁻ᵈᵘ at the root.
    var rising: Double
    var falling: Double
  }

  private static let nodesPerOctave = 32
  /// As many octaves as a scale of eight decades has.
  private static let mostOctaves = 27
  /// The highest target, in units of T, for which a node is made.
  private static let highestTarget = 8.0

  /// S(u) for u ≥ 0, in units of T.
  func height(_ u: Double) -> Double {
    alpha * RealMath.expMinusOne(b * u) - gamma * RealMath.expMinusOne(-d * u) + kappa * u
  }

  /// The u ≥ 0 with S(u) = `target`.
  ///
  /// From the node at hand a cubic leads to within 10⁻⁸ of the distance in which S grows e-fold,
  /// and one step of Newton's method, by exponentials of the small distance from the node alone,
  /// to the last bits. Where that is not near enough, the general way is taken.
  @inline(__always)
  func distance(of target: Double) -> Double {
    let place =
      Int((1 + target * perAlpha).bitPattern >> 47) - (1023 * Self.nodesPerOctave)
    guard place < nodes.count else { return distantRoot(of: target) }
    let node = nodes[place]
    let rest = target - node.target
    let guess = rest * (node.first + rest * (node.second + rest * node.third))
    let grown = RealMath.expMinusOneNearZero(b * guess)
    let shrunk = RealMath.expMinusOneNearZero(-d * guess)
    let excess = node.rising * grown - node.falling * shrunk + kappa * guess - rest
    let slope = node.rising * (1 + grown) * b + node.falling * (1 + shrunk) * d + kappa
    let step = excess / slope
    guard (b * guess).magnitude < 0.1, (b * step).magnitude < 3e-8 else {
      return root(of: target, from: node.root)
    }
    return max(0, node.root + (guess - step))
  }

  /// The nodes: one for each 1/32 of an octave of 1 + target / α, in its middle.
  func makeNodes() -> [Node] {
    guard perAlpha.isFinite else { return [] }
    let octaves = min(Self.mostOctaves, Int((1 + Self.highestTarget * perAlpha).exponent) + 1)
    var nodes: [Node] = []
    nodes.reserveCapacity(Self.nodesPerOctave * octaves)
    var guess = 0.0
    for octave in 0..<octaves {
      for step in 0..<Self.nodesPerOctave {
        let middle = 1 + (Double(step) + 0.5) / Double(Self.nodesPerOctave)
        let width = Double(1 << octave) * alpha / Double(Self.nodesPerOctave)
        let root = root(of: (middle * Double(1 << octave) - 1) * alpha, from: guess)
        let node = node(at: root)
        nodes.append(node)
        guess = root + width * (node.first + width * node.second)
      }
    }
    return nodes
  }

  private func node(at root: Double) -> Node {
    let rising = alpha * RealMath.exp(b * root)
    let falling = gamma * RealMath.exp(-d * root)
    // The derivatives of S give those of its inverse.
    let slope = rising * b + falling * d + kappa
    let bend = rising * b * b - falling * d * d
    let twist = rising * b * b * b + falling * d * d * d
    let first = 1 / slope
    let second = -0.5 * bend * first * first * first
    let third =
      (3 * bend * bend * first - twist) * first * first * first * first / 6
    return Node(
      target: height(root), root: root, first: first, second: second, third: third,
      rising: rising, falling: falling)
  }

  /// The root by Halley's steps from a first guess.
  ///
  /// A step e leaves an error below b²e³/4; the last is small enough for that to be below 2⁻⁵⁴.
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

  /// The root beyond all nodes.
  ///
  /// S is convex and rising, so the smaller of two bounds, from its exponential and from its
  /// tangent at zero, lies above the root and the steps come down to it. Far out all but α·eᵇᵘ is
  /// below the last bit.
  @inline(never)
  private func distantRoot(of target: Double) -> Double {
    if target > alpha * 1e250 { return (RealMath.log(target) - RealMath.log(alpha)) / b }
    let tangent = target / (alpha * b + gamma * d + kappa)
    return root(of: target, from: min(RealMath.logOnePlus(target / alpha) / b, tangent))
  }
}
