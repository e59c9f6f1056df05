/// What a sample's engine keeps from call to call.
struct SampleMemory {
  /// How many calls a column survives without being used: enough for the plots in view and the
  /// drags on them, few enough that trying scales out does not fill the memory.
  private static let callsToKeep = 32

  var resolver: DimensionResolver
  private let panel: Panel
  private var columns: [Dimension: (column: ScaledColumn, lastUse: Int)] = [:]
  private var calls = 0
  /// What was evaluated last by either rule.
  private var evaluated: [Fidelity: (strategy: GatingStrategy, result: GatingResult)] = [:]
  /// The density map made last, and of what.
  private var density: (mask: EventMask, axes: PlotAxes, map: DensityMap)?

  init(panel: Panel) {
    self.panel = panel
    resolver = DimensionResolver(panel: panel, matrices: [])
  }

  /// Starts a call; with other matrices all that was kept is forgotten.
  mutating func begin(matrices: [SpectrumMatrix]) {
    calls += 1
    guard resolver.matrices != matrices else { return }
    resolver = DimensionResolver(panel: panel, matrices: matrices)
    columns = [:]
    evaluated = [:]
    density = nil
  }

  /// The density map of the events of `mask`, the last one again where nothing has changed.
  mutating func density(
    of mask: EventMask, on axes: PlotAxes, columns: Int, rows: Int, make: () -> DensityMap
  ) -> DensityMap {
    if let density, density.axes == axes, density.map.columns == columns,
      density.map.rows == rows, density.mask == mask
    {
      return density.map
    }
    let map = make()
    density = (mask, axes, map)
    return map
  }

  /// The column of a dimension, if it is kept.
  mutating func column(_ dimension: Dimension) -> ScaledColumn? {
    columns[dimension]?.lastUse = calls
    return columns[dimension]?.column
  }

  mutating func keep(_ column: ScaledColumn, for dimension: Dimension) {
    columns[dimension] = (column, calls)
  }

  /// Ends an evaluation: keeps its result and drops columns that none has used for long.
  mutating func finish(
    _ strategy: GatingStrategy, _ result: GatingResult, using dimensions: [Dimension]
  ) {
    evaluated[result.fidelity] = (strategy, result)
    for dimension in dimensions { columns[dimension]?.lastUse = calls }
    columns = columns.filter { calls - $0.value.lastUse < Self.callsToKeep }
    resolver.keep(dimensions + columns.keys)
  }

  /// The masks that still hold: of gates whose own test and everything they read are as before.
  func masksThatHold(
    for new: GatingStrategy, _ fidelity: Fidelity
  ) -> [GateID: EventMask] {
    guard let (strategy, result) = evaluated[fidelity] else { return [:] }
    let before = Dictionary(
      strategy.gates.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var kept: [GateID: EventMask] = [:]
    for gate in new.evaluationOrder.map({ new.gates[$0] }) {
      guard let earlier = before[gate.id], earlier.geometry == gate.geometry,
        earlier.parent == gate.parent, earlier.grid == gate.grid,
        gate.reads.allSatisfy({ kept[$0] != nil })
      else { continue }
      for population in gate.populations { kept[population.id] = result.masks[population.id] }
    }
    return kept
  }
}
