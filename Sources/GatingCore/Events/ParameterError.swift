/// Why a parameter that a strategy names was not found on a panel.
package enum ParameterError: Error, Hashable, Sendable, Codable {
  /// No parameter has this name or marker; `near` lists what comes close, nearest first.
  case missing(String, near: [String])
  /// Several parameters carry the marker and none of them is the only area.
  case ambiguous(String, among: [String])
}
