import GatingCore

/// A further column of a count table, as `--statistics` names it.
package enum StatisticColumn: Hashable, Sendable {
  /// `median:CD22`: the median of the compensated scale values, type 7.
  case median(String)
  /// `percentOf:CD34+`: 100 · count / count of a named population; blank outside of it.
  case percentOf(String)

  /// Reads a comma-separated list; a comma inside a name can't be written.
  /// - Throws: `StatisticError.unknown`.
  package static func parse(_ list: String) throws(StatisticError) -> [StatisticColumn] {
    var columns: [StatisticColumn] = []
    for item in list.split(separator: ",") {
      let parts = item.split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else { throw .unknown(String(item)) }
      switch parts[0] {
      case "median": columns.append(.median(String(parts[1])))
      case "percentOf": columns.append(.percentOf(String(parts[1])))
      default: throw .unknown(String(item))
      }
    }
    return columns
  }

  /// The column's heading, as it was asked for.
  package var heading: String {
    switch self {
    case .median(let name): "median:\(name)"
    case .percentOf(let name): "percentOf:\(name)"
    }
  }

  func values(
    for populations: [GateID?], _ tree: PopulationTree, _ strategy: GatingStrategy,
    _ result: GatingResult, _ engine: SampleEngine
  ) throws(StatisticError) -> [Double?] {
    switch self {
    case .median(let name):
      let dimension = Dimension(
        .parameter(ParameterReference(name: name, marker: name)), compensation: .file)
      var values: [Double?] = []
      for population in populations {
        guard let mask = result.mask(of: population) else {
          values.append(nil)
          continue
        }
        do throws(GatingFailure) {
          let median = Percentile.median(
            try engine.values(dimension, matrices: strategy.matrices, of: mask))
          values.append(median.flatMap { $0.isFinite ? $0 : nil })
        } catch {
          throw .notComputed(heading, error)
        }
      }
      return values
    case .percentOf(let name):
      guard let whole = tree.node(path: name) else { throw .unknownPopulation(name) }
      return populations.map { population in
        guard let population, tree.lineage(of: population).contains(whole.id) else { return nil }
        return result.percent(of: population, in: whole.id)
      }
    }
  }
}

/// Why a statistic could not be given.
package enum StatisticError: Error, Hashable, Sendable, CustomStringConvertible {
  case unknown(String)
  case unknownPopulation(String)
  case notComputed(String, GatingFailure)

  /// One sentence.
  package var description: String {
    switch self {
    case .unknown(let item):
      "There is no statistic \(item); write median:PARAMETER or percentOf:POPULATION."
    case .unknownPopulation(let name):
      "percentOf: no population is called \(name), or several are; give its path."
    case .notComputed(let heading, let failure):
      "\(heading): \(FailureText.sentence(failure))"
    }
  }
}
