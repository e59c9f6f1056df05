extension GatingStrategy {
  /// The strategy with scale values read in the place of stored ones where a sample's are the same.
  ///
  /// It counts the same on that sample; on another, which has a log amplifier, it need not.
  package func readingScaleValues(of table: EventTable) -> GatingStrategy {
    func changed(_ dimension: Dimension) -> Dimension {
      guard dimension.compensation == .stored else { return dimension }
      let isTheSame = dimension.references.allSatisfy { reference in
        guard let index = try? table.panel.index(of: reference) else { return false }
        return table.decodings[index] == .stored
      }
      var dimension = dimension
      if isTheSame { dimension.compensation = .none }
      return dimension
    }
    var strategy = self
    for index in strategy.gates.indices {
      strategy.gates[index].geometry = strategy.gates[index].geometry.mapDimensions(changed)
    }
    return strategy
  }

  /// Whether a gate reads values as they are stored.
  package var readsStoredValues: Bool {
    gates.contains { $0.geometry.dimensions.contains { $0.compensation == .stored } }
  }
}
