import ScreenKit

/// The palette of commands, and what was done last.
extension Model {
  /// The commands that a text in the palette finds, best match first; among equals what was used
  /// last, then the order of the table.
  package func commands(for text: String) -> [Command] {
    let words = text.lowercased().split(separator: " ").map(String.init)
    let all = keyMap.commands(in: .browse).filter { ![.palette, .cancel].contains($0.id) }
    let ranked = all.enumerated().compactMap { index, command -> (Command, [Int])? in
      var score = 0
      for word in words {
        guard let cost = Self.cost(of: word, in: command) else { return nil }
        score += cost
      }
      let age = recentCommands.firstIndex(of: command.id) ?? recentCommands.count
      return (command, [score, age, index])
    }
    return ranked.sorted { $0.1.lexicographicallyPrecedes($1.1) }.map(\.0)
  }

  /// How far a word is from a command: at the beginning of one of its words, within one, or as
  /// letters of its identifier in order; nil where it is none of these.
  private static func cost(of word: String, in command: Command) -> Int? {
    let id = command.id.rawValue.lowercased()
    let text = id + " " + command.help.lowercased()
    if command.keys.contains(where: { $0.lowercased() == word }) { return 0 }
    let pieces = text.split { !($0.isLetter || $0.isNumber) }
    if pieces.contains(where: { $0.hasPrefix(word) }) { return 0 }
    if text.contains(word) { return 1 }
    var rest = Substring(word)
    for letter in id where letter == rest.first { rest.removeFirst() }
    return rest.isEmpty ? 2 : nil
  }

  mutating func acceptCommand(_ prompt: Prompt) -> [Effect] {
    let found = commands(for: prompt.text)
    guard found.indices.contains(prompt.marked) else {
      say("No command matches \(prompt.text); type part of what it does.", .warning)
      return []
    }
    mode = .browse
    return run(found[prompt.marked], times: nil)
  }

  /// Does a command, or says why it can't be done, and remembers it.
  mutating func run(_ command: Command, times: Int?) -> [Effect] {
    if let obstacle = obstacle(to: command.id) {
      say(obstacle, .warning)
      return []
    }
    if command.id == .repeatLast {
      guard let last = lastChange[command.context] else { return [] }
      return run(last.command, times: times ?? last.times)
    }
    let before = self
    let effects = perform(command.id, times: times ?? 1)
    if command.context == .browse, !command.isStep {
      recentCommands.removeAll { $0 == command.id }
      recentCommands.insert(command.id, at: 0)
    }
    if context == command.context, ![.undo, .redo, .cancel].contains(command.id),
      hasChanged(since: before)
    {
      lastChange[command.context] = Change(command: command, times: times ?? 1)
    }
    return effects
  }

  /// Whether gates or what the plot shows differ.
  private func hasChanged(since before: Model) -> Bool {
    history.log.count != before.history.log.count || sample != before.sample
      || chosenAxes != before.chosenAxes || drag?.geometry != before.drag?.geometry
      || tuning != before.tuning || measuring != before.measuring
  }

  private var tuning: ScaleTuning? { if case .scale(let tuning) = mode { tuning } else { nil } }

  /// A command that changed something, to be repeated.
  struct Change: Hashable, Sendable {
    var command: Command
    var times: Int
  }
}

extension Command {
  /// Whether it only takes a step, of the crosshair or in the tree, and is no use in the palette's
  /// memory.
  fileprivate var isStep: Bool {
    ["crosshair.", "tree."].contains { id.rawValue.hasPrefix($0) } || id == .palette
  }
}
