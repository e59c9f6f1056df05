import GatingCore

/// What edits do to the shapes that samples have of their own.
extension Analysis {
  /// Sets or takes away a sample's own shape for a gate; returns what it was.
  ///
  /// One that the gate does not take now waits for an undo: taking an edit back can bring it about.
  mutating func setOverride(
    of gate: GateID, to geometry: Geometry?, in sample: SampleID
  ) throws(EditError) -> Geometry? {
    guard self.sample(sample) != nil else { throw .unknownSample(sample) }
    let old = overrides[sample]?[gate]
    let before = Set(strategy(of: sample).faults)
    var changed = self
    changed.setOwn(gate, geometry, sample)
    if let fault = changed.strategy(of: sample).faults.first(where: { !before.contains($0) }) {
      throw .fault(fault)
    }
    self = changed
    return old
  }

  /// The samples that use a strategy and have shapes of their own, in order.
  package func samplesWithOverrides(of strategy: StrategyID) -> [SampleID] {
    samples.map(\.id).filter { assignments[$0] == strategy && overrides[$0] != nil }
  }

  /// The edits that make every sample of a strategy follow it in all gates.
  package func sharingAll(of strategy: StrategyID) -> [Edit] {
    samplesWithOverrides(of: strategy).flatMap { sample in
      own(of: sample).map { .override($0.key, nil, sample) }
    }
  }

  /// Takes away the own shapes of gates that are gone, so that another gate of the same id never
  /// has them; returns the edits that bring them back.
  mutating func removeOverrides(of gates: Set<GateID>, _ strategy: StrategyID) -> [Edit] {
    var inverses: [Edit] = []
    for sample in samplesWithOverrides(of: strategy) {
      for (gate, geometry) in own(of: sample) where gates.contains(gate) {
        setOwn(gate, nil, sample)
        inverses.append(.override(gate, geometry, sample))
      }
    }
    return inverses
  }

  /// Compensates the own shapes of gates as the strategy's; returns the edits that take it back.
  ///
  /// A shape with other dimensions than the strategy's is compensated as the same parameter there,
  /// else, where that can be, as what was compensated alike there.
  mutating func compensateOverrides(
    _ changes: [Edit.GateCompensation], _ strategy: StrategyID, _ before: GatingStrategy
  ) -> [Edit] {
    var inverses: [Edit] = []
    let matrices = before.matrices
    for sample in samplesWithOverrides(of: strategy) {
      let panel = self.sample(sample)?.panel
      for (id, geometry) in own(of: sample) {
        guard let change = changes.last(where: { $0.gate == id }), let gate = before.gate(id) else {
          continue
        }
        let shared = zip(gate.geometry.dimensions, change.dimensions)
        let new = geometry.mapDimensions { dimension in
          var dimension = dimension
          let same = shared.first { $0.0.source == dimension.source }
          let canBe = panel?.isCompensable(dimension, by: matrices) == true
          let alike = canBe ? shared.first { $0.0.compensation == dimension.compensation } : nil
          dimension.compensation = (same ?? alike)?.1 ?? dimension.compensation
          return dimension
        }
        guard new != geometry else { continue }
        setOwn(id, new, sample)
        inverses.append(.override(id, geometry, sample))
      }
    }
    return inverses
  }

  /// The name of a gate that uses a matrix in a sample's own shape alone; nil without one.
  func ownGate(using matrix: String, _ strategy: StrategyID) -> String? {
    for sample in samplesWithOverrides(of: strategy) {
      for (id, geometry) in own(of: sample)
      where geometry.dimensions.contains(where: { $0.compensation == .matrix(id: matrix) }) {
        return strategies[strategy]?.gate(id)?.name ?? id.rawValue
      }
    }
    return nil
  }

  /// A sample's own shapes, always in the same order.
  private func own(of sample: SampleID) -> [(key: GateID, value: Geometry)] {
    (overrides[sample] ?? [:]).sorted { $0.key.rawValue < $1.key.rawValue }
  }

  private mutating func setOwn(_ gate: GateID, _ geometry: Geometry?, _ sample: SampleID) {
    overrides[sample, default: [:]][gate] = geometry
    if overrides[sample]?.isEmpty == true { overrides[sample] = nil }
  }
}

extension Edit {
  /// An edit, and others after it; itself alone where there are none.
  static func with(_ edit: Edit, _ others: [Edit]) -> Edit {
    others.isEmpty ? edit : .several([edit] + others)
  }
}
