/// An ellipsoid gate with its covariance inverted.
struct PreparedEllipsoid: Sendable {
  let mean: [Double]
  /// The inverse of the covariance matrix, row-major.
  let precision: [Double]
  let distanceSquared: Double

  /// Whether the point with these coordinates is in; NaN and infinite coordinates are not.
  @inline(__always)
  func contains(_ coordinate: (Int) -> Double) -> Bool {
    let size = mean.count
    var distance = 0.0
    for row in 0..<size {
      var sum = 0.0
      for column in 0..<size {
        sum += precision[row * size + column] * (coordinate(column) - mean[column])
      }
      distance += sum * (coordinate(row) - mean[row])
    }
    // An infinite coordinate makes the distance infinite or NaN, as the precision is positive
    // definite and D² finite.
    return distance <= distanceSquared
  }
}
