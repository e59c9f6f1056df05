import GatingCore

/// The trees of a workspace's samples, those that differ only in geometry made one.
package struct SharedStrategies: Hashable, Sendable {
  /// A strategy, and the samples that use it.
  package struct Group: Hashable, Sendable {
    package var strategy: GatingStrategy
    /// Places in the workspace's list of samples.
    package var samples: [Int]
    /// The shapes that a sample has of its own, by its place.
    package var overrides: [Int: [GateID: Geometry]]
  }

  /// In the order of their first samples; a sample without gates is in none.
  package private(set) var groups: [Group] = []

  package init(_ samples: [FlowJoSample]) {
    for (index, sample) in samples.enumerated() where !sample.strategy.gates.isEmpty {
      let strategy = sample.strategy
      guard let place = groups.firstIndex(where: { $0.strategy.hasTree(of: strategy) }) else {
        groups.append(Group(strategy: strategy, samples: [index], overrides: [:]))
        continue
      }
      groups[place].samples.append(index)
      for (shared, own) in zip(groups[place].strategy.gates, strategy.gates)
      where shared.geometry != own.geometry {
        groups[place].overrides[index, default: [:]][own.id] = own.geometry
      }
    }
  }
}

extension GatingStrategy {
  /// Whether another strategy differs from this in shapes alone, and combines the same populations;
  /// axes that end elsewhere in FlowJo are a difference too, for its counts hang on them.
  fileprivate func hasTree(of other: GatingStrategy) -> Bool {
    guard matrices == other.matrices, gates.count == other.gates.count else { return false }
    return zip(gates, other.gates).allSatisfy { mine, other in
      guard mine.id == other.id, mine.name == other.name, mine.parent == other.parent else {
        return false
      }
      if mine.grid != other.grid { return false }
      if case .boolean = mine.geometry { return mine.geometry == other.geometry }
      if case .boolean = other.geometry { return false }
      return mine.populations.map(\.id) == other.populations.map(\.id)
    }
  }
}
