import Analysis

/// Leaving samples out, notes, and files that changed: what is said with a reason.
extension Model {
  /// Whether the sample on the screen is left out of what is exported.
  var isExcluded: Bool { history.analysis.exclusions[sample] != nil }

  /// What the selected population's note is about; with all events selected, the sample's.
  private var noteSubject: NoteSubject {
    selected.map { .population($0, strategyID) } ?? .sample(sample)
  }

  /// What was noted of what is selected, and why the sample is left out.
  var noteText: String? {
    let note = history.analysis.notes[noteSubject].map { "note: \($0)" }
    guard selected == nil, let reason = history.analysis.exclusions[sample] else { return note }
    return ["excluded: \(reason)", note].compactMap { $0 }.joined(separator: "; ")
  }

  mutating func beginRemark(_ id: Command.ID) {
    switch id {
    case .exclude:
      guard isExcluded else {
        mode = .prompt(Prompt(purpose: .exclude, text: ""))
        return
      }
      if perform(.exclude(sample, reason: nil)) {
        say("\(sampleEntry.name) is in exports again; \(key(.undo)) undoes.")
      }
    case .note:
      let text = history.analysis.notes[noteSubject] ?? ""
      mode = .prompt(Prompt(purpose: .note(noteSubject), text: text))
    default: mode = .prompt(Prompt(purpose: .acceptChanged, text: ""))
    }
  }

  mutating func acceptRemark(_ prompt: Prompt) -> [Effect] {
    let text = String(prompt.text.drop { $0 == " " })
    switch prompt.purpose {
    case .note(let subject):
      mode = .browse
      let old = history.analysis.notes[subject]
      if text == old ?? "" { return [] }
      if perform(.note(subject, text.isEmpty ? nil : text)) {
        let name = history.analysis.name(of: subject)
        say("\(text.isEmpty ? "Removed the note" : "Noted") on \(name); \(key(.undo)) undoes.")
      }
    case _ where text.isEmpty:
      say("Say why in a few words, or Esc.", .warning)
    case .exclude:
      mode = .browse
      if perform(.exclude(sample, reason: text)) {
        say("\(sampleEntry.name) is left out of exports; \(key(.undo)) undoes.")
      }
    default:
      mode = .browse
      return acceptChangedFile(because: text)
    }
    return []
  }

  /// Takes the file that changed for the sample's from now on, and loads it.
  private mutating func acceptChangedFile(because reason: String) -> [Effect] {
    guard let changed = changedFiles[sample], !refusesEdits() else { return [] }
    do throws(EditError) {
      for entry in changed.acceptance(for: sampleEntry, because: reason) {
        try history.append(entry)
      }
    } catch {
      say(error.description, .error)
      return []
    }
    changedFiles[sample] = nil
    loading[sample] = nil
    say("\(sampleEntry.name) is the changed file from now on; all is counted again.")
    return [.renew(sampleEntry)] + loadFromHere()
  }

  /// Why a sample can't be left out, exported, or its changed file accepted now.
  func obstacle(toRemarking id: Command.ID) -> String? {
    switch id {
    case .export:
      return history.analysis.exclusions[sample].map {
        "\(sampleEntry.name) is excluded (\($0)); \(key(.exclude)) takes it in again."
      }
    case .acceptChanged:
      if changedFiles[sample] == nil { return "\(sampleEntry.name) has no changed file to accept." }
      fallthrough
    default:
      if case .readOnly(let sentence) = keeping.mode { return sentence }
      return history.lockReason.map { "The analysis is locked (\($0)); unlock it first." }
    }
  }

  /// Loads what is not loaded, also what was not found before.
  mutating func loadAgain() -> [Effect] {
    for (id, state) in loading {
      if case .failed = state { loading[id] = nil }
    }
    return loadFromHere()
  }

  /// A sample's file was found at another path.
  mutating func locate(_ id: SampleID, _ path: String) {
    guard let entry = history.analysis.sample(id), entry.path != path else { return }
    if keeping.mode == .on { try? history.begin(.locate(id, path: path)) }
    say("\(entry.name) was found at \(path).")
  }
}
