/// The events of every population of a strategy on a sample.
package struct GatingResult: Hashable, Sendable {
  /// How many events the sample has.
  package let eventCount: Int
  /// By which rule events near an edge were decided.
  package let fidelity: Fidelity
  /// The events of each population, ancestors included.
  package let masks: [GateID: EventMask]
  /// How many events each population has.
  package let counts: [GateID: Int]
  /// The populations that could not be evaluated, and why.
  package let failures: [GateID: GatingFailure]

  init(
    eventCount: Int, fidelity: Fidelity, masks: [GateID: EventMask],
    failures: [GateID: GatingFailure]
  ) {
    self.eventCount = eventCount
    self.fidelity = fidelity
    self.masks = masks
    counts = masks.mapValues(\.population)
    self.failures = failures
  }

  /// How many events a population has, all events for nil; nil where it could not be evaluated.
  package func count(of id: GateID?) -> Int? {
    guard let id else { return eventCount }
    return counts[id]
  }

  /// The events of a population, all events for nil.
  package func mask(of id: GateID?) -> EventMask? {
    guard let id else { return EventMask(all: eventCount) }
    return masks[id]
  }

  /// 100 · count / count of `parent`; nil for an empty parent or what could not be evaluated.
  package func percent(of id: GateID?, in parent: GateID?) -> Double? {
    guard let part = count(of: id), let whole = count(of: parent), whole > 0 else { return nil }
    return 100 * Double(part) / Double(whole)
  }
}
