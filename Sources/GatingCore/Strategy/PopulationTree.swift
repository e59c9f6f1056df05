/// The populations of a strategy in tree order: parents before children, siblings in document order.
package struct PopulationTree: Hashable, Sendable {
  /// One population: a gate, or a quadrant of a quadrant gate, with its ancestors.
  package struct Node: Hashable, Sendable, Identifiable {
    /// The population's id, of a gate or a quadrant.
    package let id: GateID
    /// What people call it.
    package let name: String
    /// The gate that makes it; differs from `id` for a quadrant.
    package let gate: GateID
    /// The population it lies in; nil for all events.
    package let parent: GateID?
    /// 0 for a child of all events.
    package let depth: Int
    /// The names from the root's child down to this.
    package let names: [String]

    /// The names joined by `/`, a `/` inside a name written `\/`.
    package var path: String { PopulationPath.join(names) }
  }

  /// All populations that hang together with the root; what is in a cycle or lies in an unknown
  /// parent is left out.
  package let nodes: [Node]
  private let indices: [GateID: Int]

  /// The tree of a strategy; of an id that is taken twice the first is shown.
  package init(_ strategy: GatingStrategy) {
    var children: [GateID?: [Gate]] = [:]
    for gate in strategy.gates { children[gate.parent, default: []].append(gate) }
    var nodes: [Node] = []
    var seen: Set<GateID> = []
    func visit(_ parent: GateID?, depth: Int, names: [String]) {
      for gate in children[parent] ?? [] {
        for population in gate.populations where seen.insert(population.id).inserted {
          let path = names + [population.name]
          nodes.append(
            Node(
              id: population.id, name: population.name, gate: gate.id, parent: parent,
              depth: depth, names: path))
          visit(population.id, depth: depth + 1, names: path)
        }
      }
    }
    visit(nil, depth: 0, names: [])
    self.nodes = nodes
    indices = Dictionary(uniqueKeysWithValues: nodes.enumerated().map { ($1.id, $0) })
  }

  /// The population of an id; nil for none.
  package subscript(id: GateID) -> Node? { indices[id].map { nodes[$0] } }

  /// The children of a population, in order; of all events for nil.
  package func children(of parent: GateID?) -> [Node] { nodes.filter { $0.parent == parent } }

  /// The ids from a population up to the root's child, the population first.
  package func lineage(of id: GateID) -> [GateID] {
    var result: [GateID] = []
    var next: GateID? = id
    while let current = next, let node = self[current] {
      result.append(current)
      next = node.parent
    }
    return result
  }

  /// The population with a path as `Node.path` writes it, or with this name where only one has it.
  package func node(path: String) -> Node? {
    if let exact = nodes.first(where: { $0.path == path }) { return exact }
    let named = nodes.filter { $0.name == path }
    return named.count == 1 ? named.first : nil
  }
}
