/// A straight line through points of which some are far off: Huber's M-estimate.
///
/// Iteratively reweighted least squares with Huber's weights, tuned to 1.345 robust standard
/// deviations (the median absolute residual over 0.6745): Huber, Ann Math Stat 1964;35:73, and
/// Holland and Welsch, Commun Stat 1977;A6:813. So AutoSpill finds spillover coefficients (Roca et
/// al., Nat Commun 2021;12:2890). Sums are made in the order of the points, so the same points give
/// the same line.
package struct RobustLine: Hashable, Sendable {
  /// How much y grows with x.
  package let slope: Double
  /// y where x is 0.
  package let intercept: Double

  /// Huber's constant: 95 % efficiency on normal errors.
  private static let tuning = 1.345
  private static let mostRounds = 100

  /// The line through points of finite coordinates; nil for fewer than three or for x all alike.
  package init?(_ x: [Double], _ y: [Double]) {
    precondition(x.count == y.count, "\(x.count) x for \(y.count) y")
    guard x.count >= 3 else { return nil }
    var weights = [Double](repeating: 1, count: x.count)
    guard var line = Self.weighted(x, y, weights) else { return nil }
    var distances = [Double](repeating: 0, count: x.count)
    for _ in 0..<Self.mostRounds {
      for index in x.indices {
        distances[index] = (y[index] - line.intercept - line.slope * x[index]).magnitude
      }
      let limit = Self.tuning * (Percentile.median(distances) ?? 0) / 0.6745
      // Half of the points lie on the line already.
      if limit == 0 { break }
      for index in x.indices { weights[index] = min(1, limit / distances[index]) }
      guard let next = Self.weighted(x, y, weights) else { break }
      let step = (next.slope - line.slope).magnitude
      line = next
      if step <= 1e-9 * max(1e-3, next.slope.magnitude) { break }
    }
    (slope, intercept) = line
  }

  private static func weighted(
    _ x: [Double], _ y: [Double], _ weights: [Double]
  ) -> (slope: Double, intercept: Double)? {
    var total = 0.0
    var sumX = 0.0
    var sumY = 0.0
    for index in x.indices {
      total += weights[index]
      sumX += weights[index] * x[index]
      sumY += weights[index] * y[index]
    }
    let (meanX, meanY) = (sumX / total, sumY / total)
    var spread = 0.0
    var common = 0.0
    for index in x.indices {
      let fromMean = x[index] - meanX
      spread += weights[index] * fromMean * fromMean
      common += weights[index] * fromMean * (y[index] - meanY)
    }
    guard spread > 0, spread.isFinite, common.isFinite else { return nil }
    let slope = common / spread
    return (slope, meanY - slope * meanX)
  }
}
