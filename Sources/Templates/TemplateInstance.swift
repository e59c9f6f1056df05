import GatingCore

/// A template on a sample's panel.
package struct TemplateInstance: Hashable, Sendable {
  /// The strategy, its references holding both `$PnN` and marker.
  package let strategy: GatingStrategy
  /// What was left out, replaced or can't be done, in the order of the steps.
  package let notes: [TemplateNote]
}

extension TemplateInstance {
  /// The population of valid events, the denominator beside the parent: the deepest of `Viable`,
  /// `Nucleated` and `Singlets` that is there; nil, all events, without any.
  package var validPopulation: GateID? {
    (["Viable", "Nucleated", "Singlets"] as [GateID]).first { strategy.gate($0) != nil }
  }
}
