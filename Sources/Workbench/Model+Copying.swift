import Analysis
import Plotting
import ScreenKit

/// Results for the clipboard of the terminal.
extension Model {
  /// Hands the selected population's result to the terminal, in one line.
  mutating func copyLine() -> [Effect] {
    guard let answer, let count = answer.count(of: selected) else { return [] }
    var parts = [sampleEntry.name]
    if let selected, let node = tree[selected] {
      parts += [node.path, "\(NumberText.count(count)) events"]
      if let percent = answer.percent(of: selected, in: node.parent) {
        parts.append("\(NumberText.percent(percent)) % of \(name(of: node.parent))")
      }
      if node.parent != nil, let percent = answer.percent(of: selected, in: nil) {
        parts.append("\(NumberText.percent(percent)) % of all events")
      }
    } else {
      parts += [name(of: nil), "\(NumberText.count(count)) events"]
    }
    return copy(parts.joined(separator: "  "), as: "the line of \(name(of: selected))")
  }

  /// Hands the counts of all populations to the terminal, as the TSV that files hold.
  mutating func copyTable() -> [Effect] {
    guard let answer else { return [] }
    let table = CountTable(
      sample: sampleEntry.name, strategy: decidedStrategy, eventCount: answer.eventCount,
      counts: answer.counts, fidelity: answer.question.fidelity)
    return copy(
      table.separated(by: "\t"), as: "\(NumberText.count(table.rows.count + 1)) lines of counts")
  }

  private mutating func copy(_ text: String, as what: String) -> [Effect] {
    // What acts on a terminal stays out of where it is pasted; tabs and line ends are meant.
    let safe = String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { $0 == "\t" || $0 == "\n" ? $0 : Screen.shown($0) }))
    let size = NumberText.count(safe.utf8.count)
    guard ClipboardSequence.takes(safe) else {
      say(
        "\(size) bytes are more than terminals take; \(key(.export)) writes the counts to a file.",
        .warning)
      return []
    }
    say("Sent \(what) (\(size) bytes) to the terminal's clipboard; a terminal may refuse it.")
    return [.copy(safe)]
  }

  /// Why there is nothing to copy, in a sentence.
  func obstacle(toCopying command: Command.ID) -> String? {
    if let excluded = obstacle(toRemarking: .export) { return excluded }
    guard let answer, answer.question.strategy == decidedStrategy else { return "Still counting." }
    guard command == .copyLine, answer.count(of: selected) == nil else { return nil }
    return "\(name(of: selected)) could not be evaluated; it has no count to copy."
  }
}
