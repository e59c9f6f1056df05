extension SampleEngine {
  /// The boundary band of a population; nil when cancelled.
  ///
  /// What the engine keeps is used and not disturbed. Cost: for each edge two evaluations of its
  /// gate on the events of its parent, for a polygon the distance of these from each side; what
  /// depends on the gate is evaluated on the events that it takes in or loses.
  /// - Parameters:
  ///   - result: of this strategy on this sample.
  ///   - step: by which part of a decade edges are moved, above 0.
  /// - Throws: why the population could not be evaluated.
  package func boundaryBand(
    of population: GateID, in strategy: GatingStrategy, _ result: GatingResult,
    step: Double = BoundaryBand.usualStep, workers: Int? = nil, monitor: WorkMonitor? = nil
  ) throws(GatingFailure) -> BoundaryBand? {
    guard let count = result.counts[population] else {
      throw result.failures[population] ?? .dependsOn(population)
    }
    let path = BoundaryPath(of: population, in: strategy)
    var mover = BoundaryMover(
      population: population, path: path.strategy, result: result, decades: step, workers: workers,
      monitor: monitor,
      resolver: DimensionResolver(panel: table.panel, matrices: strategy.matrices),
      table: table)
    for gate in path.strategy.gates {
      for dimension in gate.geometry.dimensions where mover.columns[dimension] == nil {
        guard let column = try column(dimension, matrices: strategy.matrices, monitor: monitor)
        else { return nil }
        mover.columns[dimension] = column
      }
    }
    let outlines = path.edges.count { $0.part == .outline && $0.dimensions.count == 2 }
    monitor?.expect((2 * path.edges.count + outlines) * table.count)
    var moves: [BoundaryBand.Move] = []
    var unmoved: [BoundaryBand.Edge] = []
    for edge in path.edges {
      if monitor?.isCancelled == true { return nil }
      switch mover.counts(moving: edge) {
      case .cancelled: return nil
      case .unmoved: unmoved.append(edge)
      case .moved(let minus, let plus):
        moves.append(.init(edge: edge, minus: minus, plus: plus))
      }
    }
    return BoundaryBand(count: count, step: step, moves: moves, unmoved: unmoved)
  }
}
