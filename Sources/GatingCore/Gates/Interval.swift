/// A half-open range of scaled values: minimum ≤ x < maximum, a missing bound is open.
///
/// Gating-ML 2.0, section 5.1.1. NaN is in none, not even in the one with no bound.
package struct Interval: Hashable, Sendable, Codable {
  /// The least value inside; nil for no bound.
  package var minimum: Double?
  /// The least value above; nil for no bound.
  package var maximum: Double?

  /// An interval, open where no bound is given.
  package init(minimum: Double? = nil, maximum: Double? = nil) {
    self.minimum = minimum
    self.maximum = maximum
  }

  /// Whether the value lies inside; NaN does not.
  package func contains(_ value: Double) -> Bool {
    if value.isNaN { return false }
    if let minimum, value < minimum { return false }
    if let maximum, value >= maximum { return false }
    return true
  }
}
