import GatingCore

/// What an edit did, in words, for messages and the history.
package enum EditText {
  /// A phrase such as “draw polygon CD19-CD22+”, without a full stop.
  ///
  /// - Parameter analysis: a state in which the gates that the edit names exist.
  package static func phrase(_ edit: Edit, in analysis: Analysis) -> String {
    switch edit {
    case .addSample(let sample): "open \(sample.name)"
    case .removeSample(let id): "close \(analysis.sample(id)?.name ?? id.rawValue)"
    case .identify(let id, _): "identify \(analysis.sample(id)?.name ?? id.rawValue)"
    case .locate(let id, let path):
      "find \(analysis.sample(id)?.name ?? id.rawValue) at \(path ?? "no path")"
    case .describe(let id, let description):
      "describe \(analysis.sample(id)?.name ?? id.rawValue) as \(description.text)"
    case .setContents(let id, _, _):
      "take what \(analysis.sample(id)?.name ?? id.rawValue) holds now"
    case .exclude(let id, let reason):
      "\(reason == nil ? "include" : "exclude") \(analysis.sample(id)?.name ?? id.rawValue)"
    case .note(let subject, let text):
      (text == nil ? "remove the note on " : "note something of ") + analysis.name(of: subject)
    case .setStrategy(_, let strategy):
      strategy.map { "use strategy \($0.name)" } ?? "drop strategy"
    case .assign(let sample, _): "assign a strategy to \(analysis.sample(sample)?.name ?? "?")"
    case .insertGates(let placed, _):
      placed.count == 1
        ? "draw \(placed[0].gate.geometry.kind) \(placed[0].gate.name)"
        : "insert \(placed.count) gates"
    case .removeGates(let gates, let id):
      "delete \(gates.map { name($0, id, analysis) }.joined(separator: ", "))"
    case .setGeometry(let gate, _, let id): "move \(name(gate, id, analysis))"
    case .rename(let gate, let new, let id): "rename \(name(gate, id, analysis)) to \(new)"
    case .moveGate(let gate, _, let id): "reorder \(name(gate, id, analysis))"
    case .setPlot(let gate, _, let id): "set the plot of \(name(gate, id, analysis))"
    }
  }

  private static func name(_ id: GateID, _ strategy: StrategyID, _ analysis: Analysis) -> String {
    analysis.strategies[strategy].flatMap { PopulationTree($0)[id]?.name ?? $0.gate(id)?.name }
      ?? id.rawValue
  }
}
