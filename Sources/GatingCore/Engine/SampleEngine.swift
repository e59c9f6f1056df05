import Synchronization

/// Evaluates strategies on one sample again and again, keeping what an edit does not touch.
///
/// Scaled columns are kept by dimension, masks by gate: after an edit only the changed gates and
/// what depends on them are tested, on the events of their parents. The result equals, bit for
/// bit, an evaluation from scratch. Safe to call from any thread; calls run one after the other.
package final class SampleEngine: Sendable {
  /// The sample's events.
  package let table: EventTable
  private let memory: Mutex<SampleMemory>

  /// An engine that knows nothing of the sample yet.
  package init(_ table: EventTable) {
    self.table = table
    memory = Mutex(SampleMemory(panel: table.panel))
  }

  /// Evaluates a strategy; nil when cancelled, with nothing forgotten.
  ///
  /// Cost: first all events for every dimension and gate, then the changed gates' alone.
  package func evaluate(
    _ strategy: GatingStrategy, fidelity: Fidelity = .exact, workers: Int? = nil,
    monitor: WorkMonitor? = nil
  ) -> GatingResult? {
    memory.withLock { memory in
      memory.begin(matrices: strategy.matrices)
      let plan = GatingPlan(strategy, &memory.resolver, fidelity)
      let kept = memory.masksThatHold(for: strategy, fidelity)
      let tested = plan.nodes.filter { kept[plan.populations[$0.first]] == nil }
      let needed = Set(tested.flatMap(\.dimensions)).sorted()
      let missing = needed.count { memory.column(plan.sources[$0]) == nil }
      monitor?.expect(table.count * (missing + (tested.isEmpty ? 0 : 1)))
      var known: [Int: ScaledColumn] = [:]
      for index in needed {
        guard
          let column = memory.column(plan.sources[index])
            ?? ScaledColumn(
              plan.dimensions[index], of: table, workers: workers, monitor: monitor)
        else { return nil }
        known[index] = column
        memory.keep(column, for: plan.sources[index])
      }
      guard
        let result = GatingEngine.evaluate(
          plan, on: table, known: known, previous: kept, workers: workers, monitor: monitor)
      else { return nil }
      memory.finish(strategy, result, using: plan.sources)
      return result
    }
  }

  /// The scaled values of a dimension for every event; nil when cancelled.
  ///
  /// Kept for later calls. Asking with other matrices than the last evaluation's forgets what was
  /// kept.
  /// - Throws: `GatingFailure.parameter` or `.compensation`.
  package func column(
    _ dimension: Dimension, matrices: [SpectrumMatrix], monitor: WorkMonitor? = nil
  ) throws(GatingFailure) -> ScaledColumn? {
    try memory.withLock { memory throws(GatingFailure) -> ScaledColumn? in
      memory.begin(matrices: matrices)
      if let known = memory.column(dimension) { return known }
      let prepared = try memory.resolver.resolve(dimension)
      monitor?.expect(table.count)
      guard let column = ScaledColumn(prepared, of: table, monitor: monitor) else { return nil }
      memory.keep(column, for: dimension)
      return column
    }
  }

  /// The density map of a population on a plot; nil when cancelled.
  ///
  /// The last one is kept: dragging a gate seldom changes the population it is drawn in.
  /// - Throws: `GatingFailure.parameter` or `.compensation`.
  package func density(
    of mask: EventMask, on axes: PlotAxes, columns: Int, rows: Int, matrices: [SpectrumMatrix]
  ) throws(GatingFailure) -> DensityMap? {
    guard let x = try column(axes.x.dimension, matrices: matrices),
      let y = try column(axes.y.dimension, matrices: matrices)
    else { return nil }
    return memory.withLock { memory in
      memory.density(of: mask, on: axes, columns: columns, rows: rows) {
        DensityMap(x: x, y: y, of: mask, axes: axes, columns: columns, rows: rows)
      }
    }
  }
}
