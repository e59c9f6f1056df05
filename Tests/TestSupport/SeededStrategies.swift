import GatingCore

/// Random strategies whose edges and vertices lie on, or one bit off, the events of a table.
package struct SeededStrategies {
  package let table: EventTable
  package var random: SeededGenerator

  package init(table: EventTable, seed: UInt64) {
    self.table = table
    random = SeededGenerator(seed: seed)
  }

  /// A strategy of up to `count` gates: nested, booleans of booleans, in any document order.
  package mutating func strategy(gates count: Int) -> GatingStrategy {
    var strategy = GatingStrategy(matrices: [SeededEvents.unmixing(&random)])
    for index in 0..<count { strategy.gates.append(gate("G\(index)", in: strategy)) }
    strategy.gates.shuffle(using: &random)
    return strategy
  }

  /// A gate that may lie in, and refer to, any population of a strategy.
  package mutating func gate(_ id: String, in strategy: GatingStrategy) -> Gate {
    let populations = strategy.gates.flatMap { $0.populations.map(\.id) }
    let parent = chance(3) ? nil : populations.randomElement(using: &random)
    let geometry: Geometry =
      switch Int.random(in: 0..<8, using: &random) {
      case 0, 1: rectangle(strategy)
      case 2: quadrants(id, strategy)
      case 3, 4: boolean(populations) ?? rectangle(strategy)
      default: polygon(strategy)
      }
    return Gate(id: GateID(id), name: id, parent: parent, geometry: geometry)
  }

  /// Any of the scales, bounded or not, on any source, compensated or not.
  package mutating func dimension() -> Dimension {
    let names = SeededEvents.names
    func reference(_ name: String?) -> ParameterReference { ParameterReference(name: name) }
    if chance(8) {
      return Dimension(
        .ratio(
          numerator: reference(names.randomElement(using: &random)),
          denominator: reference(names.randomElement(using: &random)), a: 2, b: 0.5, c: -0.5),
        compensation: chance(2) ? .file : .none, scale: scale())
    }
    if chance(8) {
      let name = chance(2) ? "F1" : "F2"
      return Dimension(parameter: name, compensation: .matrix(id: "M"), scale: scale())
    }
    return Dimension(
      .parameter(reference(names.randomElement(using: &random))),
      compensation: chance(3) ? .file : .none, scale: scale())
  }

  private mutating func scale() -> Scale {
    let functions: [Scale.Function] = [
      .identity, .identity, .identity, .linear(t: 1000, a: 5), .logarithmic(t: 1000, m: 4),
      .asinh(t: 1000, m: 4, a: 1), .logicle(t: 1000, w: 0.5, m: 4, a: 0),
      .logicle(t: 262_144, w: 1, m: 4.5, a: 0.5), .hyperlog(t: 1000, w: 0.5, m: 4, a: 0),
    ]
    return Scale(
      functions.randomElement(using: &random) ?? .identity,
      lowerBound: chance(8) ? 0.1 : nil, upperBound: chance(8) ? 0.9 : nil)
  }

  private mutating func rectangle(_ strategy: GatingStrategy) -> Geometry {
    let sides = (0..<Int.random(in: 1...3, using: &random)).map { _ in
      let dimension = dimension()
      var bounds = [coordinate(dimension, strategy), coordinate(dimension, strategy)]
      if !chance(6) { bounds.sort() }
      return RectangleGate.Side(
        dimension,
        Interval(minimum: chance(4) ? nil : bounds[0], maximum: chance(4) ? nil : bounds[1]))
    }
    return .rectangle(RectangleGate(sides))
  }

  private mutating func quadrants(_ id: String, _ strategy: GatingStrategy) -> Geometry {
    let dividers = (0..<Int.random(in: 1...3, using: &random)).map { index in
      let dimension = dimension()
      let values = (0..<Int.random(in: 1...3, using: &random)).map { _ in
        finiteCoordinate(dimension, strategy)
      }
      return QuadrantGate.Divider(
        id: "\(id).\(index)", dimension, values: Set(values.map { $0 + 0 }).sorted())
    }
    let quadrants = (0..<Int.random(in: 1...5, using: &random)).map { index in
      var positions = dividers.enumerated().map { place, divider in
        QuadrantGate.Position(
          divider: place, region: .random(in: 0...divider.values.count, using: &random))
      }
      if positions.count > 1, chance(3) { positions.removeFirst() }
      return QuadrantGate.Quadrant(
        id: GateID("\(id)-\(index)"), name: "\(id)-\(index)", positions: positions)
    }
    return .quadrants(QuadrantGate(dividers: dividers, quadrants: quadrants))
  }

  private mutating func polygon(_ strategy: GatingStrategy) -> Geometry {
    let (x, y) = (dimension(), dimension())
    var vertices = (0..<Int.random(in: 3...9, using: &random)).map { _ in
      Point(finiteCoordinate(x, strategy), finiteCoordinate(y, strategy))
    }
    // Edges along the axes and a vertex given twice.
    if chance(3) { vertices[1].x = vertices[0].x }
    if chance(3) { vertices[2].y = vertices[1].y }
    if chance(4) { vertices.append(vertices[0]) }
    return .polygon(PolygonGate(x: x, y: y, vertices: vertices))
  }

  private mutating func boolean(_ populations: [GateID]) -> Geometry? {
    guard !populations.isEmpty else { return nil }
    let operation = [BooleanGate.Operation.and, .or, .not].randomElement(using: &random) ?? .not
    let count = operation == .not ? 1 : Int.random(in: 2...3, using: &random)
    let operands = (0..<count).map { _ in
      BooleanGate.Operand(
        populations.randomElement(using: &random) ?? populations[0], isComplement: chance(3))
    }
    return .boolean(BooleanGate(operation, operands))
  }

  /// A coordinate that some event has, or nearly has; may be infinite.
  private mutating func coordinate(_ dimension: Dimension, _ strategy: GatingStrategy) -> Double {
    guard table.count > 0 else { return .random(in: -1...1, using: &random) }
    let event = Int.random(in: 0..<table.count, using: &random)
    let matrices = GatingStrategy(matrices: strategy.matrices)
    let value = GatingOracle(matrices, on: table).value(event, dimension)
    if value.isNaN { return 0.5 }
    switch Int.random(in: 0..<8, using: &random) {
    case 0: return value.nextUp
    case 1: return value.nextDown
    default: return value
    }
  }

  private mutating func finiteCoordinate(
    _ dimension: Dimension, _ strategy: GatingStrategy
  ) -> Double {
    let value = coordinate(dimension, strategy)
    return value.isFinite ? value : .random(in: -1...1, using: &random)
  }

  /// True once in `times`.
  package mutating func chance(_ times: Int) -> Bool {
    Int.random(in: 0..<times, using: &random) == 0
  }
}
