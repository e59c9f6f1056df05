import Analysis
import GatingCore

extension Model {
  /// The entries of the log that were not given out yet, to be brought to the disk.
  ///
  /// They are not waited for; `Action.kept` tells when they are there.
  mutating func entriesToKeep() -> [Effect] {
    guard keeping.mode == .on, history.log.count > keeping.handed else { return [] }
    let entries = Array(history.log[keeping.handed...])
    if !keeping.isRunning { keeping.isRunning = entries.contains(where: \.isDeed) }
    guard keeping.isRunning else { return [] }
    defer { keeping.handed = history.log.count }
    return [.keep(entries, from: keeping.handed)]
  }

  /// Entries are on the disk, or no longer known to be.
  mutating func noteKept(_ count: Int) {
    keeping.kept = count
    guard keeping.fault != nil, count >= keeping.handed else { return }
    keeping.fault = nil
    say("All edits are kept again.")
  }

  mutating func noteNotKept(_ sentence: String) {
    if keeping.fault != sentence {
      say(
        "Edits are not kept, only remembered: \(sentence) \(key(.nameSession)) names another file.",
        .error)
    }
    keeping.fault = sentence
  }

  /// A sample's file was hashed.
  mutating func identify(_ id: SampleID, _ file: SampleFile) {
    guard keeping.mode == .on, history.analysis.sample(id)?.file != file else { return }
    try? history.begin(.identify(id, file))
  }

  /// A file was written from the present state, for the log.
  mutating func noteExport(_ export: History.Export) {
    guard keeping.mode == .on else { return }
    try? history.append(.export(export))
  }

  /// Says why edits are refused, where they are.
  mutating func refusesEdits() -> Bool {
    guard case .readOnly(let sentence) = keeping.mode else { return false }
    say(sentence, .error)
    return true
  }

  /// The commands that begin or make an edit of gates: where edits are refused nobody should draw
  /// first.
  static let edits: Set<Command.ID> = [
    .edit, .polygon, .rectangle, .ellipse, .range, .quadrants, .formula, .proposeSinglets,
    .proposeValley, .proposeBasin, .proposeSteady, .proposeDebris, .proposeQuadrants, .own,
    .rename, .delete, .paste, .earlier, .later, .compensateGates,
  ]

  /// Why edits are refused, in a sentence; nil where they are not.
  var editObstacle: String? {
    if case .readOnly(let sentence) = keeping.mode { return sentence }
    return history.lockReason.map {
      "The analysis is locked (\($0)); \(key(.history)), then \(key(.lock, in: .history)), unlocks it."
    }
  }

  /// Whether leaving now would lose what was done.
  var wouldLoseWork: Bool {
    switch keeping.mode {
    case .off: hasUnsavedWork
    case .on: keeping.fault != nil && keeping.kept < history.lastChange
    case .readOnly: false
    }
  }

  /// Whether the strategy was saved as it is, so that its session need not be offered again.
  ///
  /// No such file has shapes of samples' own, exclusions and notes: with these it is not finished.
  package var isFinished: Bool {
    guard strategyPath != nil, !hasUnsavedWork, history.hasEdits else { return false }
    let (opened, now) = (history.opened, history.analysis)
    return now.overrides == opened.overrides && now.exclusions == opened.exclusions
      && now.notes == opened.notes
  }

  /// What the header says of the edits.
  var keepingText: String {
    let edits = history.depth
    let count = edits == 0 ? [] : ["\(edits) \(edits == 1 ? "edit" : "edits")"]
    return (count + [keptText]).filter { !$0.isEmpty }
      .joined(separator: glyphs.isASCII ? ", " : " · ")
  }

  private var keptText: String {
    switch keeping.mode {
    case .off: return hasUnsavedWork ? "not saved" : history.depth == 0 ? "" : "saved"
    case .readOnly: return "read-only"
    case .on:
      if !keeping.isRunning { return history.hasEdits ? "kept" : "" }
      if keeping.fault != nil { return "NOT KEPT" }
      return keeping.kept < history.lastChange ? glyphs.isASCII ? "*" : "•" : "kept"
    }
  }

  /// Logs the exact counts that differ from those known before.
  ///
  /// Counts of a strategy as it is decided alone: a drag moves them at every step.
  mutating func noteCounts(_ answer: Answer) {
    guard keeping.mode == .on, answer.question.strategy == decidedStrategy,
      let counts = answer.exactCounts
    else { return }
    let id = answer.question.sample
    let known = keeping.known[id]
    var now = Keeping.KnownCounts(
      of: history.lastChange, counts: counts, isLogged: known?.isLogged ?? false)
    if known?.of == now.of, known?.counts == now.counts, now.isLogged || !keeping.isRunning {
      return
    }
    if keeping.isRunning {
      let rows = PopulationTree(decidedStrategy).nodes.compactMap { node -> MovedCounts.Row? in
        let (before, count) = (known?.counts[node.id], counts[node.id])
        if now.isLogged, before == count { return nil }
        return MovedCounts.Row(
          gate: node.id, population: node.path, before: before, count: count)
      }
      now.isLogged = true
      if !rows.isEmpty {
        try? history.append(
          .counts(
            MovedCounts(sample: id, of: now.of, since: known?.of ?? now.of, counts: rows)))
      }
    }
    keeping.known[id] = now
  }

  /// The counts that a session's log ends with.
  static func countsLogged(in log: [History.Entry]) -> [SampleID: Keeping.KnownCounts] {
    var known: [SampleID: Keeping.KnownCounts] = [:]
    for case .counts(let moved) in log {
      var counts = known[moved.sample]?.counts ?? [:]
      for row in moved.counts { counts[row.gate] = row.count }
      known[moved.sample] = .init(of: moved.of, counts: counts, isLogged: true)
    }
    return known
  }
}

extension History.Entry {
  /// Whether a person did it; else it came of opening or counting.
  fileprivate var isDeed: Bool {
    switch self {
    case .begin, .counts, .note: false
    case .edit, .undo, .redo, .go, .checkpoint, .reason, .signOff, .lock, .unlock, .export: true
    }
  }
}
