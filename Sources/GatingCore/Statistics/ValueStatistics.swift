/// The values of a population's events on one dimension, ready to be summed up.
///
/// NaN is left out and counted. Infinite values keep their place among order statistics; what
/// would come out infinite or NaN is not given. Results never depend on how many workers there
/// are: sums are those of `ChunkedSum`, in the order of the events.
package struct ValueStatistics: Sendable {
  /// The numbers, in the order of the events.
  private let numbers: [Double]
  /// The same, ascending; nil where too little is asked to be worth it.
  private let ascending: [Double]?
  /// How many events have NaN.
  package let notANumber: Int
  /// How many events have an infinite value.
  package let infinite: Int
  /// How many events are at or below zero.
  package let atOrBelowZero: Int

  /// How many events have a number, infinite ones included.
  package var count: Int { numbers.count }

  /// Takes up the values of events, as `SampleEngine.values` gives them.
  ///
  /// - Parameter sorts: whether to bring them into order at once, which pays from three order
  ///   statistics on. Nothing but the cost depends on it.
  package init(_ values: [Double], sorts: Bool = true) {
    numbers = values.filter { !$0.isNaN }
    notANumber = values.count - numbers.count
    infinite = numbers.count { $0.isInfinite }
    atOrBelowZero = numbers.count { $0 <= 0 }
    ascending = sorts ? numbers.sorted() : nil
  }

  /// A statistic of the numbers, finite.
  ///
  /// Cost: linear in the number of events.
  package func value(of statistic: Statistic) throws(StatisticObstacle) -> Double {
    if case .atOrBelowZero = statistic { return Double(atOrBelowZero) }
    guard count > 0 else { throw .noEvents }
    switch statistic {
    case .minimum: return try finite(percentile(0))
    case .maximum: return try finite(percentile(100))
    case .median: return try finite(percentile(50))
    case .percentile(let percent): return try finite(percentile(percent))
    case .mean: return try finite(mean)
    case .geometricMean: return try geometricMean()
    case .standardDeviation: return try standardDeviation()
    case .coefficientOfVariation:
      return try share(try standardDeviation(), of: try finite(mean))
    case .robustSD: return try robustSD()
    case .robustCV: return try share(try robustSD(), of: try finite(percentile(50)))
    case .medianDeviation: return try medianDeviation()
    case .scaledDeviation: return Statistic.normalDeviation * (try medianDeviation())
    case .scaledDeviationCV:
      return try share(
        Statistic.normalDeviation * (try medianDeviation()), of: try finite(percentile(50)))
    case .atOrBelowZero: return Double(atOrBelowZero)
    }
  }

  private var mean: Double { ChunkedSum.of(numbers) { $0 } / Double(count) }

  private func percentile(_ percent: Double) -> Double {
    let fraction = percent / 100
    return ascending.map { Percentile.of(ascending: $0, fraction: fraction) ?? .nan }
      ?? Percentile.of(numbers, fraction: fraction) ?? .nan
  }

  private func geometricMean() throws(StatisticObstacle) -> Double {
    if atOrBelowZero > 0 { throw .atOrBelowZero(atOrBelowZero) }
    return try finite(RealMath.exp(ChunkedSum.of(numbers, RealMath.log) / Double(count)))
  }

  /// In two passes; the second term takes out what rounding left in the mean.
  private func standardDeviation() throws(StatisticObstacle) -> Double {
    let mean = try finite(mean)
    guard count > 1 else { throw .oneEvent }
    let squares = ChunkedSum.of(numbers) { ($0 - mean) * ($0 - mean) }
    let rest = ChunkedSum.of(numbers) { $0 - mean }
    return try finite(
      (max(0, squares - rest * rest / Double(count)) / Double(count - 1)).squareRoot())
  }

  private func robustSD() throws(StatisticObstacle) -> Double {
    let ends = Statistic.oneDeviation
    return try finite((percentile(ends.upperBound) - percentile(ends.lowerBound)) / 2)
  }

  private func medianDeviation() throws(StatisticObstacle) -> Double {
    let median = try finite(percentile(50))
    return try finite(Percentile.median(numbers.map { ($0 - median).magnitude }) ?? .nan)
  }

  private func share(
    _ spread: Double, of centre: Double
  ) throws(StatisticObstacle) -> Double {
    guard centre != 0 else { throw .zeroCentre }
    return try finite(100 * spread / centre)
  }

  private func finite(_ value: Double) throws(StatisticObstacle) -> Double {
    guard value.isFinite else { throw .infinite(infinite) }
    return value
  }
}
