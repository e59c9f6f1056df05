/// An ellipsoid: events whose squared Mahalanobis distance from the mean is at most D².
///
/// Gating-ML 2.0, section 5.3.1. Infinite and NaN coordinates are outside.
package struct EllipsoidGate: Hashable, Sendable, Codable {
  package var dimensions: [Dimension]
  package var mean: [Double]
  /// The covariance matrix, `n × n` row-major.
  package var covariance: [Double]
  package var distanceSquared: Double

  package init(
    dimensions: [Dimension], mean: [Double], covariance: [Double], distanceSquared: Double
  ) {
    self.dimensions = dimensions
    self.mean = mean
    self.covariance = covariance
    self.distanceSquared = distanceSquared
  }

  /// The inverse of the covariance, nil where there is none.
  var precision: [Double]? { DenseMatrix.inverse(covariance, size: mean.count) }
}
