/// The event-in-polygon test: even–odd with the boundary inside, decided exactly.
///
/// A ray runs from the point towards +x. An edge is crossed when it straddles the ray's height
/// (lower end included, upper not) and lies to the right, by the sign of the exact orientation.
/// The heights of the vertices cut the plane into slabs, each with the list of edges that cross
/// it: a point between two heights is compared with those alone.
package struct PolygonTest: Sendable {
  /// An edge from its lower to its upper end.
  private struct Edge {
    var lower: Point
    var upper: Point
    var left: Double
    var right: Double
  }

  /// The lower left corner of the box around the vertices.
  package let minimum: Point
  /// The upper right corner of that box; both corners' edges belong to it.
  package let maximum: Point
  private let edges: [Edge]
  /// The heights of the vertices, ascending, none twice.
  private let heights: [Double]
  /// Slab `i`, between heights `i` and `i + 1`, is crossed by the edges with the indices
  /// `crossings[firsts[i]..<firsts[i + 1]]`.
  private let firsts: [Int]
  private let crossings: [Int32]

  /// - Precondition: the vertices are finite.
  package init(_ vertices: [Point]) {
    let edges = vertices.indices.map { index in
      let first = vertices[index]
      let second = vertices[(index + 1) % vertices.count]
      let isRising = first.y <= second.y
      return Edge(
        lower: isRising ? first : second, upper: isRising ? second : first,
        left: min(first.x, second.x), right: max(first.x, second.x))
    }
    var heights: [Double] = []
    for height in vertices.map(\.y).sorted() where heights.last != height {
      heights.append(height)
    }
    var firsts = [0]
    var crossings: [Int32] = []
    for (low, high) in zip(heights, heights.dropFirst()) {
      for (index, edge) in edges.enumerated() where edge.lower.y <= low && edge.upper.y >= high {
        crossings.append(Int32(index))
      }
      firsts.append(crossings.count)
    }
    self.edges = edges
    self.heights = heights
    self.firsts = firsts
    self.crossings = crossings
    minimum = Point(
      x: vertices.map(\.x).min() ?? .infinity, y: vertices.map(\.y).min() ?? .infinity)
    maximum = Point(
      x: vertices.map(\.x).max() ?? -.infinity, y: vertices.map(\.y).max() ?? -.infinity)
  }

  /// Whether the point is inside or on the boundary; NaN and infinite coordinates are not.
  package func contains(x: Double, y: Double) -> Bool {
    guard x >= minimum.x, x <= maximum.x, y >= minimum.y, y <= maximum.y else { return false }
    return heights.withUnsafeBufferPointer { heights in
      // The last height at or below y; there is one, as y is not below the lowest.
      var low = 0
      var size = heights.count
      while size > 1 {
        let half = size >> 1
        low = heights[low + half] <= y ? low + half : low
        size -= half
      }
      return heights[low] == y
        ? containsAtHeightOfVertex(x, y) : containsBetweenHeights(x, y, slab: low)
    }
  }

  /// The test against the edges of a slab, all of which straddle y with both ends clear of it.
  @inline(__always)
  private func containsBetweenHeights(_ x: Double, _ y: Double, slab: Int) -> Bool {
    let point = Point(x, y)
    return edges.withUnsafeBufferPointer { edges in
      crossings.withUnsafeBufferPointer { crossings in
        var toTheRight = 0
        var doubtful = 0
        // No branches on coordinates: events come in no order, so each would often be guessed wrong.
        for place in firsts[slab]..<firsts[slab + 1] {
          let edge = edges[Int(crossings[place])]
          let (value, error) = Orientation.estimate(edge.lower, edge.upper, point)
          toTheRight += value > error ? 1 : 0
          doubtful += value.magnitude > error ? 0 : 1
        }
        if doubtful == 0 { return toTheRight & 1 == 1 }
        toTheRight = 0
        for place in firsts[slab]..<firsts[slab + 1] {
          let edge = edges[Int(crossings[place])]
          let side = x < edge.left ? 1 : Orientation.sign(edge.lower, edge.upper, point)
          if side == 0 { return true }
          toTheRight += side > 0 ? 1 : 0
        }
        return toTheRight & 1 == 1
      }
    }
  }

  /// The test against all edges, for a y that ends of edges share.
  private func containsAtHeightOfVertex(_ x: Double, _ y: Double) -> Bool {
    var isInside = false
    for edge in edges where y >= edge.lower.y && y <= edge.upper.y && x <= edge.right {
      if y == edge.upper.y {
        // The ray passes at or above the edge: no crossing, but the point may lie on it.
        if x == edge.upper.x { return true }
        if y == edge.lower.y, x >= edge.left { return true }
        continue
      }
      if x >= edge.left {
        let side = Orientation.sign(edge.lower, edge.upper, Point(x, y))
        if side == 0 { return true }
        if side < 0 { continue }
      }
      isInside.toggle()
    }
    return isInside
  }
}
