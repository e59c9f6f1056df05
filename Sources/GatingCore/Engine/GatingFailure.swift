/// Why a population could not be evaluated on a sample.
package enum GatingFailure: Error, Hashable, Sendable, Codable {
  /// The sample lacks a parameter that the gate needs, or has several.
  case parameter(ParameterError)
  /// A compensation could not be applied.
  case compensation(CompensationError)
  /// The strategy itself is at fault.
  case strategy(StrategyFault)
  /// A population that this one is drawn in or refers to could not be evaluated.
  case dependsOn(GateID)
}
