/// The exact sign of the orientation determinant of three points.
///
/// A floating-point filter decides nearly all cases (Shewchuk, Discrete & Computational Geometry
/// 1997;18:305, bound for the plain evaluation); the rest is decided by error-free products and
/// sums. Exact unless a product of two coordinates over- or underflows (|x| above 1e150 or, other
/// than zero, below 1e-140).
enum Orientation {
  /// 1 when `c` lies to the left of the line from `a` to `b`, −1 to the right, 0 on it.
  static func sign(_ a: Point, _ b: Point, _ c: Point) -> Int {
    let left = (a.x - c.x) * (b.y - c.y)
    let right = (a.y - c.y) * (b.x - c.x)
    let determinant = left - right
    let bound = (3 + 16 * 0x1p-53) * 0x1p-53 * (left.magnitude + right.magnitude)
    if determinant > bound { return 1 }
    if determinant < -bound { return -1 }
    return exactSign(a, b, c)
  }

  /// The sign by the six products of the expanded determinant, each split into product and error.
  private static func exactSign(_ a: Point, _ b: Point, _ c: Point) -> Int {
    var sum = Expansion()
    sum.add(a.x, b.y)
    sum.add(-a.x, c.y)
    sum.add(-c.x, b.y)
    sum.add(-a.y, b.x)
    sum.add(a.y, c.x)
    sum.add(c.y, b.x)
    return sum.sign
  }

  /// A sum kept exactly as non-overlapping parts of rising magnitude.
  private struct Expansion {
    private var parts: [Double] = []

    /// Adds the exact product of two numbers.
    mutating func add(_ left: Double, _ right: Double) {
      let product = left * right
      let error = (-product).addingProduct(left, right)
      add(error)
      add(product)
    }

    private mutating func add(_ value: Double) {
      var carry = value
      var grown: [Double] = []
      for part in parts {
        let sum = carry + part
        let virtual = sum - carry
        let error = (carry - (sum - virtual)) + (part - virtual)
        if error != 0 { grown.append(error) }
        carry = sum
      }
      if carry != 0 { grown.append(carry) }
      parts = grown
    }

    var sign: Int {
      guard let last = parts.last else { return 0 }
      return last > 0 ? 1 : -1
    }
  }
}
