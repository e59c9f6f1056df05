import GatingCore

/// Minimum, maximum and mean of a parameter's stored values, as 64-bit numbers.
///
/// Before any scaling; values that are no numbers are left out, infinite ones are not.
package struct ColumnStatistics: Hashable, Sendable {
  package var minimum: Double
  package var maximum: Double
  package var mean: Double

  /// Nil where there is no value.
  ///
  /// The mean is summed in pieces of 4096 events, combined in order, with the error of each
  /// addition carried on (Neumaier 1974).
  package init?(of column: Column) {
    var minimum = Double.infinity
    var maximum = -Double.infinity
    var sum = 0.0
    var lost = 0.0
    var count = 0
    var piece = [Double](repeating: 0, count: 4096)
    var first = 0
    while first < column.count {
      let events = first..<min(column.count, first + piece.count)
      piece.withUnsafeMutableBufferPointer { column.copy(events, to: $0) }
      var pieceSum = 0.0
      for value in piece.prefix(events.count) where !value.isNaN {
        minimum = min(minimum, value)
        maximum = max(maximum, value)
        pieceSum += value
        count += 1
      }
      let next = sum + pieceSum
      lost +=
        sum.magnitude >= pieceSum.magnitude ? (sum - next) + pieceSum : (pieceSum - next) + sum
      sum = next
      first = events.upperBound
    }
    guard count > 0 else { return nil }
    self.minimum = minimum
    self.maximum = maximum
    mean = (sum.isFinite ? sum + lost : sum) / Double(count)
  }
}
