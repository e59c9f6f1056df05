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
  /// Why samples are left out of what is exported; a sample that is not here is not left out.
  package internal(set) var exclusions: [SampleID: String] = [:]
  /// What was noted of samples and populations.
  package internal(set) var notes: [NoteSubject: String] = [:]

  package init() {}

  /// The sample with an id.
  package func sample(_ id: SampleID) -> Sample? { samples.first { $0.id == id } }

  /// The strategy that a sample uses; one without gates where none is assigned.
  package func strategy(of sample: SampleID) -> GatingStrategy {
    assignments[sample].flatMap { strategies[$0] } ?? GatingStrategy()
  }
}
