/// A rectangle in any number of dimensions: every side's half-open interval must hold.
package struct RectangleGate: Hashable, Sendable, Codable {
  /// One dimension and its interval.
  package struct Side: Hashable, Sendable, Codable {
    /// What is measured.
    package var dimension: Dimension
    /// Where its values must lie.
    package var interval: Interval

    /// A side.
    package init(_ dimension: Dimension, _ interval: Interval) {
      self.dimension = dimension
      self.interval = interval
    }
  }

  /// One side a dimension; all must hold.
  package var sides: [Side]

  /// A rectangle of one or more sides.
  package init(_ sides: [Side]) { self.sides = sides }
}
