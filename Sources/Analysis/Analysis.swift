import GatingCore

/// What the analyst has decided: samples, strategies, and which sample uses which strategy.
///
/// A value, changed only by an `Edit`.
package struct Analysis: Hashable, Sendable, Codable {
  /// In the order in which they were opened.
  package internal(set) var samples: [Sample] = []
  package internal(set) var strategies: [StrategyID: GatingStrategy] = [:]
  /// The strategy of each sample; a sample without one has no gates.
  package internal(set) var assignments: [SampleID: StrategyID] = [:]
  /// Shapes that a sample has of its own for gates of its strategy; the gates' names, places and
  /// parents stay the strategy's.
  package internal(set) var overrides: [SampleID: [GateID: Geometry]] = [:]
  /// Why samples are left out of what is exported; a sample that is not here is not left out.
  package internal(set) var exclusions: [SampleID: String] = [:]
  /// What was noted of samples and populations.
  package internal(set) var notes: [NoteSubject: String] = [:]

  package init() {}

  /// The sample with an id.
  package func sample(_ id: SampleID) -> Sample? { samples.first { $0.id == id } }

  /// The strategy that a sample uses, with the shapes that are its own; one without gates where
  /// none is assigned.
  ///
  /// An override whose gate is gone, or has other quadrants by now, waits for an undo and does
  /// nothing until then.
  package func strategy(of sample: SampleID) -> GatingStrategy {
    guard var strategy = assignments[sample].flatMap({ strategies[$0] }) else {
      return GatingStrategy()
    }
    guard let own = overrides[sample] else { return strategy }
    for index in strategy.gates.indices {
      guard let geometry = own[strategy.gates[index].id] else { continue }
      strategy.gates[index].take(geometry)
    }
    return strategy
  }

  /// The shape of its own that a sample has for a gate, or for the gate of a quadrant.
  package func override(of population: GateID, in sample: SampleID) -> Geometry? {
    guard let own = overrides[sample],
      let strategy = assignments[sample].flatMap({ strategies[$0] }),
      let gate = strategy.gate(population)
    else { return nil }
    return own[gate.id].flatMap { gate.accepts($0) ? $0 : nil }
  }
}

extension Gate {
  /// Whether a shape can stand for the gate's own: it makes the same populations of the same
  /// parents.
  package func accepts(_ geometry: Geometry) -> Bool {
    var other = self
    other.geometry = geometry
    return other.ids == ids && other.populations.map(\.id) == populations.map(\.id)
  }

  /// Takes another shape, quadrants keeping their names; one that makes other populations is left.
  fileprivate mutating func take(_ geometry: Geometry) {
    guard accepts(geometry) else { return }
    let names = populations.map(\.name)
    self.geometry = geometry
    guard case .quadrants(var gate) = geometry else { return }
    for index in gate.quadrants.indices { gate.quadrants[index].name = names[index] }
    self.geometry = .quadrants(gate)
  }
}
