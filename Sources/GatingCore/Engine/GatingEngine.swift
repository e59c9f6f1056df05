/// Evaluates strategies on event tables, in parallel, with the same result for any number of
/// workers.
package enum GatingEngine {
  /// Evaluates every gate on every event; nil when cancelled.
  ///
  /// Cost: each gate is tested on the events of its parent alone; scaled values are computed per
  /// chunk and forgotten. Use `SampleEngine` to evaluate again and again.
  package static func evaluate(
    _ strategy: GatingStrategy, on table: EventTable, fidelity: Fidelity = .exact,
    workers: Int? = nil, monitor: WorkMonitor
  ) -> GatingResult? {
    monitor.expect(table.count)
    return evaluate(
      GatingPlan(strategy, on: table.panel, fidelity: fidelity), on: table, known: [:],
      previous: [:],
      workers: workers, monitor: monitor)
  }

  /// Evaluates every gate on every event.
  package static func evaluate(
    _ strategy: GatingStrategy, on table: EventTable, fidelity: Fidelity = .exact,
    workers: Int? = nil
  ) -> GatingResult {
    let plan = GatingPlan(strategy, on: table.panel, fidelity: fidelity)
    return evaluate(plan, on: table, known: [:], previous: [:], workers: workers, monitor: nil)
      ?? GatingResult(
        eventCount: table.count, fidelity: fidelity, masks: [:], failures: plan.failures)
  }

  /// Evaluates the nodes of a plan whose populations are not among `previous`; nil when cancelled.
  ///
  /// The caller announces the work to `monitor`.
  static func evaluate(
    _ plan: GatingPlan, on table: EventTable, known: [Int: ScaledColumn],
    previous: [GateID: EventMask], workers: Int?, monitor: WorkMonitor?
  ) -> GatingResult? {
    let stride = (table.count + 63) / 64
    let words = UnsafeMutablePointer<UInt64>.allocate(
      capacity: max(1, stride * plan.populations.count))
    defer { words.deallocate() }
    var wanted = plan.nodes.map { _ in true }
    for (index, node) in plan.nodes.enumerated() {
      let populations = node.first..<(node.first + node.count)
      let masks = populations.compactMap { previous[plan.populations[$0]] }
      guard masks.count == node.count else { continue }
      wanted[index] = false
      for (population, mask) in zip(populations, masks) {
        mask.words.withUnsafeBufferPointer { source in
          guard let start = source.baseAddress else { return }
          (words + population * stride).update(from: start, count: stride)
        }
      }
    }
    let isWanted = wanted
    if isWanted.contains(true) {
      nonisolated(unsafe) let target = words
      let isComplete = ChunkedWork.forEachChunk(
        of: table.count, workers: workers, monitor: monitor,
        makeState: { ChunkEvaluator(plan: plan, table: table, known: known) }
      ) { evaluator, events in
        evaluator.evaluate(events, wanted: isWanted, words: target, stride: stride)
      }
      if !isComplete { return nil }
    }
    var masks: [GateID: EventMask] = [:]
    for (index, id) in plan.populations.enumerated() {
      masks[id] =
        previous[id]
        ?? EventMask(
          count: table.count,
          words: Array(UnsafeBufferPointer(start: words + index * stride, count: stride)))
    }
    return GatingResult(
      eventCount: table.count, fidelity: plan.fidelity, masks: masks, failures: plan.failures)
  }
}
