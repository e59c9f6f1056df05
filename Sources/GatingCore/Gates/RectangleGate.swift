/// A rectangle in any number of dimensions: every side's half-open interval must hold.
package struct RectangleGate: Hashable, Sendable, Codable {
  /// One dimension and its interval.
  package struct Side: Hashable, Sendable, Codable {
    package var dimension: Dimension
    package var interval: Interval

    package init(_ dimension: Dimension, _ interval: Interval) {
      self.dimension = dimension
      self.interval = interval
    }
  }

  package var sides: [Side]

  package init(_ sides: [Side]) { self.sides = sides }
}
