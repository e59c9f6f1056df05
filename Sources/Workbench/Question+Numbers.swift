import GatingCore

extension Question {
  /// Works out what the pages of numbers ask for; false when cancelled.
  func numbers(
    _ result: GatingResult, by engine: SampleEngine, in answer: inout Answer,
    monitor: WorkMonitor?
  ) -> Bool {
    if let statistics {
      guard let table = statistics.table(of: result, strategy, by: engine, monitor: monitor)
      else { return false }
      answer.statistics = table
    }
    if let certainty {
      guard let known = certainty.certainty(of: result, strategy, by: engine, monitor: monitor)
      else { return false }
      answer.certainty = known
    }
    return true
  }
}
