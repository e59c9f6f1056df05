import GatingCore

/// The counts of a sample's populations, as tables and files give them.
package struct CountTable: Hashable, Sendable {
  /// One population, or all events in the first row of a sample.
  package struct Row: Hashable, Sendable {
    package var sample: String
    /// The path as `PopulationTree.Node.path` writes it; `All events` for the root.
    package var population: String
    /// The gate's or quadrant's id; nil for the root.
    package var gate: GateID?
    /// Nil where the population could not be evaluated.
    package var count: Int?
    package var parentCount: Int?
    /// 100 · count / parent's count; nil for the root, an empty parent, what was not evaluated.
    package var percentOfParent: Double?
    package var percentOfTotal: Double?
    /// One value a statistic asked for; nil for no events, NaN and infinities.
    package var statistics: [Double?] = []
  }

  package var rows: [Row]
  /// By which rule events near an edge were decided.
  package var fidelity: Fidelity

  package init(rows: [Row], fidelity: Fidelity) {
    self.rows = rows
    self.fidelity = fidelity
  }

  /// The rows of a sample by counts that are known; what has none could not be evaluated.
  package init(
    sample: String, strategy: GatingStrategy, eventCount: Int, counts: [GateID: Int],
    fidelity: Fidelity
  ) {
    self.fidelity = fidelity
    func count(of id: GateID?) -> Int? { id.map { counts[$0] } ?? eventCount }
    func percent(of part: Int?, in whole: Int?) -> Double? {
      guard let part, let whole, whole > 0 else { return nil }
      return 100 * Double(part) / Double(whole)
    }
    rows = [
      Row(
        sample: sample, population: "All events", gate: nil, count: eventCount, parentCount: nil,
        percentOfParent: nil, percentOfTotal: percent(of: eventCount, in: eventCount))
    ]
    rows += PopulationTree(strategy).nodes.map { node in
      let own = count(of: node.id)
      let parent = count(of: node.parent)
      return Row(
        sample: sample, population: node.path, gate: node.id, count: own,
        parentCount: own == nil ? nil : parent, percentOfParent: percent(of: own, in: parent),
        percentOfTotal: percent(of: own, in: eventCount))
    }
  }

  /// The rows of a sample: all events, then the populations in tree order.
  ///
  /// - Parameters:
  ///   - statistics: the further columns, computed by `engine`.
  ///   - workers: how many threads compute them at most; nothing but the time depends on it.
  /// - Throws: `StatisticError` for a column that can't be computed on this sample.
  package init(
    sample: String, strategy: GatingStrategy, result: GatingResult,
    statistics: [StatisticColumn] = [], engine: SampleEngine? = nil, workers: Int? = nil
  ) throws(StatisticError) {
    self.init(
      sample: sample, strategy: strategy, eventCount: result.eventCount, counts: result.counts,
      fidelity: result.fidelity)
    guard let engine, !statistics.isEmpty else { return }
    let columns = try ColumnValues(statistics, strategy, result, engine, workers: workers)
    for index in rows.indices {
      rows[index].statistics = try columns.values(of: rows[index].gate)
    }
  }
}

extension CountTable.Row {
  /// The row of a population that could not be evaluated: without numbers, in so many statistics
  /// too.
  package init(sample: String, unevaluated gate: GateID, path: String, statistics: Int) {
    self.init(
      sample: sample, population: path, gate: gate, count: nil, parentCount: nil,
      percentOfParent: nil, percentOfTotal: nil,
      statistics: [Double?](repeating: nil, count: statistics))
  }
}
