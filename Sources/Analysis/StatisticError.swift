import GatingCore

/// Why a statistic could not be given.
package enum StatisticError: Error, Hashable, Sendable, CustomStringConvertible {
  /// No column is called so.
  case unknown(String)
  /// Every table has the column.
  case alreadyThere(String)
  /// The number after `@` is missing or off; how it is written.
  case number(String, String)
  /// The column that names a population which is not there, or there more than once.
  case unknownPopulation(String, in: String)
  case notComputed(String, GatingFailure)

  /// One sentence.
  package var description: String {
    switch self {
    case .unknown(let item):
      "There is no statistic \(item); there are \(StatisticColumn.list)."
    case .alreadyThere(let item): "\(item) is a column of every table of counts already."
    case .number(let item, let example): "\(item): write \(example)."
    case .unknownPopulation(let name, let column):
      "\(column): no population is called \(name), or several are; give its path."
    case .notComputed(let heading, let failure):
      "\(heading): \(FailureText.sentence(failure))"
    }
  }
}
