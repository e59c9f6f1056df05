import GatingCore

/// A log in words, an entry a line.
package enum HistoryText {
  /// What an entry did.
  package struct Line: Hashable, Sendable {
    /// The entry's number, from 1.
    package var number: Int
    /// Phrases, without a full stop.
    package var text: String
  }

  /// Every entry but the counts, which are told with the entry that moved them.
  /// - Parameter start: the state before the first entry.
  /// - Throws: `EditError` for a log that no history wrote.
  package static func lines(
    _ log: [History.Entry], after start: Analysis = Analysis()
  ) throws(EditError) -> [Line] {
    let counts = counts(in: log)
    var lines: [Line] = []
    var history = History(start)
    for (index, entry) in log.enumerated() {
      let before = history.analysis
      try history.append(entry)
      if case .counts = entry { continue }
      let number = index + 1
      let moved = counts[number]
      let difference = AnalysisDifference(from: before, to: history.analysis)
      let phrases = difference.phrases(before: moved?.before ?? [:], after: moved?.after ?? [:])
      lines.append(Line(number: number, text: text(entry, phrases.joined(separator: "; "))))
    }
    return lines
  }

  /// The differences between the states after two entries, with the counts of the last samples
  /// that were counted there.
  /// - Parameter start: the state before the first entry.
  /// - Throws: `EditError` for a log that no history wrote, or without such an entry.
  package static func difference(
    from first: Int, to last: Int, in log: [History.Entry], after start: Analysis = Analysis()
  ) throws(EditError) -> [String] {
    for number in [first, last] where !(0...log.count).contains(number) {
      throw .unknownEntry(number)
    }
    let old = try History(replaying: log.prefix(first), after: start)
    let new = try History(replaying: log.prefix(last), after: start)
    return AnalysisDifference(from: old.analysis, to: new.analysis).phrases(
      before: known(after: old.lastChange, in: log), after: known(after: new.lastChange, in: log))
  }

  private static func text(_ entry: History.Entry, _ difference: String) -> String {
    switch entry {
    case .begin, .edit: difference.isEmpty ? "nothing changed" : difference
    case .undo: "undone: " + difference
    case .redo: "done again: " + difference
    case .go(let number): "back to entry \(number): " + difference
    case .counts: ""
    case .checkpoint(let name): "checkpoint `\(name)`"
    case .note(let text): "note: \(text)"
    case .reason(let text): "reason: \(text)"
    case .signOff(let signOff): "signed off by \(signOff.name): \(signOff.meaning)"
    case .lock(let reason): "locked: \(reason)"
    case .unlock(let reason): "unlocked: \(reason)"
    case .export(let export):
      "wrote \(export.path), SHA-256 \(export.sha256)"
        + (export.fidelity.map { ", \($0.title)" } ?? "")
    }
  }

  /// By the number of an entry, the counts before and after it, of the sample counted first.
  private static func counts(
    in log: [History.Entry]
  ) -> [Int: (before: [GateID: Int], after: [GateID: Int])] {
    var counts: [Int: (before: [GateID: Int], after: [GateID: Int])] = [:]
    for case .counts(let moved) in log where counts[moved.of] == nil {
      counts[moved.of] = (dictionary(moved, \.before), dictionary(moved, \.count))
    }
    return counts
  }

  /// The counts of the sample counted first, as they were after an entry.
  private static func known(after number: Int, in log: [History.Entry]) -> [GateID: Int] {
    var known: [GateID: Int] = [:]
    var sample: SampleID?
    for case .counts(let moved) in log where sample == nil || moved.sample == sample {
      sample = moved.sample
      if moved.of > number, known.isEmpty { known = dictionary(moved, \.before) }
      if moved.of <= number { known.merge(dictionary(moved, \.count)) { $1 } }
    }
    return known
  }

  private static func dictionary(
    _ moved: MovedCounts, _ value: (MovedCounts.Row) -> Int?
  ) -> [GateID: Int] {
    var values: [GateID: Int] = [:]
    for row in moved.counts { values[row.gate] = value(row) }
    return values
  }
}
