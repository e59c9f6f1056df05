import GatingCore

/// A curly quadrant of FlowJo in coordinates of its axes, 0 to 1.
///
/// Right of the corner the horizontal edge rises, above it the vertical one moves right, both by
/// 0.001 · d² channels of 256 at a distance of d channels: FlowJo does not publish its rule, this
/// is the one of cytolib. So the lower left quadrant is a rectangle, the upper right one a wedge.
struct CurlyQuadrant {
  /// How many straight pieces a curve is made of.
  static let pieces = 128
  /// How far up and right a quadrant goes; beyond 1 lies what an axis does not show.
  private static let far = 2.0
  private static let low = -16.0
  /// 0.001 in squares of channels is this in squares of axes.
  private static let bend = 0.256

  var corner: Point
  var isRight: Bool
  var isUpper: Bool

  var isCurved: Bool { isRight || isUpper }

  /// The outline as a polygon.
  var vertices: [Point] {
    let (low, far) = (Self.low, Self.far)
    switch (isRight, isUpper) {
    case (false, false):
      return [
        corner, Point(x: corner.x, y: low), Point(x: low, y: low), Point(x: low, y: corner.y),
      ]
    case (false, true): return upward + [Point(x: low, y: far), Point(x: low, y: corner.y)]
    case (true, false): return rightward + [Point(x: far, y: low), Point(x: corner.x, y: low)]
    case (true, true):
      return rightward + [Point(x: far, y: far)] + upward.dropFirst().reversed()
    }
  }

  /// The edge that goes right, from the corner.
  private var rightward: [Point] {
    distances(to: Self.far - corner.x).map {
      Point(x: corner.x + $0, y: corner.y + Self.bend * $0 * $0)
    }
  }

  /// The edge that goes up, from the corner.
  private var upward: [Point] {
    distances(to: Self.far - corner.y).map {
      Point(x: corner.x + Self.bend * $0 * $0, y: corner.y + $0)
    }
  }

  private func distances(to end: Double) -> [Double] {
    (0...Self.pieces).map { max(0, end) * Double($0) / Double(Self.pieces) }
  }
}
