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

  package init(rows: [Row]) { self.rows = rows }

  /// The rows of a sample: all events, then the populations in tree order.
  ///
  /// - Parameter statistics: the further columns, computed by `engine`.
  /// - Throws: `StatisticError` for a column that can't be computed on this sample.
  package init(
    sample: String, strategy: GatingStrategy, result: GatingResult,
    statistics: [StatisticColumn] = [], engine: SampleEngine? = nil
  ) throws(StatisticError) {
    let tree = PopulationTree(strategy)
    rows = [
      Row(
        sample: sample, population: "All events", gate: nil, count: result.eventCount,
        parentCount: nil, percentOfParent: nil, percentOfTotal: result.percent(of: nil, in: nil))
    ]
    rows += tree.nodes.map { node in
      let count = result.count(of: node.id)
      return Row(
        sample: sample, population: node.path, gate: node.id, count: count,
        parentCount: count == nil ? nil : result.count(of: node.parent),
        percentOfParent: result.percent(of: node.id, in: node.parent),
        percentOfTotal: result.percent(of: node.id, in: nil))
    }
    guard let engine else { return }
    for column in statistics {
      let values = try column.values(
        for: [nil] + tree.nodes.map(\.id), tree, strategy, result, engine)
      for index in rows.indices { rows[index].statistics.append(values[index]) }
    }
  }
}
