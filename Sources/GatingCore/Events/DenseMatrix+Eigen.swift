extension DenseMatrix {
  /// The eigenvalues of a symmetric matrix and its eigenvectors, one a column, by Jacobi's cyclic
  /// rotations; in no order.
  static func eigen(_ matrix: [Double], size: Int) -> (values: [Double], vectors: [Double]) {
    var a = matrix
    var v = [Double](repeating: 0, count: size * size)
    for index in 0..<size { v[index * size + index] = 1 }
    // Each sweep squares what is left beside the diagonal; ten are enough for any size met here.
    for _ in 0..<32 {
      var rest = 0.0
      for row in 0..<size {
        for column in 0..<row { rest += a[row * size + column] * a[row * size + column] }
      }
      if rest == 0 { break }
      for p in 0..<size {
        for q in (p + 1)..<max(size, p + 1) { rotate(&a, &v, p, q, size) }
      }
    }
    return ((0..<size).map { a[$0 * size + $0] }, v)
  }

  /// Takes the element at row `p` and column `q` to zero.
  private static func rotate(
    _ a: inout [Double], _ v: inout [Double], _ p: Int, _ q: Int, _ size: Int
  ) {
    let beside = a[p * size + q]
    if beside == 0 { return }
    let theta = (a[q * size + q] - a[p * size + p]) / (2 * beside)
    let tangent =
      (theta < 0 ? -1 : 1) / (theta.magnitude + (theta * theta + 1).squareRoot())
    let cosine = 1 / (tangent * tangent + 1).squareRoot()
    let sine = tangent * cosine
    for k in 0..<size {
      let (left, right) = (a[k * size + p], a[k * size + q])
      a[k * size + p] = cosine * left - sine * right
      a[k * size + q] = sine * left + cosine * right
    }
    for k in 0..<size {
      let (above, below) = (a[p * size + k], a[q * size + k])
      a[p * size + k] = cosine * above - sine * below
      a[q * size + k] = sine * above + cosine * below
    }
    a[p * size + q] = 0
    a[q * size + p] = 0
    for k in 0..<size {
      let (left, right) = (v[k * size + p], v[k * size + q])
      v[k * size + p] = cosine * left - sine * right
      v[k * size + q] = sine * left + cosine * right
    }
  }
}
