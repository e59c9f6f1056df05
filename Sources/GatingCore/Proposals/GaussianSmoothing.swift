/// Smoothing of counts by a normal kernel, cut at four standard deviations; what would be carried
/// beyond an end is folded back, so that nothing is lost.
enum GaussianSmoothing {
  /// The weights from the middle outwards.
  static func kernel(_ deviation: Double) -> [Double] {
    let reach = max(1, Int((4 * deviation).rounded(.up)))
    let weights = (0...reach).map { step in
      RealMath.exp(-0.5 * Double(step * step) / (deviation * deviation))
    }
    let sum = 2 * weights.reduce(0, +) - weights[0]
    return weights.map { $0 / sum }
  }

  static func smooth(_ counts: [Double], _ kernel: [Double]) -> [Double] {
    let count = counts.count
    var result = [Double](repeating: 0, count: count)
    for index in 0..<count where counts[index] != 0 {
      for (step, weight) in kernel.enumerated() {
        let share = weight * counts[index]
        result[mirrored(index + step, count)] += share
        if step > 0 { result[mirrored(index - step, count)] += share }
      }
    }
    return result
  }

  /// Smooths a row-major map along both its axes.
  static func smooth(
    _ counts: [Double], columns: Int, rows: Int, _ kernel: [Double]
  ) -> [Double] {
    var result = counts
    for row in 0..<rows {
      let range = (row * columns)..<((row + 1) * columns)
      result.replaceSubrange(range, with: smooth(Array(result[range]), kernel))
    }
    for column in 0..<columns {
      let line = smooth((0..<rows).map { result[$0 * columns + column] }, kernel)
      for row in 0..<rows { result[row * columns + column] = line[row] }
    }
    return result
  }

  private static func mirrored(_ index: Int, _ count: Int) -> Int {
    let folded = index < 0 ? -index - 1 : index >= count ? 2 * count - 1 - index : index
    return min(count - 1, max(0, folded))
  }
}
