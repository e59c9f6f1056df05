/// What to read of a file, and how.
package struct FCSReadOptions: Sendable {
  /// The data set to read, from 1; nil for all.
  package var dataSet: Int?
  /// Whether anything that would be repaired is refused instead.
  package var isStrict: Bool
  /// Whether events are read; without them tables have columns of no events.
  package var readsEvents: Bool
  /// How many threads decode at most; nil leaves it to the system. Results never depend on it.
  package var workers: Int?
  /// Called from any thread with the bytes of events done and to do; false gives up.
  package var onProgress: (@Sendable (_ done: Int, _ total: Int) -> Bool)?

  package init(
    dataSet: Int? = nil, isStrict: Bool = false, readsEvents: Bool = true, workers: Int? = nil,
    onProgress: (@Sendable (_ done: Int, _ total: Int) -> Bool)? = nil
  ) {
    self.dataSet = dataSet
    self.isStrict = isStrict
    self.readsEvents = readsEvents
    self.workers = workers
    self.onProgress = onProgress
  }
}
