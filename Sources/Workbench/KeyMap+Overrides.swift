import GatingCore
import ScreenKit

extension KeyMap {
  /// A person's own keys for a command, as a configuration file words them.
  package struct Override: Hashable, Sendable {
    /// The name of the context, such as `browse`.
    package var context: String
    /// The name of the command, such as `gate.polygon`.
    package var command: String
    /// In the notation of `KeyScript`; none unbinds the command.
    package var keys: [String]
    /// Where it stands, for the sentence about a fault.
    package var line: Int?

    package init(context: String, command: String, keys: [String], line: Int? = nil) {
      self.context = context
      self.command = command
      self.keys = keys
      self.line = line
    }
  }

  /// An override whose words were understood.
  private struct Change {
    var index: Int
    var keys: [[KeyPress]]
    var line: Int?
  }

  /// The table with a person's own keys, and what stood in the way of some of them.
  ///
  /// All are applied together, so two commands can swap keys. One at fault leaves its command the
  /// keys of the table and costs nothing else; where two of them clash, the later one gives way.
  package static func applying(
    _ overrides: [Override], to standard: KeyMap = .standard
  ) -> (map: KeyMap, faults: [KeyFault]) {
    var faults: [KeyFault] = []
    var changes: [Change] = []
    for override in overrides {
      let (index, keys, fault) = standard.understand(override)
      if let fault { faults.append(KeyFault(line: override.line, fault)) }
      guard let index, let keys else { continue }
      if let earlier = changes.firstIndex(where: { $0.index == index }) {
        faults.append(KeyFault(line: override.line, .twice(override.command)))
        changes.remove(at: earlier)
      }
      changes.append(Change(index: index, keys: keys, line: override.line))
    }
    // Each round takes one change back, so the rounds end; the table itself has no clash.
    while let (place, fact) = standard.clash(changes) {
      faults.append(KeyFault(line: changes[place].line, fact))
      changes.remove(at: place)
    }
    faults.sort { ($0.line ?? 0) < ($1.line ?? 0) }
    return (standard.with(changes), faults)
  }

  private func with(_ changes: [Change]) -> KeyMap {
    var commands = commands
    for change in changes {
      commands[change.index] = commands[change.index].bound(
        to: change.keys.map { KeyScript.notation($0) })
    }
    return KeyMap(commands: commands)
  }

  /// The command that an override means and its keys, or why it can't be used.
  private func understand(
    _ override: Override
  ) -> (index: Int?, keys: [[KeyPress]]?, fault: KeyFault.Fact?) {
    guard let context = Command.Context(rawValue: override.context) else {
      return (nil, nil, .unknownContext(override.context))
    }
    guard let id = Command.ID(rawValue: override.command) else {
      return (nil, nil, .unknownCommand(override.command, near: near(override.command, context)))
    }
    guard let index = commands.firstIndex(where: { $0.id == id && $0.context == context }) else {
      let places = commands.filter { $0.id == id }.map(\.context)
      return (nil, nil, .otherContext(id, context, places: places))
    }
    var sequences: [[KeyPress]] = []
    for text in override.keys {
      switch Self.sequence(text, in: context) {
      case .success(let sequence): if !sequences.contains(sequence) { sequences.append(sequence) }
      case .failure(let refusal): return (nil, nil, .unusable(id, text, refusal))
      }
    }
    if sequences.isEmpty, commands[index].isLostWithoutKey {
      return (nil, nil, .lost(id, context))
    }
    return (index, sequences, nil)
  }

  private static func sequence(
    _ text: String, in context: Command.Context
  ) -> Result<[KeyPress], KeyFault.Refusal> {
    let sequence: [KeyPress]
    do throws(KeyScriptError) {
      sequence = try KeyScript.parse(text)
    } catch {
      return .failure(.notation(error))
    }
    guard let first = sequence.first else { return .failure(.empty) }
    if context == .prompt {
      let clear = KeyPress(.character("u"), .control)
      return first.typed != nil || first == KeyPress(.backspace) || first == clear
        ? .failure(.typing) : .success(sequence)
    }
    return first.typed.map { ("1"..."9").contains($0) } ?? false
      ? .failure(.count) : .success(sequence)
  }

  /// The first change that puts two commands on one key, or a key behind a shorter one.
  private func clash(_ changes: [Change]) -> (place: Int, fact: KeyFault.Fact)? {
    let changed = Dictionary(uniqueKeysWithValues: changes.enumerated().map { ($1.index, $0) })
    let bound = with(changes).commands
    for (place, change) in changes.enumerated().reversed() {
      for (index, other) in bound.enumerated() where other.context == bound[change.index].context {
        // Of two changes the later one gives way, and it is looked at first.
        if index == change.index || changed[index].map({ $0 > place }) ?? false { continue }
        for keys in change.keys {
          for taken in other.sequences where keys.starts(with: taken) || taken.starts(with: keys) {
            let fact = KeyFault.Fact.clash(
              bound[change.index].id, KeyScript.notation(keys), with: other.id,
              KeyScript.notation(taken))
            return (place, fact)
          }
        }
      }
      for (position, keys) in change.keys.enumerated() {
        for other in change.keys[..<position]
        where keys.starts(with: other) || other.starts(with: keys) {
          let id = bound[change.index].id
          return (
            place,
            .clash(id, KeyScript.notation(keys), with: id, KeyScript.notation(other))
          )
        }
      }
    }
    return nil
  }

  private func near(_ name: String, _ context: Command.Context) -> String? {
    commands(in: context).map { ($0.id.rawValue, EditDistance.between($0.id.rawValue, name)) }
      .filter { $0.1 <= max(1, name.count / 3) }.min { $0.1 < $1.1 }?.0
  }
}

extension Command {
  /// Whether nothing else finds it: the palette lists what can be done while looking around, and
  /// is itself found by its key alone.
  fileprivate var isLostWithoutKey: Bool {
    context != .browse || [.palette, .cancel, .quit].contains(id)
  }
}
