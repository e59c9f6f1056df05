/// A polygon in two dimensions: even–odd, boundary included, self-crossing allowed.
///
/// Gating-ML 2.0, section 5.2.1. The last vertex is joined to the first.
package struct PolygonGate: Hashable, Sendable, Codable {
  /// The first dimension.
  package var x: Dimension
  /// The second dimension.
  package var y: Dimension
  /// Three or more vertices in scaled coordinates.
  package var vertices: [Point]

  /// A polygon; too few vertices are a fault of the strategy.
  package init(x: Dimension, y: Dimension, vertices: [Point]) {
    self.x = x
    self.y = y
    self.vertices = vertices
  }
}
