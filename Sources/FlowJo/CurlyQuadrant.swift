import GatingCore

/// A panel of FlowJo's curly quadrants: a crosshair whose right and upper arms bend away.
///
/// FlowJo writes the crossing and never how far the arms bend. On 256 channels an axis an arm
/// leaves the straight line by 0.012·d^1.5 at a distance d from the crossing: the bend that the
/// authors of GateLab fitted to FlowJo's own counts of 44 such populations, each within 0.6 % of
/// its parent (a straight crosshair: up to 23 %).
struct CurlyQuadrant {
  private static let channels = 256.0
  /// How far the arms are followed, in lengths of the axis.
  private static let reach = 4.0

  let crossing: Point
  let isRight: Bool
  let isUpper: Bool

  /// Whether an arm bends along it.
  var isCurved: Bool { isRight || isUpper }

  /// The outline in scaled coordinates, far beyond the axes on the outer sides.
  var outline: [Point] {
    let left = crossing.x - Self.reach
    let right = crossing.x + Self.reach
    let low = crossing.y - Self.reach
    let high = crossing.y + Self.reach
    let across = Self.arm.map { Point(x: crossing.x + $0.along, y: crossing.y + $0.aside) }
    let up = Self.arm.map { Point(x: crossing.x + $0.aside, y: crossing.y + $0.along) }
    // The crossing and the straight arms belong to the right and the upper panels alone, as in every
    // quadrant gate.
    let beside = Point(x: crossing.x.nextDown, y: crossing.y)
    let below = Point(x: crossing.x, y: crossing.y.nextDown)
    let corner = Point(x: beside.x, y: below.y)
    switch (isRight, isUpper) {
    case (true, true): return across + [Point(x: right, y: high)] + up.dropFirst().reversed()
    case (false, true):
      return [beside] + up.dropFirst() + [Point(x: left, y: high), Point(x: left, y: crossing.y)]
    case (true, false):
      return [below] + across.dropFirst() + [Point(x: right, y: low), Point(x: crossing.x, y: low)]
    case (false, false):
      return [
        Point(x: left, y: low), Point(x: corner.x, y: low), corner, Point(x: left, y: corner.y),
      ]
    }
  }

  /// Steps along an arm and how far each lies aside, in lengths of the axis: fine where the axis
  /// is, coarse beyond.
  private static let arm: [(along: Double, aside: Double)] = {
    let steps =
      Array(stride(from: 0.0, to: channels, by: 2))
      + Array(stride(from: channels, through: reach * channels, by: 32))
    return steps.map { ($0 / channels, 0.012 * $0 * $0.squareRoot() / channels) }
  }()
}
