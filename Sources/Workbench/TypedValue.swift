import GatingCore

/// What was typed for one bound, divider or coordinate.
package enum TypedValue: Hashable, Sendable {
  /// A data value.
  case number(Double)
  /// A percentile (0…1) of a population's events; nil for all events.
  case percentile(Double, of: GateID?)
  /// No bound.
  case open
  /// As it is.
  case unchanged
}
