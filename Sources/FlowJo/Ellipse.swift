import GatingCore

/// An ellipse in a plane by its centre and half axes.
struct Ellipse: Hashable {
  var centre: Point
  /// The half of the longer axis, and its direction.
  var major: Double
  var direction: Point
  var minor: Double

  /// The ellipse of a gate of two dimensions; nil where its covariance is none.
  init?(_ gate: EllipsoidGate) {
    let scale = gate.distanceSquared
    self.init(
      centre: Point(x: gate.mean[0], y: gate.mean[1]), xx: gate.covariance[0] * scale,
      xy: (gate.covariance[1] + gate.covariance[2]) / 2 * scale, yy: gate.covariance[3] * scale)
  }

  private init?(centre: Point, xx: Double, xy: Double, yy: Double) {
    let middle = (xx + yy) / 2
    let spread = (((xx - yy) / 2) * ((xx - yy) / 2) + xy * xy).squareRoot()
    // The lesser eigenvalue by the determinant, which keeps the digits of thin ones.
    let greater = middle + spread
    let lesser = (xx * yy - xy * xy) / greater
    guard lesser > 0, greater.isFinite else { return nil }
    self.centre = centre
    major = greater.squareRoot()
    minor = lesser.squareRoot()
    var direction = Point(x: greater - yy, y: xy)
    if xx < yy { direction = Point(x: xy, y: greater - xx) }
    let length = (direction.x * direction.x + direction.y * direction.y).squareRoot()
    self.direction =
      length > 0 ? Point(x: direction.x / length, y: direction.y / length) : Point(x: 1, y: 0)
  }

  /// The same set of points with each coordinate c become `from + c · by`.
  func moved(x: (from: Double, by: Double), y: (from: Double, by: Double)) -> Ellipse? {
    let (a, b) = (major * major, minor * minor)
    let (u, v) = (direction.x, direction.y)
    return Ellipse(
      centre: Point(x: x.from + centre.x * x.by, y: y.from + centre.y * y.by),
      xx: (a * u * u + b * v * v) * x.by * x.by, xy: (a - b) * u * v * x.by * y.by,
      yy: (a * v * v + b * u * u) * y.by * y.by)
  }

  func scaled(by factor: Double) -> Ellipse {
    var scaled = self
    scaled.centre = Point(x: centre.x * factor, y: centre.y * factor)
    scaled.major *= factor
    scaled.minor *= factor
    return scaled
  }

  /// The two foci; those of a circle a little apart, so that its axis has a direction.
  var foci: [Point] {
    let distance = max((major * major - minor * minor).squareRoot(), major * 1e-6)
    return [-distance, distance].map { place(along: $0, aside: 0) }
  }

  /// The ends of the longer axis, then those of the shorter.
  var ends: [Point] {
    [-major, major].map { place(along: $0, aside: 0) }
      + [-minor, minor].map { place(along: 0, aside: $0) }
  }

  /// Points of the edge, all the way round, by the rational form of the circle.
  func outline(_ count: Int) -> [Point] {
    let quarter = count / 4
    let arc = (0..<quarter).map { index in
      let t = Double(index) / Double(quarter)
      return (cosine: (1 - t * t) / (1 + t * t), sine: 2 * t / (1 + t * t))
    }
    return arc.map { place(along: major * $0.cosine, aside: minor * $0.sine) }
      + arc.map { place(along: -major * $0.sine, aside: minor * $0.cosine) }
      + arc.map { place(along: -major * $0.cosine, aside: -minor * $0.sine) }
      + arc.map { place(along: major * $0.sine, aside: -minor * $0.cosine) }
  }

  private func place(along: Double, aside: Double) -> Point {
    Point(
      x: centre.x + along * direction.x - aside * direction.y,
      y: centre.y + along * direction.y + aside * direction.x)
  }
}
