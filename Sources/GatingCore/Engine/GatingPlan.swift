/// A strategy resolved on a panel: what to compute, in which order, and what can't be computed.
package struct GatingPlan: Sendable {
  /// A test of events, its dimensions given by index.
  enum Test: Sendable {
    case rectangle([(dimension: Int, interval: Interval)])
    case polygon(x: Int, y: Int, PolygonTest)
    case ellipsoid([Int], mean: [Double], precision: [Double], distanceSquared: Double)
    case quadrants([(dimension: Int, divider: QuadrantGate.Divider)], [QuadrantGate.Quadrant])
    /// Operands by population index.
    case boolean(BooleanGate.Operation, [(population: Int, isComplement: Bool)])
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
      case .polygon(let x, let y, _): [x, y]
      case .ellipsoid(let dimensions, _, _, _): dimensions
      case .quadrants(let dividers, _): dividers.map(\.dimension)
      case .boolean: []
      }
    }
  }

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
  package init(_ strategy: GatingStrategy, on panel: Panel) {
    var resolver = DimensionResolver(panel: panel, matrices: strategy.matrices)
    var known: [Dimension: Int] = [:]
    var indices: [GateID: Int] = [:]
    var faults: [GateID: StrategyFault] = [:]
    for fault in strategy.faults {
      if let gate = fault.blockedGate, faults[gate] == nil { faults[gate] = fault }
    }
    let order = strategy.evaluationOrder
    for index in order {
      let gate = strategy.gates[index]
      do throws(GatingFailure) {
        if let fault = faults[gate.id] { throw .strategy(fault) }
        let parent = try gate.parent.map { id throws(GatingFailure) in
          guard let index = indices[id] else { throw .dependsOn(id) }
          return index
        }
        var resolved: [Int] = []
        for dimension in gate.geometry.dimensions {
          if let index = known[dimension] {
            resolved.append(index)
          } else {
            dimensions.append(try resolver.resolve(dimension))
            sources.append(dimension)
            known[dimension] = dimensions.count - 1
            resolved.append(dimensions.count - 1)
          }
        }
        let test = try Self.test(gate, resolved, indices)
        nodes.append(
          Node(
            gate: gate.id, parent: parent, first: populations.count,
            count: gate.populations.count, test: test))
        for population in gate.populations {
          indices[population.id] = populations.count
          populations.append(population.id)
        }
      } catch {
        for population in gate.populations { failures[population.id] = error }
      }
    }
    let left = Set(strategy.gates.indices).subtracting(order)
    for gate in left.map({ strategy.gates[$0] }) {
      let failure: GatingFailure =
        faults[gate.id].map { .strategy($0) } ?? .dependsOn(gate.parent ?? gate.id)
      for population in gate.populations { failures[population.id] = failure }
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
        throw .strategy(.geometry("the covariance matrix has no inverse", of: gate.id))
      }
      return .ellipsoid(
        dimensions, mean: ellipsoid.mean, precision: precision,
        distanceSquared: ellipsoid.distanceSquared)
    case .quadrants(let quadrants):
      return .quadrants(
        zip(dimensions, quadrants.dividers).map { (dimension: $0, divider: $1) },
        quadrants.quadrants)
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
