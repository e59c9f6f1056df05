import Dispatch
import Synchronization

/// Runs fixed-size chunks of events over several threads; results never depend on how many.
package enum ChunkedWork {
  /// Events in a chunk: a multiple of 64, so that chunks share no word of a mask.
  package static let chunkSize = 4096

  /// More workers than any machine has processors: Dispatch starts as many as there are, the rest
  /// find no chunk left.
  private static let enoughWorkers = 256

  /// Calls `body` once for each chunk of `count` events with a state that its worker reuses.
  ///
  /// Chunks are taken in order by whichever worker is free. Returns false when cancelled.
  /// - Parameters:
  ///   - workers: how many at most; nil for as many as there are processors.
  ///   - monitor: told of every event done; what is expected the caller announces.
  ///   - makeState: makes a worker's scratch memory, once a worker.
  @discardableResult
  package static func forEachChunk<State>(
    of count: Int, workers: Int? = nil, monitor: WorkMonitor? = nil,
    makeState: @Sendable () -> State,
    body: @Sendable (inout State, Range<Int>) -> Void
  ) -> Bool {
    let chunks = (count + chunkSize - 1) / chunkSize
    let workers = max(1, min(workers ?? enoughWorkers, chunks))
    let next = Atomic<Int>(0)
    let wasStopped = Atomic<Bool>(false)
    @Sendable func work(_ worker: Int) {
      var made: State?
      while true {
        let chunk = next.add(1, ordering: .relaxed).oldValue
        if chunk >= chunks { return }
        if monitor?.isCancelled == true {
          wasStopped.store(true, ordering: .relaxed)
          return
        }
        var state = made.take() ?? makeState()
        let events = chunk * chunkSize..<min(count, (chunk + 1) * chunkSize)
        body(&state, events)
        made = state
        monitor?.finish(events.count)
      }
    }
    if workers == 1 {
      work(0)
    } else {
      DispatchQueue.concurrentPerform(iterations: workers, execute: work)
    }
    return !wasStopped.load(ordering: .relaxed)
  }
}
