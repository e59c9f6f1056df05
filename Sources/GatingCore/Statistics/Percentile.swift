/// Percentiles by linear interpolation between order statistics (Hyndman & Fan's type 7).
package enum Percentile {
  /// The median of the numbers; NaN are left out, nil when nothing is left.
  package static func median(_ values: [Double]) -> Double? { of(values, fraction: 0.5) }

  /// The value below which `fraction` of the numbers lie; NaN are left out, nil when nothing is
  /// left.
  ///
  /// Infinite numbers have their place; between two of them it is NaN. Cost: linear on average
  /// (quickselect on a copy).
  /// - Parameters:
  ///   - fraction: 0…1; what is outside is brought to the nearer end.
  package static func of(_ values: [Double], fraction: Double) -> Double? {
    var numbers = values.filter { !$0.isNaN }
    guard !numbers.isEmpty else { return nil }
    let place = Double(numbers.count - 1) * max(0, min(1, fraction))
    let below = Int(place.rounded(.down))
    let lower = select(&numbers, below)
    let share = place - Double(below)
    if share == 0 { return lower }
    // What follows in order is the smallest of those that quickselect left above.
    let upper = numbers[(below + 1)...].min() ?? lower
    return between(lower, upper, share)
  }

  /// The same of numbers that are in ascending order, none of them NaN; cost: none.
  static func of(ascending numbers: [Double], fraction: Double) -> Double? {
    guard !numbers.isEmpty else { return nil }
    let place = Double(numbers.count - 1) * max(0, min(1, fraction))
    let below = Int(place.rounded(.down))
    let share = place - Double(below)
    if share == 0 { return numbers[below] }
    return between(numbers[below], numbers[min(numbers.count - 1, below + 1)], share)
  }

  private static func between(_ lower: Double, _ upper: Double, _ share: Double) -> Double {
    if lower == upper || lower.isInfinite && upper.isFinite { return lower }
    return lower + share * (upper - lower)
  }

  /// Reorders `numbers` so that index `k` holds the k-th smallest, none above it being smaller.
  private static func select(_ numbers: inout [Double], _ k: Int) -> Double {
    var low = 0
    var high = numbers.count - 1
    while low < high {
      let pivot = medianOfThree(numbers[low], numbers[(low + high) / 2], numbers[high])
      var left = low
      var right = high
      while left <= right {
        while numbers[left] < pivot { left += 1 }
        while numbers[right] > pivot { right -= 1 }
        if left <= right {
          numbers.swapAt(left, right)
          left += 1
          right -= 1
        }
      }
      if k <= right {
        high = right
      } else if k >= left {
        low = left
      } else {
        return numbers[k]
      }
    }
    return numbers[k]
  }

  private static func medianOfThree(_ a: Double, _ b: Double, _ c: Double) -> Double {
    max(min(a, b), min(max(a, b), c))
  }
}
