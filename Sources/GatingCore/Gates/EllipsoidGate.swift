/// An ellipsoid: events whose squared Mahalanobis distance from the mean is at most D².
///
/// Gating-ML 2.0, section 5.3.1. Infinite and NaN coordinates are outside.
package struct EllipsoidGate: Hashable, Sendable, Codable {
  static let covarianceFault = "the covariance matrix is not symmetric and positive definite"

  /// One dimension a coordinate.
  package var dimensions: [Dimension]
  /// The centre, in scaled coordinates.
  package var mean: [Double]
  /// The covariance matrix, `n × n` row-major, symmetric and positive definite.
  package var covariance: [Double]
  /// D², the squared Mahalanobis distance of the edge.
  package var distanceSquared: Double

  /// An ellipsoid; what does not fit together is a fault of the strategy.
  package init(
    dimensions: [Dimension], mean: [Double], covariance: [Double], distanceSquared: Double
  ) {
    self.dimensions = dimensions
    self.mean = mean
    self.covariance = covariance
    self.distanceSquared = distanceSquared
  }

  /// The inverse of the covariance, nil where that is not symmetric and positive definite.
  var precision: [Double]? {
    let size = mean.count
    for row in 0..<size {
      for column in 0..<row {
        let (below, above) = (covariance[row * size + column], covariance[column * size + row])
        // Files written in decimals may differ in the last digits.
        if (below - above).magnitude > 1e-6 * max(below.magnitude, above.magnitude) { return nil }
      }
    }
    guard DenseMatrix.isPositiveDefinite(covariance, size: size) else { return nil }
    return DenseMatrix.inverse(covariance, size: size)
  }
}
