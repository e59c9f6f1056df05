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
      guard let masks = masks(of: path.gates[index], as: geometry),
        let count = count(path.gates[index], taking: masks)
      else { return .cancelled }
      counts.append(count)
    }
    return .moved(minus: counts[0], plus: counts[1])
  }

  private func step(_ dimension: Dimension) -> BoundaryStep {
    steps[dimension] ?? BoundaryStep(dimension, on: table)
  }

  /// The masks that a move of a gate does not touch.
  private func held(without gate: Gate) -> [GateID: EventMask] {
    let touched = path.dependants(of: gate.id).union(gate.ids)
    return result.masks.filter { !touched.contains($0.key) }
  }

  /// The masks of a gate's populations in another shape; nil when cancelled.
  private mutating func masks(of gate: Gate, as geometry: Geometry) -> [GateID: EventMask]? {
    let dependants = path.dependants(of: gate.id)
    var upTo = path
    upTo.gates.removeAll { !dependants.isDisjoint(with: $0.ids) }
    if let index = upTo.gateIndex(gate.id) { upTo.gates[index].geometry = geometry }
    return evaluate(upTo, keeping: held(without: gate))?.masks
      .filter { gate.ids.contains($0.key) }
  }

  /// The population's count with other masks for a gate's populations; nil when cancelled.
  ///
  /// Whether an event is in a population hangs on that event alone, so only those that the gate
  /// takes in or loses are gated again.
  private mutating func count(_ gate: Gate, taking masks: [GateID: EventMask]) -> Int? {
    if let own = masks[population] { return own.population }
    guard let base = result.masks[population] else { return nil }
    var changed = EventMask(count: base.count)
    for (id, mask) in masks {
      guard let old = result.masks[id] else { continue }
      changed = changed.combined(mask.combined(old, ^), |)
    }
    if changed.population == 0 { return base.population }
    let known = held(without: gate).merging(masks.mapValues { $0 & changed }) { $1 }
    guard let new = evaluate(path, keeping: known)?.masks[population] else { return nil }
    return base.combined(changed) { $0 & ~$1 }.population + (new & changed).population
  }

  private mutating func evaluate(
    _ path: GatingStrategy, keeping masks: [GateID: EventMask]
  ) -> GatingResult? {
    let plan = GatingPlan(path, &resolver, result.fidelity)
    var known: [Int: ScaledColumn] = [:]
    for (index, dimension) in plan.sources.enumerated() { known[index] = columns[dimension] }
    return GatingEngine.evaluate(
      plan, on: table, known: known, previous: masks, workers: workers, monitor: monitor)
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
    default: moved = near.dropFirst().reduce(first) { $0.combined($1, |) }
    }
    guard let minus = count(gate, taking: [gate.id: base.combined(moved) { $0 & ~$1 }]),
      let plus = count(gate, taking: [gate.id: base.combined(moved, |)])
    else { return .cancelled }
    return .moved(minus: minus, plus: plus)
  }

  /// The events of the gate's parent near each side; nil when cancelled.
  private func near(
    _ polygon: PolygonGate, _ gate: Gate, _ base: EventMask
  ) -> [EventMask]? {
    guard let x = columns[polygon.x], let y = columns[polygon.y],
      let parent = result.mask(of: gate.parent)
    else { return [] }
    let (stepX, stepY) = (step(polygon.x), step(polygon.y))
    let sides = polygon.vertices.enumerated().map { index, start in
      let end = polygon.vertices[(index + 1) % polygon.vertices.count]
      return SideDistance(
        from: start, to: end,
        stepX: stepX.length(at: (start.x + end.x) / 2, decades: decades),
        stepY: stepY.length(at: (start.y + end.y) / 2, decades: decades))
    }
    return PolygonMargin.near(
      sides, x: x, y: y, among: parent, inside: base, workers: workers, monitor: monitor)
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
