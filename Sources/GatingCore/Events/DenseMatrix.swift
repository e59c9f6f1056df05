/// Small dense linear algebra in 64-bit, row-major, deterministic on every processor.
enum DenseMatrix {
  /// The inverse of a `size × size` matrix by Gauss–Jordan elimination with partial pivoting.
  ///
  /// Nil where a pivot vanishes against the largest element (relative 1e-14).
  static func inverse(_ matrix: [Double], size: Int) -> [Double]? {
    var left = matrix
    var right = [Double](repeating: 0, count: size * size)
    for index in 0..<size { right[index * size + index] = 1 }
    let smallest = (left.map(\.magnitude).max() ?? 0) * 1e-14
    for column in 0..<size {
      var pivot = column
      for row in column..<size
      where left[row * size + column].magnitude > left[pivot * size + column].magnitude {
        pivot = row
      }
      guard left[pivot * size + column].magnitude > smallest else { return nil }
      for index in 0..<size where pivot != column {
        left.swapAt(pivot * size + index, column * size + index)
        right.swapAt(pivot * size + index, column * size + index)
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
