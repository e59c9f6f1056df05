import GatingCore

/// Computes the further columns of a count table, population after population.
struct ColumnValues {
  let columns: [StatisticColumn]
  let tree: PopulationTree
  let strategy: GatingStrategy
  let result: GatingResult
  let engine: SampleEngine
  let workers: Int?
  /// The populations that columns name.
  private let named: [StatisticColumn: GateID]

  /// - Throws: `StatisticError.unknownPopulation`.
  init(
    _ columns: [StatisticColumn], _ strategy: GatingStrategy, _ result: GatingResult,
    _ engine: SampleEngine, workers: Int?
  ) throws(StatisticError) {
    self.columns = columns
    self.strategy = strategy
    self.result = result
    self.engine = engine
    self.workers = workers
    tree = PopulationTree(strategy)
    var named: [StatisticColumn: GateID] = [:]
    for column in columns {
      let name: String
      switch column {
      case .percentOf(let population): name = population
      case .wilson(_, let population, _):
        guard let population else { continue }
        name = population
      default: continue
      }
      guard let node = tree.node(path: name) else {
        throw .unknownPopulation(name, in: column.heading)
      }
      named[column] = node.id
    }
    self.named = named
  }

  /// The values of a population, or of all events, a column each; nil for what has none.
  func values(of population: GateID?) throws(StatisticError) -> [Double?] {
    var statistics: [String: ValueStatistics] = [:]
    var bands: [Double: BoundaryBand] = [:]
    var values: [Double?] = []
    for column in columns {
      switch column {
      case .of(let statistic, let name):
        guard let mask = result.mask(of: population) else {
          values.append(nil)
          continue
        }
        let known: ValueStatistics
        if let kept = statistics[name] {
          known = kept
        } else {
          known = try measure(name, mask, column)
          statistics[name] = known
        }
        values.append(try? known.value(of: statistic))
      case .percentOf:
        values.append(named[column].flatMap { share(of: population, in: $0) })
      case .percentOfGrandparent:
        let parent = population.flatMap { tree[$0]?.parent }
        values.append(
          parent.flatMap { tree[$0] }.flatMap { result.percent(of: population, in: $0.parent) })
      case .wilson(let isHigh, _, let percent):
        values.append(
          interval(of: population, in: named[column], percent / 100).map {
            100 * (isHigh ? $0.upper : $0.lower)
          })
      case .band(let isHigh, let step):
        guard let population else {
          values.append(Double(result.eventCount))
          continue
        }
        guard result.counts[population] != nil else {
          values.append(nil)
          continue
        }
        if bands[step] == nil {
          bands[step] = try band(of: population, step, column)
        }
        values.append(bands[step].map { Double(isHigh ? $0.high : $0.low) })
      }
    }
    return values
  }

  private func measure(
    _ name: String, _ mask: EventMask, _ column: StatisticColumn
  ) throws(StatisticError) -> ValueStatistics {
    let reference = ParameterReference(name: name, marker: name)
    let panel = engine.table.panel
    let compensation = (try? panel.index(of: reference)).map {
      strategy.compensation(ofParameter: $0, on: panel)
    }
    let dimension = Dimension(.parameter(reference), compensation: compensation ?? .none)
    let sorts = columns.count { if case .of(_, name) = $0 { true } else { false } } > 2
    do throws(GatingFailure) {
      return ValueStatistics(
        try engine.values(dimension, matrices: strategy.matrices, of: mask), sorts: sorts)
    } catch {
      throw .notComputed(column.heading, error)
    }
  }

  private func band(
    of population: GateID, _ step: Double, _ column: StatisticColumn
  ) throws(StatisticError) -> BoundaryBand? {
    do throws(GatingFailure) {
      return try engine.boundaryBand(
        of: population, in: strategy, result, step: step, workers: workers)
    } catch {
      throw .notComputed(column.heading, error)
    }
  }

  /// Blank outside of the whole, where it would be no share of it.
  private func share(of population: GateID?, in whole: GateID) -> Double? {
    guard let population, tree.lineage(of: population).contains(whole) else { return nil }
    return result.percent(of: population, in: whole)
  }

  private func interval(
    of population: GateID?, in named: GateID?, _ level: Double
  ) -> WilsonInterval? {
    guard let population, let count = result.count(of: population) else { return nil }
    if let named, !tree.lineage(of: population).contains(named) { return nil }
    guard let whole = result.count(of: named ?? tree[population]?.parent) else { return nil }
    return WilsonInterval(count, of: whole, level: level)
  }
}
