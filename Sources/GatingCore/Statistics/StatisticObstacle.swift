/// Why there is no such number.
package enum StatisticObstacle: Error, Hashable, Sendable {
  /// The population has no events, or all of them are NaN.
  case noEvents
  /// The spread of one event, which has none.
  case oneEvent
  /// So many events at or below zero, which have no logarithm.
  case atOrBelowZero(Int)
  /// So many infinite values, which leave no finite result.
  case infinite(Int)
  /// What would be divided by is zero.
  case zeroCentre
}

extension StatisticObstacle: CustomStringConvertible {
  /// A dozen letters at most for the place of the number.
  package var description: String {
    switch self {
    case .noEvents: "no events"
    case .oneEvent: "one event"
    case .atOrBelowZero: "none (<= 0)"
    case .infinite: "infinite"
    case .zeroCentre: "divided by 0"
    }
  }
}
