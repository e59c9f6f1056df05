import Analysis
import GatingCore

extension StrategySource {
  /// The session that the strategy is of; nil for others.
  var session: SessionDocument? {
    if case .session(let session, _) = self { session } else { nil }
  }
}

extension SessionDocument {
  /// The strategy for a sample that a call names: for one of the session's own the one it has
  /// there, its own shapes included, which is said; for another the shared one.
  func strategy(for sample: Sample) -> (strategy: GatingStrategy, notes: [String]) {
    let analysis = history.analysis
    guard let own = analysis.samples.first(where: { $0.isLike(sample) }) else {
      let isOneOfSeveral = Set(analysis.assignments.values).count > 1
      return (
        strategy,
        isOneOfSeveral ? ["The session has several strategies; `\(strategy.name)` is taken."] : []
      )
    }
    let names = analysis.strategy(of: own.id).gates.filter {
      analysis.override(of: $0.id, in: own.id) != nil
    }.map(\.name)
    let note = "The session has \(names.joined(separator: ", ")) in shapes of this sample's own."
    return (analysis.strategy(of: own.id), names.isEmpty ? [] : [note])
  }
}

extension Sample {
  /// Whether it is the same sample to all appearances: file name, events and parameters.
  fileprivate func isLike(_ other: Sample) -> Bool {
    func file(_ sample: Sample) -> Substring? {
      (sample.path ?? sample.name).split(separator: "/").last
    }
    return file(self) == file(other) && dataSet == other.dataSet
      && eventCount == other.eventCount && panel == other.panel
  }
}
