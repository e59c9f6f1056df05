import GatingCore

/// The statistics of a population on some dimensions: what is asked for, and what is known.
package struct StatisticsTable: Hashable, Sendable {
  /// What the table needs of the sample's events.
  package struct Request: Hashable, Sendable {
    /// Whose events; nil for all.
    var population: GateID?
    /// One a column of the table; values are taken before the scale.
    var dimensions: [Dimension]
  }

  /// One dimension's numbers.
  package struct Column: Hashable, Sendable {
    /// How many events have a number.
    var count: Int
    /// How many have none.
    var notANumber: Int
    /// One a row of the table.
    package var values: [Result<Double, StatisticObstacle>]
  }

  /// The rows, in their order.
  package static let rows: [Statistic] = [
    .minimum, .percentile(5), .percentile(25), .median, .percentile(75), .percentile(95), .maximum,
    .mean, .geometricMean, .atOrBelowZero, .standardDeviation, .coefficientOfVariation, .robustSD,
    .robustCV, .medianDeviation, .scaledDeviation, .scaledDeviationCV,
  ]

  package var request: Request
  /// One a dimension; what keeps it from being measured otherwise.
  package var columns: [Result<Column, GatingFailure>]
}

extension StatisticsTable.Request {
  /// Works the table out; nil when cancelled.
  func table(
    of result: GatingResult, _ strategy: GatingStrategy, by engine: SampleEngine,
    monitor: WorkMonitor?
  ) -> StatisticsTable? {
    var table = StatisticsTable(request: self, columns: [])
    guard let mask = result.mask(of: population) else { return table }
    for dimension in dimensions {
      if monitor?.isCancelled == true { return nil }
      do throws(GatingFailure) {
        let statistics = ValueStatistics(
          try engine.values(dimension, matrices: strategy.matrices, of: mask))
        let values = StatisticsTable.rows.map { row in
          do throws(StatisticObstacle) {
            return Result<Double, StatisticObstacle>.success(try statistics.value(of: row))
          } catch {
            return .failure(error)
          }
        }
        table.columns.append(
          .success(
            .init(
              count: statistics.count, notANumber: statistics.notANumber, values: values)))
      } catch {
        table.columns.append(.failure(error))
      }
    }
    return table
  }
}
