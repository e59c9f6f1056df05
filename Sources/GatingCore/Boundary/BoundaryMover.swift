/// Counts a population with single edges of its path moved.
struct BoundaryMover {
  enum Outcome {
    case moved(minus: Int, plus: Int)
    case unmoved
    case cancelled
  }

  let population: GateID
  /// The gates of the path.
  let path: GatingStrategy
  /// With no edge moved.
  let result: GatingResult
  let decades: Double
  let workers: Int?
  let monitor: WorkMonitor?
  var resolver: DimensionResolver
  let table: EventTable
  /// The scaled columns of the path's dimensions.
  var columns: [Dimension: ScaledColumn] = [:]
  private var steps: [Dimension: BoundaryStep] = [:]
  /// The events near the sides of the polygon that was met last.
  private var sides: (gate: GateID, near: [EventMask])?

  init(
    population: GateID, path: GatingStrategy, result: GatingResult, decades: Double, workers: Int?,
    monitor: WorkMonitor?, resolver: DimensionResolver, table: EventTable
  ) {
    self.population = population
    self.path = path
    self.result = result
    self.decades = decades
    self.workers = workers
    self.monitor = monitor
    self.resolver = resolver
    self.table = table
  }

  /// The population's counts with an edge moved to either side.
  mutating func counts(moving edge: BoundaryBand.Edge) -> Outcome {
    guard let index = path.gateIndex(edge.gate) else { return .unmoved }
    for dimension in edge.dimensions where steps[dimension] == nil {
      steps[dimension] = BoundaryStep(dimension, on: table)
    }
    if case .polygon(let polygon) = path.gates[index].geometry {
      return counts(moving: edge.part, of: polygon, path.gates[index])
    }
    var counts: [Int] = []
    for sign in [-1.0, 1.0] {
      let geometry = path.gates[index].geometry.moving(edge.part, by: sign * decades, step)
      guard let geometry else { return .unmoved }
      var moved = path
      moved.gates[index].geometry = geometry
      guard let count = count(moved, keeping: held(without: edge.gate)) else { return .cancelled }
      counts.append(count)
    }
    return .moved(minus: counts[0], plus: counts[1])
  }

  private func step(_ dimension: Dimension) -> BoundaryStep {
    steps[dimension] ?? BoundaryStep(dimension, on: table)
  }

  /// The masks that a move of the gate does not touch.
  private func held(without gate: GateID) -> [GateID: EventMask] {
    let touched = path.dependants(of: gate).union(path.gate(gate)?.ids ?? [])
    return result.masks.filter { !touched.contains($0.key) }
  }

  /// The population's count in a path whose masks are known in part; nil when cancelled.
  private mutating func count(
    _ path: GatingStrategy, keeping masks: [GateID: EventMask]
  ) -> Int? {
    let plan = GatingPlan(path, &resolver)
    var known: [Int: ScaledColumn] = [:]
    for (index, dimension) in plan.sources.enumerated() { known[index] = columns[dimension] }
    return GatingEngine.evaluate(
      plan, on: table, known: known, previous: masks, workers: workers, monitor: monitor)?
      .counts[population]
  }

  private mutating func counts(
    moving part: BoundaryBand.Edge.Part, of polygon: PolygonGate, _ gate: Gate
  ) -> Outcome {
    guard let base = result.masks[gate.id] else { return .unmoved }
    if sides?.gate != gate.id {
      guard let near = near(polygon, gate, base) else { return .cancelled }
      sides = (gate.id, near)
    }
    guard let near = sides?.near, let first = near.first else { return .unmoved }
    let moved: EventMask
    switch part {
    case .side(let index): moved = near[index]
    default: moved = near.dropFirst().reduce(first) { $0.combined($1) { $0 | $1 } }
    }
    var masks = held(without: gate.id)
    masks[gate.id] = base.combined(moved) { $0 & ~$1 }
    guard let minus = count(path, keeping: masks) else { return .cancelled }
    masks[gate.id] = base.combined(moved) { $0 | $1 }
    guard let plus = count(path, keeping: masks) else { return .cancelled }
    return .moved(minus: minus, plus: plus)
  }

  /// For each side the events of the gate's parent within a step of it: those that are less than
  /// a step inside, and those outside that are not more than a step away. Nil when cancelled.
  private func near(
    _ polygon: PolygonGate, _ gate: Gate, _ base: EventMask
  ) -> [EventMask]? {
    guard let x = columns[polygon.x]?.values, let y = columns[polygon.y]?.values,
      let parent = result.mask(of: gate.parent)
    else { return [] }
    let (stepX, stepY) = (step(polygon.x), step(polygon.y))
    var masks: [EventMask] = []
    for (index, start) in polygon.vertices.enumerated() {
      if monitor?.isCancelled == true { return nil }
      let end = polygon.vertices[(index + 1) % polygon.vertices.count]
      let side = SideDistance(
        from: start, to: end,
        stepX: stepX.length(at: (start.x + end.x) / 2, decades: decades),
        stepY: stepY.length(at: (start.y + end.y) / 2, decades: decades))
      var words = [UInt64](repeating: 0, count: parent.words.count)
      parent.forEachEvent { event in
        let square = side.squared(x[event], y[event])
        if base[event] ? square < 1 : square <= 1 { words[event >> 6] |= 1 << UInt64(event & 63) }
      }
      masks.append(EventMask(count: parent.count, words: words))
    }
    return masks
  }
}

extension EventMask {
  /// Word by word.
  fileprivate func combined(
    _ other: EventMask, _ operation: (UInt64, UInt64) -> UInt64
  ) -> EventMask {
    EventMask(count: count, words: zip(words, other.words).map(operation))
  }
}
