/// An ellipsoid as seen in the plane of two of its dimensions: its shadow there, an ellipse.
///
/// The shadow of `(v − m)ᵀ Σ⁻¹ (v − m) ≤ D²` on a plane has the same D² and, as its covariance,
/// the rows and columns of Σ that belong to the plane. Of an ellipse it is the ellipse itself.
/// Lengths and angles are measured in units of each dimension, so that a length on one axis can be
/// compared with one on the other.
package struct EllipsoidPlane: Hashable, Sendable {
  /// The ellipsoid.
  package let gate: EllipsoidGate
  /// The plane's dimensions by their index in the gate, the horizontal one first.
  package let x: Int
  package let y: Int
  /// How many scaled coordinates a unit is.
  package let unit: Point

  /// The vectors from the centre to the ends of the two axes, in units: the first is the one that
  /// is nearer to the horizontal (to the right), the second lies a quarter turn to the left.
  package let first: Point
  package let second: Point

  /// The plane of two dimensions; nil where the gate's numbers do not fit together or a unit is
  /// not positive.
  package init?(_ gate: EllipsoidGate, x: Int, y: Int, unit: Point = Point(1, 1)) {
    let size = gate.dimensions.count
    guard x != y, gate.dimensions.indices.contains(x), gate.dimensions.indices.contains(y),
      gate.mean.count == size, gate.covariance.count == size * size, gate.distanceSquared >= 0,
      unit.x > 0, unit.y > 0
    else { return nil }
    self.gate = gate
    self.x = x
    self.y = y
    self.unit = unit
    let xx = gate.covariance[x * size + x] / (unit.x * unit.x)
    let yy = gate.covariance[y * size + y] / (unit.y * unit.y)
    let xy =
      (gate.covariance[x * size + y] + gate.covariance[y * size + x]) / 2 / (unit.x * unit.y)
    let half = (xx - yy) / 2
    let radius = (half * half + xy * xy).squareRoot()
    let largest = (xx + yy) / 2 + radius
    // The product of the two is the determinant: so the smaller one keeps its digits.
    let smallest = (xx * yy - xy * xy) / largest
    guard largest > 0, smallest >= 0, largest.isFinite else { return nil }
    let long = (gate.distanceSquared * largest).squareRoot()
    let short = (gate.distanceSquared * smallest).squareRoot()
    // Twice the long axis' angle has the cosine half / radius and the sine xy / radius.
    var axis = Point(1, 0)
    if radius > 0 {
      if half >= 0 {
        let cosine = ((1 + half / radius) / 2).squareRoot()
        axis = Point(cosine, xy / radius / (2 * cosine))
      } else {
        let sine = ((1 - half / radius) / 2).squareRoot()
        axis = Point(xy / radius / (2 * sine), sine)
      }
    }
    if axis.x >= axis.y.magnitude {
      first = Point(axis.x * long, axis.y * long)
      second = Point(-axis.y * short, axis.x * short)
    } else {
      first = Point(axis.y * short, -axis.x * short)
      second = Point(axis.x * long, axis.y * long)
    }
  }

  /// The centre, in scaled coordinates.
  package var centre: Point { Point(gate.mean[x], gate.mean[y]) }

  /// The ends of the axes in scaled coordinates: right, upper, left, lower.
  package var ends: [Point] { [first, second, -first, -second].map(place) }

  /// The end that lies nearest to a place.
  package func end(nearest point: Point) -> Int {
    let distances = ends.map { end in
      let (dx, dy) = ((end.x - point.x) / unit.x, (end.y - point.y) / unit.y)
      return dx * dx + dy * dy
    }
    return distances.indices.min { distances[$0] < distances[$1] } ?? 0
  }

  /// How far it reaches from its centre on a dimension of the gate, in scaled coordinates.
  package static func reach(of gate: EllipsoidGate, on dimension: Int) -> Double {
    let size = gate.dimensions.count
    guard gate.covariance.count == size * size, (0..<size).contains(dimension) else { return 0 }
    return (gate.distanceSquared * gate.covariance[dimension * size + dimension]).squareRoot()
  }

  private func place(_ vector: Point) -> Point {
    Point(centre.x + vector.x * unit.x, centre.y + vector.y * unit.y)
  }
}

extension EllipsoidPlane {
  /// The lengths of an ellipse's half axes in units, and the angle of the long one in degrees,
  /// counter-clockwise from the horizontal, above −90 and up to 90.
  package struct Measure: Hashable, Sendable {
    package var long: Double
    package var short: Double
    package var degrees: Double

    /// Lengths may come in any order: the angle is that of the first.
    package init(long: Double, short: Double, degrees: Double) {
      self.long = long
      self.short = short
      self.degrees = degrees
    }
  }

  /// The shadow's half axes and angle.
  package var measure: Measure {
    let isFirstLong = first.length >= second.length
    let axis = isFirstLong ? first : second
    var degrees = RealMath.degrees(of: axis)
    if degrees > 90 { degrees -= 180 }
    if degrees <= -90 { degrees += 180 }
    return Measure(
      long: axis.length, short: (isFirstLong ? second : first).length, degrees: degrees)
  }

  /// The ellipsoid with another place for its centre in the plane.
  package func moved(to centre: Point) -> EllipsoidGate {
    var moved = gate
    moved.mean[x] = centre.x
    moved.mean[y] = centre.y
    return moved
  }

