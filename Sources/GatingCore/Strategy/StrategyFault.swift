/// What is wrong with a strategy, whatever the sample.
package enum StrategyFault: Error, Hashable, Sendable, Codable {
  /// Two gates or quadrants have this id.
  case duplicateID(GateID)
  /// Two siblings have this name.
  case duplicateName(String, GateID)
  /// The gate's parent does not exist, or is a quadrant gate rather than one of its quadrants.
  case unknownParent(GateID, of: GateID)
  /// The boolean gate refers to a population that does not exist.
  case unknownOperand(GateID, of: GateID)
  /// The gate is its own ancestor or, through booleans, its own operand.
  case cycle(GateID)
  /// The scale of a dimension has impossible parameters.
  case scale(String, dimension: String, of: GateID)
  /// The geometry can't be evaluated: too few vertices, a number that is not finite, …
  case geometry(String, of: GateID)
}
