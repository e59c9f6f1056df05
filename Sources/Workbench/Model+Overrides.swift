import Analysis
import GatingCore
import Plotting

/// Gates that one sample has in a shape of its own.
extension Model {
  /// Whether a population's gate is the sample's own in shape.
  package func isOwn(_ population: GateID) -> Bool {
    history.analysis.override(of: population, in: sample) != nil
  }

  /// Moves a gate, of this sample alone where it is its own already; returns whether it was moved.
  mutating func move(_ gate: GateID, to geometry: Geometry) -> Bool {
    guard isOwn(gate) else { return perform(.setGeometry(gate, geometry, strategyID)) }
    if let shared = sharedStrategy.gate(gate), !shared.accepts(geometry) {
      say(
        "A sample's own shape of \(shared.name) must make the same populations as the strategy's.",
        .error)
      return false
    }
    return perform(.override(gate, geometry, sample))
  }

  /// Makes the selected gate the sample's own, or makes it follow the strategy again.
  mutating func toggleOwn() {
    guard let selected, let gate = decidedStrategy.gate(selected) else { return }
    let name = name(of: selected)
    if isOwn(gate.id) {
      guard perform(.override(gate.id, nil, sample)) else { return }
      repairPlace()
      say("\(name) follows the strategy again in this sample; \(key(.undo)) undoes.")
    } else if perform(.override(gate.id, gate.geometry, sample)) {
      say(
        "\(name) is \(stem)'s own: moving it changes no other sample; \(key(.own)) shares it again."
      )
    }
  }

  /// Why the selected gate can't be made the sample's own, in a sentence; nil when it can.
  var ownObstacle: String? {
    guard let selected, let gate = decidedStrategy.gate(selected) else {
      return "All events is no gate; select one first."
    }
    if isOwn(gate.id) { return nil }
    if case .boolean = gate.geometry {
      return "\(gate.name) is a combination of populations; it has no shape of its own."
    }
    return history.analysis.samples.count < 2
      ? "Only one sample is open; all its gates are its own." : nil
  }

  /// What a file of the strategy does not hold, in a sentence after a blank.
  var overridesLeftOut: String {
    let count = history.analysis.samples.count { sample in
      history.analysis.assignments[sample.id] == strategyID
        && history.analysis.overrides[sample.id]?.isEmpty == false
    }
    if count == 0 { return "" }
    let whose = count == 1 ? "one sample" : "\(count) samples"
    return " Gates of their own that \(whose) have are not in it; the session keeps them."
  }
}
