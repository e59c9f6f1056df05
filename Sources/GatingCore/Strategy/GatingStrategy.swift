/// A gating strategy: gates in a tree, and the matrices they refer to. Knows no sample.
package struct GatingStrategy: Hashable, Sendable, Codable {
  /// What people call it.
  package var name: String
  /// Matrices that gates name by id; a file's own spillover is not among them.
  package var matrices: [SpectrumMatrix]
  /// The gates in document order; siblings appear in this order in the tree.
  package var gates: [Gate]
  /// What another program noted in the file it was read from, opaque, kept to be written back to
  /// that file's format.
  package var extras: [String]

  /// A strategy, empty where nothing is given.
  package init(
    name: String = "", matrices: [SpectrumMatrix] = [], gates: [Gate] = [], extras: [String] = []
  ) {
    self.name = name
    self.matrices = matrices
    self.gates = gates
    self.extras = extras
  }

  /// The gate with an id, or the quadrant gate that has the quadrant.
  package func gate(_ id: GateID) -> Gate? {
    gates.first { $0.id == id } ?? gates.first { $0.populations.contains { $0.id == id } }
  }

  /// The index of the gate with an id, or of the quadrant gate that has the quadrant.
  package func gateIndex(_ id: GateID) -> Int? {
    gates.firstIndex { $0.id == id }
      ?? gates.firstIndex { $0.populations.contains { $0.id == id } }
  }

  /// The parameters it needs, in order of first use, none twice.
  package var references: [ParameterReference] {
    var seen: Set<ParameterReference> = []
    return gates.flatMap { $0.geometry.dimensions.flatMap(\.references) }
      .filter { seen.insert($0).inserted }
  }

  /// The ids of the gates and quadrants that depend on a gate: its descendants and the booleans
  /// that refer to it or any of them, with theirs.
  ///
  /// The gate itself is not among them, nor are its quadrants; a quadrant stands for its gate.
  /// Empty for an id that the strategy does not have.
  package func dependants(of id: GateID) -> Set<GateID> {
    guard let start = gate(id) else { return [] }
    let own = Set(start.ids)
    var affected = own
    var grew = true
    while grew {
      grew = false
      for gate in gates where !affected.contains(gate.id) {
        if gate.reads.contains(where: affected.contains) {
          affected.formUnion(gate.ids)
          grew = true
        }
      }
    }
    return affected.subtracting(own)
  }
}
