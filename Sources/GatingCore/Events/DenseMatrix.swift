/// Small dense linear algebra in 64-bit, row-major, deterministic on every processor.
enum DenseMatrix {
  /// A pivot this small against its row's largest element is taken for rounding.
  private static let vanishing = 1e-14

  /// The inverse of a `size × size` matrix by Gauss–Jordan elimination with row pivoting.
  ///
  /// Nil where a pivot vanishes against the largest element that its row had at first.
  static func inverse(_ matrix: [Double], size: Int) -> [Double]? {
    var left = matrix
    var right = [Double](repeating: 0, count: size * size)
    for index in 0..<size { right[index * size + index] = 1 }
    var heights = (0..<size).map { row in
      matrix[(row * size)..<((row + 1) * size)].map(\.magnitude).max() ?? 0
    }
    for column in 0..<size {
      func weight(_ row: Int) -> Double { left[row * size + column].magnitude / heights[row] }
      var pivot = column
      for row in column..<size where weight(row) > weight(pivot) { pivot = row }
      guard weight(pivot) > vanishing else { return nil }
      if pivot != column {
        heights.swapAt(pivot, column)
        for index in 0..<size {
          left.swapAt(pivot * size + index, column * size + index)
          right.swapAt(pivot * size + index, column * size + index)
        }
      }
      let divisor = left[column * size + column]
      for index in 0..<size {
        left[column * size + index] /= divisor
        right[column * size + index] /= divisor
      }
      for row in 0..<size where row != column {
        let factor = left[row * size + column]
        if factor == 0 { continue }
        for index in 0..<size {
          left[row * size + index] -= factor * left[column * size + index]
          right[row * size + index] -= factor * right[column * size + index]
        }
      }
    }
    return right
  }

  /// Whether a symmetric matrix is positive definite, by Cholesky's decomposition of its lower
  /// triangle; whatever the units of its rows.
  static func isPositiveDefinite(_ matrix: [Double], size: Int) -> Bool {
    var lower = matrix
    for column in 0..<size {
      var pivot = matrix[column * size + column]
      for index in 0..<column {
        pivot -= lower[column * size + index] * lower[column * size + index]
      }
      guard pivot > vanishing * matrix[column * size + column] else { return false }
      lower[column * size + column] = pivot.squareRoot()
      for row in (column + 1)..<max(size, column + 1) {
        var sum = matrix[row * size + column]
        for index in 0..<column { sum -= lower[row * size + index] * lower[column * size + index] }
        lower[row * size + column] = sum / lower[column * size + column]
      }
    }
    return true
  }

  /// The Moore–Penrose pseudo-inverse `Sᵀ(SSᵀ)⁻¹` of a matrix of fewer rows than columns; nil where
  /// its rows depend on each other.
  static func pseudoInverse(_ matrix: [Double], rows: Int, columns: Int) -> [Double]? {
    let transposed = transpose(matrix, rows: rows, columns: columns)
    let square = product(matrix, transposed, rows: rows, inner: columns, columns: rows)
    guard let inverse = inverse(square, size: rows) else { return nil }
    return product(transposed, inverse, rows: columns, inner: rows, columns: rows)
  }

  /// The `columns × rows` matrix with rows and columns exchanged.
  static func transpose(_ matrix: [Double], rows: Int, columns: Int) -> [Double] {
    (0..<(rows * columns)).map { matrix[$0 % rows * columns + $0 / rows] }
  }

  /// `left` is `rows × inner`, `right` is `inner × columns`.
  static func product(
    _ left: [Double], _ right: [Double], rows: Int, inner: Int, columns: Int
  ) -> [Double] {
    var result = [Double](repeating: 0, count: rows * columns)
    for row in 0..<rows {
      for column in 0..<columns {
        var sum = 0.0
        for index in 0..<inner {
          sum += left[row * inner + index] * right[index * columns + column]
        }
        result[row * columns + column] = sum
      }
    }
    return result
  }
}
