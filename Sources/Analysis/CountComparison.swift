import GatingCore

/// A population's counts by both rules, beside the one that FlowJo stored.
package struct CountComparison: Hashable, Sendable {
  package var population: GateID
  /// The path as `PopulationTree.Node.path` writes it.
  package var path: String
  package var difference: FidelityDifference
  /// Nil where FlowJo stored none.
  package var storedCount: Int?

  /// Whether FlowJo stored another count than its grid gives.
  package var isOtherThanStored: Bool { storedCount.map { $0 != difference.gridCount } ?? false }

  /// Compares the populations of a strategy, in tree order; what could not be evaluated is left out.
  ///
  /// - Parameters:
  ///   - exact: of this strategy on a sample, by the exact rule.
  ///   - grid: the same on FlowJo's grid.
  package static func rows(
    of strategy: GatingStrategy, exact: GatingResult, grid: GatingResult,
    stored: [GateID: Int]
  ) -> [CountComparison] {
    PopulationTree(strategy).nodes.compactMap { node in
      FidelityDifference(of: node.id, in: node.parent, exact: exact, grid: grid).map {
        CountComparison(
          population: node.id, path: node.path, difference: $0, storedCount: stored[node.id])
      }
    }
  }

  /// Why the counts are what they are, in a phrase; empty where nothing differs.
  ///
  /// - Parameter isChanged: whether a gate on its path is no longer what FlowJo counted.
  package func reason(isChanged: Bool = false) -> String {
    var words: [String] = []
    let own = difference.differing - difference.inherited
    if own > 0 {
      words.append("\(own) \(own == 1 ? "event lies" : "events lie") within a channel of an edge")
    }
    if difference.inherited > 0 {
      let verb = difference.inherited == 1 ? "differs" : "differ"
      words.append("\(difference.inherited) \(verb) in a population above")
    }
    if let storedCount, isOtherThanStored {
      words.append(reason(of: storedCount, isChanged: isChanged))
    }
    return words.joined(separator: "; ")
  }

  private func reason(of stored: Int, isChanged: Bool) -> String {
    if isChanged { return "a gate was changed since FlowJo counted" }
    if stored == difference.exactCount { return "FlowJo stored the exact count" }
    let gap = (stored - difference.gridCount).magnitude
    return
      "FlowJo stored \(gap) \(stored > difference.gridCount ? "more" : "fewer"), which neither "
      + "rule gives: its count may be older than the gate"
  }
}
