import Analysis

extension StrategySource {
  /// The session that the strategy is of; nil for others.
  var session: SessionDocument? {
    guard let path = input?.path, SessionDocument.isSession(path) else { return nil }
    return try? SessionDocument(path)
  }
}
