import GatingCore

/// A half-open interval of a scale in values of the data: the same events, whatever their rounding.
struct DataInterval: Hashable {
  /// The least value inside; nil for none.
  var minimum: Double?
  /// The least value above; nil for none.
  var maximum: Double?

  /// - Parameter interval: in scaled coordinates; minimum ≤ coordinate < maximum.
  init(_ interval: Interval, on scale: Scale) {
    let prepared = PreparedScale(scale)
    minimum = interval.minimum.flatMap { Self.threshold(prepared, $0) }
    maximum = interval.maximum.flatMap { Self.threshold(prepared, $0) }
    if interval.minimum == nil || minimum == nil, case .logarithmic = scale.function {
      // 0 is inside at −∞, what lies below it is not a number.
      minimum = 0
    }
    // Bounds that no value reaches, above all or below all, hold nothing or let all in.
    if let least = interval.minimum, minimum == nil, !prepared.reaches(least) { empty() }
    if let most = interval.maximum, maximum == nil, !prepared.exceeds(most) { empty() }
  }

  private mutating func empty() { (minimum, maximum) = (0, 0) }

  /// The least value whose coordinate is not below a bound; nil where all or none are.
  private static func threshold(_ scale: PreparedScale, _ bound: Double) -> Double? {
    if !scale.reaches(bound) || !scale.exceeds(bound) { return nil }
    let near = scale.inverse(bound)
    if !near.isFinite { return nil }
    var step = max(near.magnitude, 1) * 1e-12
    var (below, above) = (near, near)
    while scale(below) >= bound, below.isFinite { (below, step) = (below - step, step * 4) }
    step = max(near.magnitude, 1) * 1e-12
    while !(scale(above) >= bound), above.isFinite { (above, step) = (above + step, step * 4) }
    for _ in 0..<200 where below.nextUp < above {
      let middle = below / 2 + above / 2
      if scale(middle) >= bound { above = middle } else { below = middle }
    }
    return above.isFinite ? above : nil
  }
}

extension PreparedScale {
  /// Whether any value has a coordinate of a bound or above.
  fileprivate func reaches(_ bound: Double) -> Bool { self(.greatestFiniteMagnitude) >= bound }

  /// Whether any value that has a coordinate has one below a bound.
  fileprivate func exceeds(_ bound: Double) -> Bool {
    if case .logarithmic = scale.function { return self(.leastNonzeroMagnitude) < bound }
    return self(-.greatestFiniteMagnitude) < bound
  }
}
