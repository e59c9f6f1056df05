import Synchronization

/// Evaluates strategies on one sample again and again, keeping what an edit does not touch.
///
/// Scaled columns are kept by dimension, masks by gate: after an edit only the changed gates and
/// what depends on them are tested, on the events of their parents. The result equals, bit for
/// bit, an evaluation from scratch. Safe to call from any thread; calls run one after the other.
package final class SampleEngine: Sendable {
  package let table: EventTable

  private struct Memory {
    var columns: [Dimension: ScaledColumn] = [:]
    var strategy = GatingStrategy()
    var result: GatingResult?
  }

  private let memory = Mutex(Memory())

  package init(_ table: EventTable) { self.table = table }

  /// Evaluates a strategy; nil when cancelled, with nothing forgotten.
  package func evaluate(
    _ strategy: GatingStrategy, workers: Int? = nil, monitor: WorkMonitor? = nil
  ) -> GatingResult? {
    memory.withLock { memory in
      if memory.strategy.matrices != strategy.matrices { memory.columns = [:] }
      let plan = GatingPlan(strategy, on: table.panel)
      var known: [Int: ScaledColumn] = [:]
      for (index, dimension) in plan.sources.enumerated() {
        guard
          let column = memory.columns[dimension]
            ?? ScaledColumn(
              plan.dimensions[index], of: table, workers: workers, monitor: monitor)
        else { return nil }
        memory.columns[dimension] = column
        known[index] = column
      }
      let kept = Self.unchanged(memory.strategy, strategy, memory.result)
      guard
        let result = GatingEngine.evaluate(
          plan, on: table, known: known, previous: kept, workers: workers, monitor: monitor)
      else { return nil }
      memory.strategy = strategy
      memory.result = result
      return result
    }
  }

  /// The scaled values of a dimension for every event; nil when cancelled.
  /// - Throws: `GatingFailure.parameter` or `.compensation`.
  package func column(
    _ dimension: Dimension, matrices: [SpectrumMatrix], monitor: WorkMonitor? = nil
  ) throws(GatingFailure) -> ScaledColumn? {
    let known = memory.withLock { memory in
      if memory.strategy.matrices != matrices {
        memory = Memory(strategy: GatingStrategy(matrices: matrices))
      }
      return memory.columns[dimension]
    }
    if let known { return known }
    var resolver = DimensionResolver(panel: table.panel, matrices: matrices)
    let prepared = try resolver.resolve(dimension)
    guard let column = ScaledColumn(prepared, of: table, monitor: monitor) else { return nil }
    memory.withLock { memory in
      if memory.strategy.matrices == matrices { memory.columns[dimension] = column }
    }
    return column
  }

  /// The masks that still hold: of gates whose own test and everything they read are as before.
  private static func unchanged(
    _ old: GatingStrategy, _ new: GatingStrategy, _ result: GatingResult?
  ) -> [GateID: EventMask] {
    guard let result, old.matrices == new.matrices else { return [:] }
    let before = Dictionary(old.gates.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var kept: [GateID: EventMask] = [:]
    for gate in new.evaluationOrder.map({ new.gates[$0] }) {
      guard let earlier = before[gate.id], earlier.geometry == gate.geometry,
        earlier.parent == gate.parent
      else { continue }
      var reads = gate.parent.map { [$0] } ?? []
      if case .boolean(let boolean) = gate.geometry { reads += boolean.operands.map(\.population) }
      guard reads.allSatisfy({ kept[$0] != nil }) else { continue }
      for population in gate.populations { kept[population.id] = result.masks[population.id] }
    }
    return kept
  }
}
