import GatingCore
import TestSupport

/// The slow and obvious boundary band: one event at a time, with one edge moved.
struct BoundaryOracle {
  let strategy: GatingStrategy
  let table: EventTable
  let step: Double
  private let oracle: GatingOracle
  /// How long Time runs in its scale values, and as stored.
  private let runs: (scaled: Double, stored: Double)
  private let fidelity: Fidelity
  /// The events of each polygon by itself, on FlowJo's channels.
  private var onChannels: [GateID: EventMask] = [:]

  init(
    _ strategy: GatingStrategy, on table: EventTable, step: Double, fidelity: Fidelity = .exact
  ) {
    self.fidelity = fidelity
    self.strategy = strategy
    self.table = table
    self.step = step
    let oracle = GatingOracle(strategy, on: table)
    self.oracle = oracle
    func run(_ compensation: Dimension.Compensation) -> Double {
      let time = Dimension(
        .parameter(ParameterReference(name: "Time")), compensation: compensation)
      let times = (0..<table.count).map { oracle.value($0, time) }.filter(\.isFinite)
      return (times.max() ?? 0) - (times.min() ?? 0)
    }
    runs = (run(.none), run(.stored))
    guard fidelity == .flowJoGrid else { return }
    for var gate in strategy.gates {
      guard case .polygon = gate.geometry else { continue }
      gate.parent = nil
      let alone = GatingStrategy(matrices: strategy.matrices, gates: [gate])
      onChannels[gate.id] =
        GatingEngine.evaluate(alone, on: table, fidelity: .flowJoGrid).masks[gate.id]
    }
  }

  /// The population's count with an edge a step lower, or higher where `sign` is 1.
  func count(_ population: GateID, moving edge: BoundaryBand.Edge, sign: Double) -> Int {
    (0..<table.count).count { contains($0, population, edge, sign) }
  }

  private func contains(
    _ event: Int, _ population: GateID, _ edge: BoundaryBand.Edge, _ sign: Double
  ) -> Bool {
    guard let gate = strategy.gate(population) else { return false }
    if let parent = gate.parent, !contains(event, parent, edge, sign) { return false }
    let isMoved = gate.id == edge.gate
    func isIn(_ value: Double, _ minimum: Double?, _ maximum: Double?) -> Bool {
      !value.isNaN && (minimum.map { $0 <= value } ?? true)
        && (maximum.map { value < $0 } ?? true)
    }
    switch gate.geometry {
    case .rectangle(let rectangle):
      return rectangle.sides.enumerated().allSatisfy { index, side in
        func bound(_ old: Double?, _ isUpper: Bool) -> Double? {
          guard isMoved, edge.part == .bound(side: index, isUpper: isUpper) else { return old }
          return old.map { moved($0, side.dimension, sign * step) }
        }
        var interval = Interval(
          minimum: bound(side.interval.minimum, false),
          maximum: bound(side.interval.maximum, true))
        if fidelity == .flowJoGrid, let rule = gate.grid {
          interval = rule.interval(interval, side: index)
        }
        return isIn(oracle.value(event, side.dimension), interval.minimum, interval.maximum)
      }
    case .quadrants(let gate):
      guard let quadrant = gate.quadrants.first(where: { $0.id == population }) else {
        return false
      }
      return quadrant.positions.allSatisfy { position in
        let divider = gate.dividers[position.divider]
        var values = divider.values
        if isMoved, case .divider(position.divider, let index) = edge.part {
          let new = moved(values[index], divider.dimension, sign * step)
          for other in values.indices {
            if other > index { values[other] = max(values[other], new.nextUp) }
            if other < index { values[other] = min(values[other], new.nextDown) }
          }
          values[index] = new
        }
        return isIn(
          oracle.value(event, divider.dimension),
          position.region == 0 ? nil : values[position.region - 1],
          position.region == values.count ? nil : values[position.region])
      }
    case .polygon(let polygon):
      let point = Point(oracle.value(event, polygon.x), oracle.value(event, polygon.y))
      let isInside =
        onChannels[gate.id]?[event] ?? GatingOracle.isIn(point, polygon.vertices)
      guard isMoved else { return isInside }
      var nearest = Double.infinity
      for index in polygon.vertices.indices {
        if case .side(let side) = edge.part, side != index { continue }
        let distance = distance(point, polygon, index)
        if distance < nearest { nearest = distance }
      }
      return sign < 0 ? isInside && !(nearest < 1) : isInside || nearest <= 1
    case .boolean(let gate):
      let operands = gate.operands.map {
        contains(event, $0.population, edge, sign) != $0.isComplement
      }
      switch gate.operation {
      case .and: return !operands.contains(false)
      case .or: return operands.contains(true)
      case .not: return !operands[0]
      }
    case .ellipsoid: return false
    }
  }

  /// In steps: of the way to the foot of the perpendicular, or to the nearer end.
  private func distance(_ point: Point, _ gate: PolygonGate, _ index: Int) -> Double {
    let (a, b) = (gate.vertices[index], gate.vertices[(index + 1) % gate.vertices.count])
    guard point.x.isFinite, point.y.isFinite else { return .infinity }
    func length(_ dimension: Dimension, _ place: Double) -> Double {
      (moved(place, dimension, step) - moved(place, dimension, -step)) / 2
    }
    let (unitX, unitY) = (length(gate.x, (a.x + b.x) / 2), length(gate.y, (a.y + b.y) / 2))
    func part(_ distance: Double, _ unit: Double) -> Double { distance == 0 ? 0 : distance / unit }
    let (px, py) = (part(point.x - a.x, unitX), part(point.y - a.y, unitY))
    let (dx, dy) = (part(b.x - a.x, unitX), part(b.y - a.y, unitY))
    let size = (dx * dx + dy * dy).squareRoot()
    if size == 0 { return (px * px + py * py).squareRoot() }
    if size.isInfinite { return .infinity }
    let along = (px * dx + py * dy) / size
    if along < 0 { return (px * px + py * py).squareRoot() }
    if along > size {
      return ((px - dx) * (px - dx) + (py - dy) * (py - dy)).squareRoot()
    }
    return ((px * dy - py * dx) / size).magnitude
  }

  /// By the definition of a step, written a second time; what would become infinite is held.
  func moved(_ place: Double, _ dimension: Dimension, _ decades: Double) -> Double {
    let new = unheld(place, dimension, decades)
    return new.isInfinite && place.isFinite
      ? (new < 0 ? -1 : 1) * Double.greatestFiniteMagnitude : new
  }

  private func unheld(_ place: Double, _ dimension: Dimension, _ decades: Double) -> Double {
    func byFactor(_ value: Double) -> Double {
      let factor = RealMath.exp(decades * RealMath.ln10)
      return value < 0 ? value / factor : value * factor
    }
    let run = dimension.compensation == .stored ? runs.stored : runs.scaled
    switch dimension.scale.function {
    case .logarithmic(_, let m): return place + decades / m
    case .asinh(_, let m, let a), .logicle(_, _, let m, let a), .hyperlog(_, _, let m, let a):
      return place + decades / (m + a)
    case .biexponential(_, _, let positive, let negative):
      return place + decades / (positive + negative)
    case .identity:
      if dimension.label == "Time" { return place + decades * run / 4.5 }
      return byFactor(place)
    case .linear(let t, let a):
      if dimension.label == "Time" { return place + decades * run / 4.5 / (t + a) }
      return (byFactor(place * (t + a) - a) + a) / (t + a)
    }
  }
}
