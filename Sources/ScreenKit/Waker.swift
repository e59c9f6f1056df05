/// Wakes a waiting terminal from any thread.
///
/// Several calls before the terminal looks count as one. After the terminal has stopped a call
/// does nothing.
package struct Waker: Sendable {
  private let wake: @Sendable () -> Void

  /// A waker that calls `wake`.
  package init(_ wake: @escaping @Sendable () -> Void) { self.wake = wake }

  /// Makes `wait` return `.woken`.
  package func callAsFunction() { wake() }
}
