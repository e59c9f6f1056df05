/// A place in a gate's two scaled dimensions.
package struct Point: Hashable, Sendable, Codable {
  /// The coordinate in the first dimension.
  package var x: Double
  /// The coordinate in the second dimension.
  package var y: Double

  /// A point.
  package init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }

  /// A point, first dimension first.
  package init(_ x: Double, _ y: Double) { self.init(x: x, y: y) }
}
