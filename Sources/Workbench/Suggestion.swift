import GatingCore

/// A gate that the data suggest while it is being judged: looked for, shown, not yet in the history.
package struct Suggestion: Hashable, Sendable {
  package var request: Proposal.Request
  /// What was chosen for the population's plot before; dropping the proposal goes back to it.
  var formerAxes: PlotAxes?
  /// The proposed gate; nil while it is being looked for.
  package var gate: Gate?
  package var reason: Proposal.Reason?
}
