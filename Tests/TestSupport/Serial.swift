import Synchronization

/// Hands out the numbers from 1 on, to any thread.
package final class Serial: Sendable {
  private let last = Mutex(0)

  /// A counter at its start.
  package init() {}

  /// The next number.
  package func next() -> Int {
    last.withLock { last in
      last += 1
      return last
    }
  }
}
