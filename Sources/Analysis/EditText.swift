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
    case .insertGates(let placed, _): insertion(placed.map(\.gate))
    case .removeGates(let gates, let id):
      "delete \(gates.map { name($0, id, analysis) }.joined(separator: ", "))"
    case .setGeometry(let gate, .boolean, let id), .combine(let gate, _, _, _, let id):
      "change the formula of \(name(gate, id, analysis))"
    case .setGeometry(let gate, _, let id): "move \(name(gate, id, analysis))"
    case .override(let gate, let geometry, let id):
      geometry == nil
        ? "share \(name(gate, analysis.assignments[id], analysis)) with \(sample(id, analysis))"
        : "set \(name(gate, analysis.assignments[id], analysis)) for \(sample(id, analysis)) alone"
    case .rename(let gate, let new, let id): "rename \(name(gate, id, analysis)) to \(new)"
    case .moveGate(let gate, _, let id): "reorder \(name(gate, id, analysis))"
    case .setPlot(let gate, _, let id): "set the plot of \(name(gate, id, analysis))"
    case .setMatrix(let matrix, let content, _, _):
      "\(content == nil ? "drop" : "set") the matrix \(content?.name ?? matrix)"
    case .setCompensation(let gates, let id):
      gates.count == 1
        ? "compensate \(name(gates[0].gate, id, analysis)) otherwise"
        : "compensate \(gates.count) gates otherwise"
    case .several(let edits):
      edits.filter { !isOfPart($0, among: edits, analysis) }.map { phrase($0, in: analysis) }
        .joined(separator: ", ")
    }
  }

  /// Whether an edit renames a part of a formula, the gate of which others of the edits rename too.
  private static func isOfPart(_ edit: Edit, among edits: [Edit], _ analysis: Analysis) -> Bool {
    guard case .rename(let part, _, let id) = edit, let strategy = analysis.strategies[id] else {
      return false
    }
    return edits.contains { other in
      guard case .rename(let gate, _, id) = other else { return false }
      return strategy.formulaParts(of: gate).contains(part)
    }
  }

  private static func insertion(_ gates: [Gate]) -> String {
    guard let first = gates.first else { return "insert 0 gates" }
    if case .boolean = first.geometry,
      GatingStrategy(gates: gates).formulaParts(of: first.id).count == gates.count - 1
    {
      return "combine \(first.name)"
    }
    return gates.count == 1
      ? "draw \(first.geometry.kind) \(first.name)" : "insert \(gates.count) gates"
  }

  private static func sample(_ id: SampleID, _ analysis: Analysis) -> String {
    analysis.sample(id)?.name ?? id.rawValue
  }

  private static func name(_ id: GateID, _ strategy: StrategyID?, _ analysis: Analysis) -> String {
    let strategy = strategy.flatMap { analysis.strategies[$0] }
    return strategy.flatMap { PopulationTree($0)[id]?.name ?? $0.gate(id)?.name } ?? id.rawValue
  }
}
