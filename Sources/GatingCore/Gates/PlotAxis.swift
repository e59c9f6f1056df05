/// One axis of a plot: a dimension and the scaled range in view, `lower < upper`.
package struct PlotAxis: Hashable, Sendable, Codable {
  /// What is shown.
  package var dimension: Dimension
  /// The scaled coordinate at the left or bottom.
  package var lower: Double
  /// The scaled coordinate at the right or top.
  package var upper: Double

  /// An axis over the range from 0 to 1, where scales put 0…T, or another.
  package init(_ dimension: Dimension, lower: Double = 0, upper: Double = 1) {
    self.dimension = dimension
    self.lower = lower
    self.upper = upper
  }

  /// Where a scaled coordinate lies in view: 0 at the lower end, 1 at the upper.
  package func fraction(of coordinate: Double) -> Double {
    (coordinate - lower) / (upper - lower)
  }

  /// The scaled coordinate at a fraction of the view.
  package func coordinate(at fraction: Double) -> Double {
    lower + fraction * (upper - lower)
  }
}
