/// The event-in-polygon test: even–odd with the boundary inside, decided exactly.
///
/// A ray runs from the point towards +x. An edge is crossed when it straddles the ray's height
/// (lower end included, upper not) and lies to the right, by the sign of the exact orientation.
/// Points at or beyond an edge's box need no determinant. Cost: one comparison an edge in the
/// common case.
package struct PolygonTest: Sendable {
  /// An edge from its lower to its upper end.
  private struct Edge {
    var lower: Point
    var upper: Point
    var left: Double
    var right: Double
  }

  private let edges: [Edge]
  private let minimum: Point
  private let maximum: Point

  /// - Precondition: the vertices are finite.
  package init(_ vertices: [Point]) {
    edges = vertices.indices.map { index in
      let first = vertices[index]
      let second = vertices[(index + 1) % vertices.count]
      let isRising = first.y <= second.y
      return Edge(
        lower: isRising ? first : second, upper: isRising ? second : first,
        left: min(first.x, second.x), right: max(first.x, second.x))
    }
    minimum = Point(
      x: vertices.map(\.x).min() ?? .infinity, y: vertices.map(\.y).min() ?? .infinity)
    maximum = Point(
      x: vertices.map(\.x).max() ?? -.infinity, y: vertices.map(\.y).max() ?? -.infinity)
  }

  /// Whether the point is inside or on the boundary; NaN and infinite coordinates are not.
  package func contains(x: Double, y: Double) -> Bool {
    guard x >= minimum.x, x <= maximum.x, y >= minimum.y, y <= maximum.y else { return false }
    return edges.withUnsafeBufferPointer { edges in
      var isInside = false
      for index in edges.indices {
        let edge = edges[index]
        if y < edge.lower.y || y > edge.upper.y || x > edge.right { continue }
        if y == edge.upper.y {
          // The ray passes at or above the edge: no crossing, but the point may lie on it.
          if x == edge.upper.x { return true }
          if y == edge.lower.y, x >= edge.left { return true }
          continue
        }
        if x < edge.left {
          isInside.toggle()
          continue
        }
        let side = Orientation.sign(edge.lower, edge.upper, Point(x, y))
        if side == 0 { return true }
        if side > 0 { isInside.toggle() }
      }
      return isInside
    }
  }
}
