/// A combination of populations, each with its ancestors, complemented where so marked.
///
/// Gating-ML 2.0, section 5.5: `and` and `or` take two or more, `not` takes one.
package struct BooleanGate: Hashable, Sendable, Codable {
  /// How the operands are combined.
  package enum Operation: String, Hashable, Sendable, Codable {
    case and, or, not
  }

  /// A reference to a population.
  package struct Operand: Hashable, Sendable, Codable {
    /// The population, by the id of its gate or quadrant.
    package var population: GateID
    /// Whether the events outside the population are meant (`use-as-complement`).
    package var isComplement: Bool

    /// A reference to a population or its complement.
    package init(_ population: GateID, isComplement: Bool = false) {
      self.population = population
      self.isComplement = isComplement
    }
  }

  /// How the operands are combined.
  package var operation: Operation
  /// What is combined, in document order.
  package var operands: [Operand]

  /// A combination; wrong numbers of operands are faults of the strategy.
  package init(_ operation: Operation, _ operands: [Operand]) {
    self.operation = operation
    self.operands = operands
  }
}
