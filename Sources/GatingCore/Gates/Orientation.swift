/// The exact sign of the orientation determinant of three points.
///
/// A floating-point filter decides nearly all cases (Shewchuk, Discrete & Computational Geometry
/// 1997;18:305, the bound for the plain evaluation); the rest is summed without error. Exact for
/// all finite coordinates, those whose products over- or underflow included.
enum Orientation {
  /// The determinant in floating point, and what its error is below; NaN or infinite where a
  /// product overflows.
  @inline(__always)
  static func estimate(_ a: Point, _ b: Point, _ c: Point) -> (value: Double, error: Double) {
    let left = (a.x - c.x) * (b.y - c.y)
    let right = (a.y - c.y) * (b.x - c.x)
    // The last term covers products that lose bits below the smallest normal number.
    let error =
      (3 + 16 * 0x1p-53) * 0x1p-53 * (left.magnitude + right.magnitude) + 0x1p-1070
    return (left - right, error)
  }

  /// 1 when `c` lies to the left of the line from `a` to `b`, −1 to the right, 0 on it.
  @inline(__always)
  static func sign(_ a: Point, _ b: Point, _ c: Point) -> Int {
    // Where a product overflows, the error is infinite and neither comparison holds.
    let (value, error) = estimate(a, b, c)
    if value > error { return 1 }
    if value < -error { return -1 }
    return exactSign(a, b, c)
  }

  /// The sign by the six products of the expanded determinant.
  @inline(never)
  private static func exactSign(_ a: Point, _ b: Point, _ c: Point) -> Int {
    if a.x == c.x && a.y == c.y || b.x == c.x && b.y == c.y { return 0 }
    var sum = ExactSum()
    sum.add(a.x, b.y)
    sum.add(-a.x, c.y)
    sum.add(-c.x, b.y)
    sum.add(-a.y, b.x)
    sum.add(a.y, c.x)
    sum.add(c.y, b.x)
    return sum.sign
  }
}
