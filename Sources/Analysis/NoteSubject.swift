import GatingCore

/// What a note is about.
package enum NoteSubject: Hashable, Sendable, Codable {
  case sample(SampleID)
  case population(GateID, StrategyID)
}
