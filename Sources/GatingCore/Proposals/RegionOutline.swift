/// The boundary of a region of bins, along the sides of bins.
enum RegionOutline {
  /// The corners of the outer boundary of the part of a region that holds a bin, counterclockwise.
  ///
  /// The region should hang together; holes are filled.
  static func outer(
    of cells: Set<Int>, columns: Int, rows: Int, containing bin: Int
  ) -> [Point] {
    guard cells.contains(bin) else { return [] }
    func isIn(_ column: Int, _ row: Int) -> Bool {
      column >= 0 && column < columns && row >= 0 && row < rows
        && cells.contains(row * columns + column)
    }
    // The lowest cell, of these the leftmost: its lower side is on the outer boundary.
    guard let first = cells.min() else { return [] }
    var column = first % columns
    var row = first / columns
    let start = (column, row)
    // Directions: 0 right, 1 up, 2 left, 3 down; the region lies to the left.
    var direction = 0
    var corners: [Point] = []
    let steps = [(1, 0), (0, 1), (-1, 0), (0, -1)]
    // The cells ahead of a corner, on the left and on the right, seen in a direction.
    let ahead: [(left: (Int, Int), right: (Int, Int))] = [
      ((0, 0), (0, -1)), ((-1, 0), (0, 0)), ((-1, -1), (-1, 0)), ((0, -1), (-1, -1)),
    ]
    repeat {
      corners.append(Point(Double(column), Double(row)))
      column += steps[direction].0
      row += steps[direction].1
      let cells = ahead[direction]
      let left = isIn(column + cells.left.0, row + cells.left.1)
      let right = isIn(column + cells.right.0, row + cells.right.1)
      // Bins that touch at a corner alone do not hang together.
      if !left { direction = (direction + 1) % 4 } else if right { direction = (direction + 3) % 4 }
    } while (column, row) != start
    return corners
  }
}

/// Leaves out vertices of a closed line (Douglas & Peucker 1973).
enum LineSimplification {
  /// The line with at most `limit` vertices: the least tolerance that gets there, from half a unit
  /// on, in steps of a quarter more.
  static func closed(_ points: [Point], limit: Int) -> [Point] {
    guard points.count > 3, let first = points.first else { return points }
    // The farthest point from the first splits the ring in two lines.
    let far = points.indices.max { distance(points[$0], first) < distance(points[$1], first) } ?? 0
    guard far > 0 else { return points }
    let halves = [Array(points[...far]), Array(points[far...]) + [first]]
    var tolerance = 0.5
    while true {
      let kept = halves.flatMap { simplified($0, tolerance).dropLast() }
      if kept.count <= max(3, limit) { return kept }
      tolerance *= 1.25
    }
  }

  private static func simplified(_ line: [Point], _ tolerance: Double) -> [Point] {
    guard let first = line.first, let last = line.last, line.count > 2 else { return line }
    var farthest = 0
    var most = tolerance
    for index in 1..<(line.count - 1) {
      let offset = offset(line[index], first, last)
      if offset > most {
        most = offset
        farthest = index
      }
    }
    if farthest == 0 { return [first, last] }
    return simplified(Array(line[...farthest]), tolerance).dropLast()
      + simplified(Array(line[farthest...]), tolerance)
  }

  private static func distance(_ a: Point, _ b: Point) -> Double {
    ((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)).squareRoot()
  }

  /// How far a point lies from the line through two others.
  private static func offset(_ point: Point, _ start: Point, _ end: Point) -> Double {
    let length = distance(start, end)
    if length == 0 { return distance(point, start) }
    return ((end.x - start.x) * (point.y - start.y) - (end.y - start.y) * (point.x - start.x))
      .magnitude / length
  }
}
