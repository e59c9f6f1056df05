import GatingCore

extension Analysis {
  /// Leaves a sample out, or takes it in again.
  mutating func exclude(_ id: SampleID, _ reason: String?) throws(EditError) -> Edit {
    guard sample(id) != nil else { throw .unknownSample(id) }
    let old = exclusions[id]
    exclusions[id] = reason
    return .exclude(id, reason: old)
  }

  /// Notes something; a note on what is deleted later stays, for undo brings both back.
  mutating func note(_ subject: NoteSubject, _ text: String?) throws(EditError) -> Edit {
    switch subject {
    case .sample(let id):
      if sample(id) == nil { throw .unknownSample(id) }
    case .population(let gate, let id):
      guard let strategy = strategies[id] else { throw .unknownStrategy(id) }
      if strategy.gate(gate) == nil { throw .unknownGate(gate) }
    }
    let old = notes[subject]
    notes[subject] = text
    return .note(subject, old)
  }

  /// What a note's subject is called; its id where it is no longer there.
  package func name(of subject: NoteSubject) -> String {
    switch subject {
    case .sample(let id): sample(id)?.name ?? id.rawValue
    case .population(let gate, let id):
      strategies[id].flatMap { PopulationTree($0)[gate]?.name ?? $0.gate(gate)?.name }
        ?? gate.rawValue
    }
  }

  /// The samples that are left out, in their order, with the reasons.
  package var excluded: [(sample: Sample, reason: String)] {
    samples.compactMap { sample in exclusions[sample.id].map { (sample, $0) } }
  }
}

extension AnalysisDifference {
  /// The differences of exclusions, notes and of what changed files hold.
  static func remarks(_ old: Analysis, _ new: Analysis) -> [Change] {
    var changes: [Change] = []
    for sample in new.samples {
      guard let before = old.sample(sample.id) else { continue }
      if sample.eventCount != before.eventCount || sample.panel != before.panel {
        let panel = sample.panel == before.panel ? "" : " and other parameters"
        changes.append(
          Change("`\(sample.name)` holds \(DataText.count(sample.eventCount)) events\(panel)"))
      }
    }
    for sample in new.samples where old.exclusions[sample.id] != new.exclusions[sample.id] {
      let reason = new.exclusions[sample.id]
      changes.append(
        Change("`\(sample.name)` " + (reason.map { "excluded: \($0)" } ?? "included again")))
    }
    let subjects = Set(old.notes.keys).union(new.notes.keys)
      .filter { old.notes[$0] != new.notes[$0] }
    let named = subjects.map { subject in
      let isKnown = new.notes[subject] != nil
      return (name: (isKnown ? new : old).name(of: subject), text: new.notes[subject])
    }
    for note in named.sorted(by: { $0.name < $1.name }) {
      changes.append(
        Change(
          note.text.map { "noted of `\(note.name)`: \($0)" } ?? "note on `\(note.name)` removed"))
    }
    return changes
  }
}
