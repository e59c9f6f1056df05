extension GatingStrategy {
  /// The dimensions that decide what is in a population, none twice: those of its gate, of its
  /// ancestors', and of all populations that they combine.
  ///
  /// Empty for an id that the strategy does not have.
  package func dimensions(deciding id: GateID) -> [Dimension] {
    var pending = [id]
    var seen: Set<GateID> = []
    var found: [Dimension] = []
    while let next = pending.popLast() {
      guard let gate = gate(next), seen.insert(gate.id).inserted else { continue }
      found += gate.geometry.dimensions.filter { !found.contains($0) }
      pending += gate.reads
    }
    return found
  }

  /// The dimensions that decide a population and are neither scatter nor Time on a panel, nor
  /// ratios of these alone.
  package func fluorescences(deciding id: GateID, on panel: Panel) -> [Dimension] {
    dimensions(deciding: id).filter { dimension in
      dimension.references.contains { reference in
        guard let index = try? panel.index(of: reference) else { return true }
        return !panel.parameters[index].isScatter && !panel.parameters[index].isTime
      }
    }
  }
}
