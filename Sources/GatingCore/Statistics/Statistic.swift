/// A number that sums up the values of a population's events on one dimension.
///
/// All are taken of single events, in compensated scale values, never of bins, so that no scale
/// and no plot changes them. Events whose value is NaN are left out of all of them.
package enum Statistic: Hashable, Sendable {
  /// The least value.
  case minimum
  /// The greatest value.
  case maximum
  /// The 50th percentile.
  case median
  /// The sum over the number of events.
  case mean
  /// e to the power of the mean logarithm. Where an event is at or below zero there is none: what
  /// programs put in its place (the mean of bins, a constant added) depends on the plot or on the
  /// constant, so the number of those events is told instead.
  case geometricMean
  /// The root of the sum of squared distances from the mean over n − 1 (numpy's `ddof=1`).
  case standardDeviation
  /// 100 · SD / mean; negative where the mean is.
  case coefficientOfVariation
  /// FlowJo's: half of the distance from the 15.87th to the 84.13th percentile.
  case robustSD
  /// FlowJo's: 100 · robust SD / median.
  case robustCV
  /// MAD: the median of the distances from the median.
  case medianDeviation
  /// The textbook's robust SD, which FACSDiva has too: 1.4826 · MAD.
  case scaledDeviation
  /// 100 · 1.4826 · MAD / median.
  case scaledDeviationCV
  /// The value below which so many per cent of the events lie, 0…100: linear interpolation between
  /// order statistics, type 7 of Hyndman & Fan (Am Stat 1996;50:361).
  case percentile(Double)
  /// The number of events with a value of zero or less.
  case atOrBelowZero

  /// What makes the MAD of a normal distribution its standard deviation: 1 / Φ⁻¹(3/4) ≈ 1.4826.
  static let normalDeviation = 1.4826

  /// The percentiles of a normal distribution one standard deviation from its middle.
  static let oneDeviation = 15.87...84.13

  /// All but the percentiles, of which there are as many as one likes.
  package static let all: [Statistic] = [
    .minimum, .median, .maximum, .mean, .geometricMean, .standardDeviation,
    .coefficientOfVariation, .robustSD, .robustCV, .medianDeviation, .scaledDeviation,
    .scaledDeviationCV, .atOrBelowZero,
  ]
}
