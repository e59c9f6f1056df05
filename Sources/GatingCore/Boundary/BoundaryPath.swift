/// The gates that a population hangs on, and their bounded edges.
struct BoundaryPath {
  /// Those gates alone, in document order, with the strategy's matrices.
  let strategy: GatingStrategy
  /// From the root's child on, each gate after what it reads.
  let edges: [BoundaryBand.Edge]

  /// The path of a population; empty for an id that the strategy does not have.
  init(of population: GateID, in whole: GatingStrategy) {
    var populations: Set<GateID> = []
    var gates: Set<GateID> = []
    var waiting = [population]
    while let next = waiting.popLast() {
      guard populations.insert(next).inserted, let gate = whole.gate(next) else { continue }
      gates.insert(gate.id)
      waiting += gate.reads
    }
    let strategy = GatingStrategy(
      matrices: whole.matrices, gates: whole.gates.filter { gates.contains($0.id) })
    self.strategy = strategy
    edges = strategy.evaluationOrder.flatMap { index in
      Self.edges(of: strategy.gates[index], in: populations)
    }
  }

  private static func edges(
    of gate: Gate, in populations: Set<GateID>
  ) -> [BoundaryBand.Edge] {
    func edge(
      _ part: BoundaryBand.Edge.Part, _ dimensions: [Dimension], _ place: [Double]
    ) -> BoundaryBand.Edge {
      BoundaryBand.Edge(gate: gate.id, part: part, dimensions: dimensions, place: place)
    }
    switch gate.geometry {
    case .rectangle(let rectangle):
      return rectangle.sides.enumerated().flatMap { index, side in
        [(side.interval.minimum, false), (side.interval.maximum, true)].compactMap { bound, upper in
          guard let bound, bound.isFinite else { return nil }
          return edge(.bound(side: index, isUpper: upper), [side.dimension], [bound])
        }
      }
    case .quadrants(let quadrants):
      var values: Set<[Int]> = []
      for quadrant in quadrants.quadrants where populations.contains(quadrant.id) {
        for position in quadrant.positions {
          let count = quadrants.dividers[position.divider].values.count
          if position.region > 0 { values.insert([position.divider, position.region - 1]) }
          if position.region < count { values.insert([position.divider, position.region]) }
        }
      }
      return values.sorted { $0.lexicographicallyPrecedes($1) }.map { place in
        let divider = quadrants.dividers[place[0]]
        return edge(
          .divider(place[0], value: place[1]), [divider.dimension], [divider.values[place[1]]])
      }
    case .polygon(let polygon):
      let dimensions = [polygon.x, polygon.y]
      let count = polygon.vertices.count
      return [edge(.outline, dimensions, [])]
        + polygon.vertices.indices.map { index in
          let (first, second) = (polygon.vertices[index], polygon.vertices[(index + 1) % count])
          return edge(
            .side(index), dimensions,
            [(first.x + second.x) / 2, (first.y + second.y) / 2])
        }
    case .ellipsoid(let ellipsoid): return [edge(.outline, ellipsoid.dimensions, [])]
    case .boolean: return []
    }
  }
}
