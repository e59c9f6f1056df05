/// A strategy resolved on a panel: what to compute, in which order, and what can't be computed.
package struct GatingPlan: Sendable {
  /// A test of events, its dimensions given by index.
  enum Test: Sendable {
    case rectangle([(dimension: Int, interval: Interval)])
    case polygon(x: Int, y: Int, PolygonTest)
    /// A polygon on a lattice of channels.
    case channelPolygon(x: Int, y: Int, grids: (x: ChannelGrid, y: ChannelGrid), PolygonTest)
    case ellipsoid([Int], PreparedEllipsoid)
    case quadrants(dividers: [Int], [[Position]])
    /// Operands by population index.
    case boolean(BooleanGate.Operation, [(population: Int, isComplement: Bool)])
  }

  /// What a quadrant asks of a divider, by index among the gate's own.
  struct Position: Sendable {
    var divider: Int
    var interval: Interval
  }

  /// A gate: it fills populations `first..<first + count` from the events of its parent.
  struct Node: Sendable {
    var gate: GateID
    /// The parent's population index; nil for all events.
    var parent: Int?
    var first: Int
    var count: Int
    var test: Test

    /// The dimensions that the test reads.
    var dimensions: [Int] {
      switch test {
      case .rectangle(let sides): sides.map(\.dimension)
      case .polygon(let x, let y, _), .channelPolygon(let x, let y, _, _): [x, y]
      case .ellipsoid(let dimensions, _): dimensions
      case .quadrants(let dividers, _): dividers
      case .boolean: []
      }
    }
  }

  /// By which rule the tests decide.
  let fidelity: Fidelity
  /// The distinct dimensions, as given and resolved.
  private(set) var sources: [Dimension] = []
  private(set) var dimensions: [PreparedDimension] = []
  /// In evaluation order: what a node reads comes before it.
  private(set) var nodes: [Node] = []
  /// The population of each index.
  private(set) var populations: [GateID] = []
  /// The populations that can't be evaluated, and why.
  package private(set) var failures: [GateID: GatingFailure] = [:]

  /// Resolves a strategy; what can't be resolved is listed in `failures`, the rest goes on.
  package init(_ strategy: GatingStrategy, on panel: Panel, fidelity: Fidelity = .exact) {
    var resolver = DimensionResolver(panel: panel, matrices: strategy.matrices)
    self.init(strategy, &resolver, fidelity)
  }

  /// Resolves a strategy with a resolver for its matrices.
  init(
    _ strategy: GatingStrategy, _ resolver: inout DimensionResolver, _ fidelity: Fidelity
  ) {
    self.fidelity = fidelity
    var known: [Dimension: Int] = [:]
    var indices: [GateID: Int] = [:]
    var faults: [GateID: StrategyFault] = [:]
    for fault in strategy.faults {
      if let gate = fault.blockedGate, faults[gate] == nil { faults[gate] = fault }
    }
    let order = strategy.evaluationOrder
    for gate in order.map({ strategy.gates[$0] }) {
      do throws(GatingFailure) {
        if let fault = gate.ids.compactMap({ faults[$0] }).first { throw .strategy(fault) }
        if let missing = gate.reads.first(where: { indices[$0] == nil }) {
          throw .dependsOn(missing)
        }
        var prepared: [PreparedDimension] = []
        for dimension in gate.geometry.dimensions {
          prepared.append(try resolver.resolve(dimension))
        }
        var places: [Int] = []
        for (dimension, prepared) in zip(gate.geometry.dimensions, prepared) {
          let place = known[dimension] ?? dimensions.count
          if place == dimensions.count {
            known[dimension] = place
            dimensions.append(prepared)
            sources.append(dimension)
          }
          places.append(place)
        }
        var test = try Self.test(gate, places, indices)
        if fidelity == .flowJoGrid { test = test.onChannels(gate, resolver) }
        nodes.append(
          Node(
            gate: gate.id, parent: gate.parent.flatMap { indices[$0] }, first: populations.count,
            count: gate.populations.count, test: test))
        for population in gate.populations {
          indices[population.id] = populations.count
          populations.append(population.id)
        }
      } catch {
        for population in gate.populations { failures[population.id] = error }
      }
    }
    let ordered = Set(order)
    for (index, gate) in strategy.gates.enumerated() where !ordered.contains(index) {
      let missing = gate.reads.first { indices[$0] == nil } ?? gate.id
      let failure = gate.ids.compactMap { faults[$0] }.first.map { GatingFailure.strategy($0) }
      for population in gate.populations {
        failures[population.id] = failure ?? .dependsOn(missing)
      }
    }
  }

  private static func test(
    _ gate: Gate, _ dimensions: [Int], _ indices: [GateID: Int]
  ) throws(GatingFailure) -> Test {
    switch gate.geometry {
    case .rectangle(let rectangle):
      return .rectangle(
        zip(dimensions, rectangle.sides).map { (dimension: $0, interval: $1.interval) })
    case .polygon(let polygon):
      return .polygon(x: dimensions[0], y: dimensions[1], PolygonTest(polygon.vertices))
    case .ellipsoid(let ellipsoid):
      guard let precision = ellipsoid.precision else {
        throw .strategy(.geometry(EllipsoidGate.covarianceFault, of: gate.id))
      }
      return .ellipsoid(
        dimensions,
        PreparedEllipsoid(
          mean: ellipsoid.mean, precision: precision, distanceSquared: ellipsoid.distanceSquared))
    case .quadrants(let quadrants):
      return .quadrants(
        dividers: dimensions,
        quadrants.quadrants.map { quadrant in
          quadrant.positions.map { position in
            Position(
              divider: position.divider,
              interval: quadrants.dividers[position.divider].interval(position.region))
          }
        })
    case .boolean(let boolean):
      var operands: [(population: Int, isComplement: Bool)] = []
      for operand in boolean.operands {
        guard let index = indices[operand.population] else {
          throw .dependsOn(operand.population)
        }
        operands.append((index, operand.isComplement))
      }
      return .boolean(boolean.operation, operands)
    }
  }
}

extension StrategyFault {
  /// The gate that can't be evaluated because of it; a repeated name blocks none.
  var blockedGate: GateID? {
    switch self {
    case .duplicateName: nil
    case .duplicateID(let id), .cycle(let id): id
    case .unknownParent(_, let id), .unknownOperand(_, let id), .scale(_, _, let id),
      .geometry(_, let id):
      id
    }
  }
}
