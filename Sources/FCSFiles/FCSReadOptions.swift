/// What to read of a file, and how.
package struct FCSReadOptions: Sendable {
  /// The data set to read, from 1; nil for all.
  package var dataSet: Int?
  /// Whether anything that would be repaired is refused instead.
  package var isStrict: Bool
  /// Whether events are read; without them tables have columns of no events.
  package var readsEvents: Bool
  /// Which columns of events the table gets.
  package var kept: KeptColumns
  /// How many threads decode at most; nil leaves it to the system. Results never depend on it.
  package var workers: Int?
  /// Called from any thread with the bytes of events done and to do; false gives up.
  package var onProgress: (@Sendable (_ done: Int, _ total: Int) -> Bool)?

  package init(
    dataSet: Int? = nil, isStrict: Bool = false, readsEvents: Bool = true,
    kept: KeptColumns = .all, workers: Int? = nil,
    onProgress: (@Sendable (_ done: Int, _ total: Int) -> Bool)? = nil
  ) {
    self.dataSet = dataSet
    self.isStrict = isStrict
    self.readsEvents = readsEvents
    self.kept = kept
    self.workers = workers
    self.onProgress = onProgress
  }
}

/// Which columns a data set's table has.
package enum KeptColumns: Hashable, Sendable {
  case all
  /// Time alone, if there is any. The other parameters of an FCS file are decoded all the same, so
  /// that what is not finite is counted, but not held. Tables as text keep all.
  case time
}
