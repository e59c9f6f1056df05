import Synchronization

/// Lets another thread watch a long piece of work and cancel it.
package final class WorkMonitor: Sendable {
  private let cancelled = Atomic<Bool>(false)
  private let finished = Atomic<Int>(0)
  private let expected = Atomic<Int>(0)

  /// A monitor of work that is not announced yet.
  package init() {}

  /// Asks the work to stop; it stops at its next chunk.
  package func cancel() { cancelled.store(true, ordering: .relaxed) }

  /// Whether the work was asked to stop.
  package var isCancelled: Bool { cancelled.load(ordering: .relaxed) }

  /// How much is done, 0…1.
  package var fraction: Double {
    let total = expected.load(ordering: .relaxed)
    return total == 0 ? 0 : min(1, Double(finished.load(ordering: .relaxed)) / Double(total))
  }

  /// Announces `units` more of work.
  package func expect(_ units: Int) { expected.add(units, ordering: .relaxed) }

  /// Reports `units` as done.
  package func finish(_ units: Int) { finished.add(units, ordering: .relaxed) }
}
