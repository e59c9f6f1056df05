import GatingCore

extension Analysis {
  /// Applies an edit.
  ///
  /// - Returns: the edit that takes it back exactly; a sample that was removed comes back last.
  /// - Throws: `EditError`; the analysis is then unchanged.
  @discardableResult
  package mutating func apply(_ edit: Edit) throws(EditError) -> Edit {
    switch edit {
    case .addSample(let sample):
      if self.sample(sample.id) != nil { throw .duplicateSample(sample.id) }
      samples.append(sample)
      return .removeSample(sample.id)
    case .removeSample(let id):
      guard let index = samples.firstIndex(where: { $0.id == id }) else {
        throw .unknownSample(id)
      }
      return .addSample(samples.remove(at: index))
    case .identify(let id, let file):
      return .identify(id, try changeSample(id, \.file, to: file))
    case .locate(let id, let path):
      return .locate(id, path: try changeSample(id, \.path, to: path))
    case .describe(let id, let description):
      return .describe(id, try changeSample(id, \.description, to: description))
    case .setContents(let id, let eventCount, let panel):
      return .setContents(
        id, eventCount: try changeSample(id, \.eventCount, to: eventCount),
        panel: try changeSample(id, \.panel, to: panel))
    case .exclude(let id, let reason): return try exclude(id, reason)
    case .note(let subject, let text): return try note(subject, text)
    case .setStrategy(let id, let strategy):
      let old = strategies[id]
      strategies[id] = strategy
      return .setStrategy(id, old)
    case .assign(let sample, let strategy):
      guard self.sample(sample) != nil else { throw .unknownSample(sample) }
      if let strategy, strategies[strategy] == nil { throw .unknownStrategy(strategy) }
      let old = assignments[sample]
      assignments[sample] = strategy
      return .assign(sample, old)
    case .insertGates(let gates, let id):
      return try changeStrategy(id) { strategy throws(EditError) in
        for placed in gates {
          try Self.insert(placed, &strategy)
        }
        return .removeGates(gates.map(\.gate.id), id)
      }
    case .removeGates(let gates, let id):
      var removed: Set<GateID> = []
      let inverse = try changeStrategy(id) { strategy throws(EditError) in
        for gate in gates {
          guard let index = strategy.gateIndex(gate) else { throw .unknownGate(gate) }
          let root = strategy.gates[index].id
          removed.formUnion(strategy.dependants(of: root).union([root]))
        }
        let placed = strategy.gates.enumerated().filter { removed.contains($1.id) }
          .map { Edit.PlacedGate(index: $0, gate: $1) }
        strategy.gates.removeAll { removed.contains($0.id) }
        return .insertGates(placed, id)
      }
      return .with(inverse, removeOverrides(of: removed, id))
    case .setGeometry(let gate, let geometry, let id):
      return try changeStrategy(id) { strategy throws(EditError) in
        guard let index = strategy.gates.firstIndex(where: { $0.id == gate }) else {
          throw .unknownGate(gate)
        }
        let old = strategy.gates[index].geometry
        strategy.gates[index].geometry = geometry
        return .setGeometry(gate, old, id)
      }
    case .override(let gate, let geometry, let id):
      return .override(gate, try setOverride(of: gate, to: geometry, in: id), id)
    case .combine(let gate, let geometry, let removed, let inserted, let id):
      return try changeStrategy(id) { strategy throws(EditError) in
        let gone = Set(removed)
        let parts = strategy.gates.enumerated().filter { gone.contains($1.id) }
          .map { Edit.PlacedGate(index: $0, gate: $1) }
        if let unknown = removed.first(where: { id in !parts.contains { $0.gate.id == id } }) {
          throw .unknownGate(unknown)
        }
        strategy.gates.removeAll { gone.contains($0.id) }
        for placed in inserted { try Self.insert(placed, &strategy) }
        guard let index = strategy.gates.firstIndex(where: { $0.id == gate }) else {
          throw .unknownGate(gate)
        }
        let old = strategy.gates[index].geometry
        strategy.gates[index].geometry = geometry
        return .combine(gate, old, removing: inserted.map(\.gate.id), inserting: parts, id)
      }
    case .rename(let population, let name, let id):
      return try changeStrategy(id) { strategy throws(EditError) in
        try Self.check(name: name)
        guard let index = strategy.gateIndex(population) else { throw .unknownGate(population) }
        return .rename(population, strategy.gates[index].rename(population, to: name), id)
      }
    case .moveGate(let gate, let place, let id):
      return try changeStrategy(id) { strategy throws(EditError) in
        guard let index = strategy.gates.firstIndex(where: { $0.id == gate }) else {
          throw .unknownGate(gate)
        }
        let moved = strategy.gates.remove(at: index)
        strategy.gates.insert(moved, at: min(max(0, place), strategy.gates.count))
        return .moveGate(gate, index, id)
      }
    case .setPlot(let gate, let axes, let id):
      return try changeStrategy(id) { strategy throws(EditError) in
        guard let index = strategy.gateIndex(gate) else { throw .unknownGate(gate) }
        let old = strategy.gates[index].plot
        strategy.gates[index].plot = axes
        return .setPlot(gate, old, id)
      }
    case .setMatrix(let matrix, let content, let place, let id):
      if content == nil, let gate = ownGate(using: matrix, id) {
        throw .matrixInUse(matrix, gate: gate)
      }
      return try changeStrategy(id) { strategy throws(EditError) in
        try strategy.setMatrix(matrix, content, at: place, id)
      }
    case .setCompensation(let gates, let id):
      let before = strategies[id]
      let inverse = try changeStrategy(id) { strategy throws(EditError) in
        try strategy.setCompensation(gates, id)
      }
      return .with(inverse, compensateOverrides(gates, id, before ?? GatingStrategy()))
    case .several(let edits):
      var changed = self
      var inverses: [Edit] = []
      for edit in edits { inverses.append(try changed.apply(edit)) }
      self = changed
      return .several(inverses.reversed())
    }
  }

