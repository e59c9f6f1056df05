extension RealMath {
  private static let pi = 3.141592653589793

  /// The cosine and the sine of an angle in degrees, by their series; within 1e-15.
  ///
  /// - Precondition: the angle is finite.
  package static func direction(degrees: Double) -> Point {
    let turns = (degrees / 90).rounded()
    let rest = (degrees - turns * 90) / 180 * pi
    let square = rest * rest
    var (cosine, sine, even, odd) = (1.0, rest, 1.0, rest)
    for step in 1...12 {
      let double = Double(2 * step)
      even *= -square / ((double - 1) * double)
      odd *= -square / (double * (double + 1))
      cosine += even
      sine += odd
    }
    switch Int(turns.truncatingRemainder(dividingBy: 4)) {
    case 1, -3: return Point(-sine, cosine)
    case 2, -2: return Point(-cosine, -sine)
    case 3, -1: return Point(sine, -cosine)
    default: return Point(cosine, sine)
    }
  }

  /// The angle of a direction in degrees, counter-clockwise from the first axis, −180…180; 0 for
  /// no direction. Within 1e-13.
  package static func degrees(of direction: Point) -> Double {
    let (x, y) = (direction.x.magnitude, direction.y.magnitude)
    guard x > 0 || y > 0 else { return 0 }
    // Halved twice, so that the series is short: tan(a / 2) = tan a / (1 + √(1 + tan² a)).
    var tangent = x < y ? x / y : y / x
    for _ in 0..<2 { tangent /= 1 + (1 + tangent * tangent).squareRoot() }
    var (sum, power) = (0.0, tangent)
    for step in 0..<14 {
      sum += power / Double(2 * step + 1)
      power *= -tangent * tangent
    }
    var angle = 4 * sum / pi * 180
    if x < y { angle = 90 - angle }
    if direction.x < 0 { angle = 180 - angle }
    return direction.y < 0 ? -angle : angle
  }
}
