/// A polygon in two dimensions: even–odd, boundary included, self-crossing allowed.
///
/// Gating-ML 2.0, section 5.2.1. The last vertex is joined to the first.
package struct PolygonGate: Hashable, Sendable, Codable {
  package var x: Dimension
  package var y: Dimension
  /// Three or more vertices in scaled coordinates.
  package var vertices: [Point]

  package init(x: Dimension, y: Dimension, vertices: [Point]) {
    self.x = x
    self.y = y
    self.vertices = vertices
  }
}
