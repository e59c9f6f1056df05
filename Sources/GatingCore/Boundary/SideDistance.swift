/// How near points are to a side of a polygon, with both axes measured in steps.
struct SideDistance: Sendable {
  private let start: Point
  private let end: Point
  /// One over the length of a step on either axis at the side's middle; infinite for none.
  private let perX: Double
  private let perY: Double
  /// The side in steps.
  private let dx: Double
  private let dy: Double
  private let square: Double

  init(from start: Point, to end: Point, stepX: Double, stepY: Double) {
    self.start = start
    self.end = end
    perX = 1 / stepX
    perY = 1 / stepY
    dx = Self.scaled(end.x - start.x, perX)
    dy = Self.scaled(end.y - start.y, perY)
    square = dx * dx + dy * dy
  }

  /// On an axis where a step has no length, anything beside the side is infinitely far from it.
  private static func scaled(_ distance: Double, _ per: Double) -> Double {
    distance == 0 ? 0 : distance * per
  }

  /// The squared distance of a point in steps; NaN where a coordinate is NaN or infinite.
  @inline(__always)
  func squared(_ x: Double, _ y: Double) -> Double {
    let px = Self.scaled(x - start.x, perX)
    let py = Self.scaled(y - start.y, perY)
    let along = square > 0 ? max(0, min(1, (px * dx + py * dy) / square)) : 0
    let (restX, restY) = (px - along * dx, py - along * dy)
    return restX * restX + restY * restY
  }
}