  /// The ellipsoid turned in the plane by so many times 5°, to the left where positive.
  package func turned(_ steps: Int) -> EllipsoidGate {
    gate(Self.turn(first, steps), Self.turn(second, steps)) ?? gate
  }

  /// Where such a turn takes the ends of the axes, in their order before it.
  package func ends(turned steps: Int) -> [Point] {
    [first, second, -first, -second].map { place(Self.turn($0, steps)) }
  }

  private static func turn(_ vector: Point, _ steps: Int) -> Point {
    let turn = RealMath.direction(degrees: Double(steps % 72) * 5)
    return Point(vector.x * turn.x - vector.y * turn.y, vector.x * turn.y + vector.y * turn.x)
  }

  /// The ellipsoid with both axes of its shadow, or only the one that ends at `end`, longer.
  package func scaled(by factor: Double, end: Int? = nil) -> EllipsoidGate {
    func scaled(_ vector: Point, _ axis: Int) -> Point {
      end.map { $0 % 2 == axis } ?? true ? Point(vector.x * factor, vector.y * factor) : vector
    }
    return gate(scaled(first, 0), scaled(second, 1)) ?? gate
  }

  /// The ellipsoid with an end of its shadow's axes at another place: the axis turns and
  /// stretches about the centre, the other one turns with it and keeps its length.
  ///
  /// Nil where the place is the centre.
  package func moved(end: Int, to point: Point) -> EllipsoidGate? {
    var vector = Point((point.x - centre.x) / unit.x, (point.y - centre.y) / unit.y)
    let length = vector.length
    guard length > 0, length.isFinite else { return nil }
    if end >= 2 { vector = -vector }
    let other = (end % 2 == 0 ? second : first).length / length
    return end % 2 == 0
      ? gate(vector, Point(-vector.y * other, vector.x * other))
      : gate(Point(vector.y * other, -vector.x * other), vector)
  }

  /// The ellipsoid with a shadow of these half axes and this angle, about the same centre.
  ///
  /// Nil where a length is not positive.
  package func measuring(_ measure: Measure) -> EllipsoidGate? {
    guard measure.long > 0, measure.short > 0, measure.degrees.isFinite else { return nil }
    let axis = RealMath.direction(degrees: measure.degrees)
    let long = Point(axis.x * measure.long, axis.y * measure.long)
    let short = Point(-axis.y * measure.short, axis.x * measure.short)
    // Axis becomes axis, so that in more dimensions as little as can be is turned.
    return first.length >= second.length
      ? gate(long, short) : gate(Point(-short.x, -short.y), long)
  }

  /// The ellipsoid with other vectors for the shadow's axes.
  ///
  /// In more than two dimensions the map A of the plane that takes the old vectors to the new ones
  /// is applied to all of it: Σ becomes M Σ Mᵀ, M being A on the plane and 1 elsewhere, which
  /// stays symmetric and positive definite and leaves what it bounds on the other dimensions.
  private func gate(_ newFirst: Point, _ newSecond: Point) -> EllipsoidGate? {
    let size = gate.dimensions.count
    var changed = gate
    if changed.distanceSquared == 0 {
      // A single point has no axes to stretch; alone in its plane it can still be given some.
      guard size == 2 else { return nil }
      changed.distanceSquared = 1
    }
    let d2 = changed.distanceSquared
    func product(_ one: KeyPath<Point, Double>, _ other: KeyPath<Point, Double>) -> Double {
      (newFirst[keyPath: one] * newFirst[keyPath: other]
        + newSecond[keyPath: one] * newSecond[keyPath: other]) / d2
    }
    changed.covariance[x * size + x] = product(\.x, \.x) * unit.x * unit.x
    changed.covariance[y * size + y] = product(\.y, \.y) * unit.y * unit.y
    let cross = product(\.x, \.y) * unit.x * unit.y
    changed.covariance[x * size + y] = cross
    changed.covariance[y * size + x] = cross
    guard size > 2 else { return changed }
    // A = new₁ old₁ᵀ / |old₁|² + new₂ old₂ᵀ / |old₂|², as the old axes are at right angles.
    let (a, b) = (first.squared, second.squared)
    guard a > 0, b > 0 else { return nil }
    for other in 0..<size where other != x && other != y {
      let cx = (gate.covariance[x * size + other] + gate.covariance[other * size + x]) / 2 / unit.x
      let cy = (gate.covariance[y * size + other] + gate.covariance[other * size + y]) / 2 / unit.y
      let along = (first.x * cx + first.y * cy) / a
      let across = (second.x * cx + second.y * cy) / b
      let new = Point(
        (newFirst.x * along + newSecond.x * across) * unit.x,
        (newFirst.y * along + newSecond.y * across) * unit.y)
      changed.covariance[x * size + other] = new.x
      changed.covariance[other * size + x] = new.x
      changed.covariance[y * size + other] = new.y
      changed.covariance[other * size + y] = new.y
    }
    return changed
  }
}

extension Point {
  fileprivate var squared: Double { x * x + y * y }

  fileprivate var length: Double { squared.squareRoot() }

  fileprivate static prefix func - (point: Point) -> Point { Point(-point.x, -point.y) }
}
