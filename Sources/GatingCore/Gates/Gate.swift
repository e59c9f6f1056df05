/// A gate of a strategy: its geometry, its place in the tree and how it was drawn.
package struct Gate: Hashable, Sendable, Codable, Identifiable {
  /// Its identity, which stays when it is renamed or moved.
  package var id: GateID
  /// What people call it; unique among siblings, not in the tree.
  package var name: String
  /// The population it is drawn in (a gate or a quadrant); nil for all events.
  package var parent: GateID?
  /// Its shape.
  package var geometry: Geometry
  /// The plot it was drawn on; nil when unknown.
  package var plot: PlotAxes?
  /// The index of its colour, 0…7; nil takes the next one in tree order.
  package var hue: Int?
  /// What another program noted on the gate in the file it was read from, opaque, kept to be
  /// written back to that file's format; nil without any.
  package var extras: String?
  /// How FlowJo decides it, as its workspace says; nil for a gate that is not FlowJo's.
  package var grid: GridRule?

  /// A gate; what is wrong with it is among the strategy's faults.
  package init(
    id: GateID, name: String, parent: GateID? = nil, geometry: Geometry, plot: PlotAxes? = nil,
    hue: Int? = nil, extras: String? = nil, grid: GridRule? = nil
  ) {
    self.id = id
    self.name = name
    self.parent = parent
    self.geometry = geometry
    self.plot = plot
    self.hue = hue
    self.extras = extras
    self.grid = grid
  }

  /// The populations it makes: itself, or its quadrants in order.
  package var populations: [(id: GateID, name: String)] {
    if case .quadrants(let gate) = geometry { return gate.quadrants.map { ($0.id, $0.name) } }
    return [(id, name)]
  }

  /// The populations that its events are taken from: its parent, then a boolean's operands.
  package var reads: [GateID] {
    var reads = parent.map { [$0] } ?? []
    if case .boolean(let boolean) = geometry { reads += boolean.operands.map(\.population) }
    return reads
  }

  /// All ids that it takes in a strategy: its own, and those of its quadrants.
  package var ids: [GateID] {
    if case .quadrants(let gate) = geometry { return [id] + gate.quadrants.map(\.id) }
    return [id]
  }
}