  /// Changes a property of a sample; returns what it was.
  private mutating func changeSample<Value>(
    _ id: SampleID, _ property: WritableKeyPath<Sample, Value>, to value: Value
  ) throws(EditError) -> Value {
    guard let index = samples.firstIndex(where: { $0.id == id }) else { throw .unknownSample(id) }
    let old = samples[index][keyPath: property]
    samples[index][keyPath: property] = value
    return old
  }

  /// Changes a strategy, refusing what would leave it with a fault that it did not have.
  private mutating func changeStrategy(
    _ id: StrategyID, _ change: (inout GatingStrategy) throws(EditError) -> Edit
  ) throws(EditError) -> Edit {
    guard var strategy = strategies[id] else { throw .unknownStrategy(id) }
    let before = Set(strategy.faults)
    let inverse = try change(&strategy)
    if let fault = strategy.faults.first(where: { !before.contains($0) }) {
      if case .duplicateName(let name, _) = fault { throw .name(name, isTaken: true) }
      throw .fault(fault)
    }
    strategies[id] = strategy
    return inverse
  }

  private static func insert(
    _ placed: Edit.PlacedGate, _ strategy: inout GatingStrategy
  ) throws(EditError) {
    for population in placed.gate.populations { try check(name: population.name) }
    let index = min(max(0, placed.index), strategy.gates.count)
    strategy.gates.insert(placed.gate, at: index)
  }

  private static func check(name: String) throws(EditError) {
    if name.allSatisfy(\.isWhitespace) { throw .name("", isTaken: false) }
  }
}

extension Gate {
  /// Renames the gate or one of its quadrants; returns the name it had.
  mutating func rename(_ population: GateID, to name: String) -> String {
    if case .quadrants(var gate) = geometry,
      let index = gate.quadrants.firstIndex(where: { $0.id == population })
    {
      let old = gate.quadrants[index].name
      gate.quadrants[index].name = name
      geometry = .quadrants(gate)
      return old
    }
    let old = self.name
    self.name = name
    return old
  }
}
