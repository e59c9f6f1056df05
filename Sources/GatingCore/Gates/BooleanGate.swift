/// A combination of populations, each with its ancestors, complemented where so marked.
///
/// Gating-ML 2.0, section 5.5: `and` and `or` take two or more, `not` takes one.
package struct BooleanGate: Hashable, Sendable, Codable {
  package enum Operation: String, Hashable, Sendable, Codable {
    case and, or, not
  }

  /// A reference to a population.
  package struct Operand: Hashable, Sendable, Codable {
    package var population: GateID
    /// Whether the events outside the population are meant (`use-as-complement`).
    package var isComplement: Bool

    package init(_ population: GateID, isComplement: Bool = false) {
      self.population = population
      self.isComplement = isComplement
    }
  }

  package var operation: Operation
  package var operands: [Operand]

  package init(_ operation: Operation, _ operands: [Operand]) {
    self.operation = operation
    self.operands = operands
  }
}
