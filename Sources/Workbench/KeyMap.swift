import ScreenKit

/// The keys of the commands as they are in force: those of the command table, or a person's own.
///
/// Whatever matches or shows keys asks the map, so that hints, help, palette and sentences agree.
package struct KeyMap: Hashable, Sendable {
  /// The commands with their keys, in the order of the table; one without keys is unbound.
  package let commands: [Command]

  /// The keys of the command table.
  package static let standard = KeyMap(commands: CommandTable.all)

  init(commands: [Command]) { self.commands = commands }

  /// The commands of a context.
  package func commands(in context: Command.Context) -> [Command] {
    commands.filter { $0.context == context }
  }

  /// A command in a context; nil where it has no place there.
  package func command(_ id: Command.ID, in context: Command.Context) -> Command? {
    commands.first { $0.id == id && $0.context == context }
  }

  /// What a sequence of keys means in a context.
  package enum Match: Hashable, Sendable {
    case command(Command)
    /// The beginning of longer ones.
    case prefix([Command])
    case none
  }

  package func match(_ keys: [KeyPress], in context: Command.Context) -> Match {
    var longer: [Command] = []
    for command in commands(in: context) {
      for sequence in command.sequences {
        if sequence == keys { return .command(command) }
        if sequence.count > keys.count, sequence.prefix(keys.count).elementsEqual(keys),
          longer.last?.id != command.id
        {
          longer.append(command)
        }
      }
    }
    return longer.isEmpty ? .none : .prefix(longer)
  }

  /// What the commands behind a prefix are about, in a word.
  func title(ofPrefix commands: [Command]) -> String {
    // A word belongs to the prefix that the commands have in the table.
    let titles = Set(
      commands.map { command in
        KeyMap.standard.command(command.id, in: command.context)?.keys
          .compactMap { CommandTable.prefixTitles[$0.prefix(1).description] }.first
      })
    return titles.count == 1 ? titles.first.flatMap { $0 } ?? "more" : "more"
  }

  /// The key of a command as sentences name it: the first of its keys in the context, else what
  /// finds it in the palette.
  package func name(
    of id: Command.ID, in context: Command.Context = .browse, isASCII: Bool
  ) -> String {
    if let keys = command(id, in: context)?.keys.first {
      let described = HelpText.describe(keys, isASCII: isASCII)
      return described.count == 3 ? described.filter { $0 != " " } : described
    }
    return name(of: .palette, isASCII: isASCII) + id.rawValue
  }
}

extension Command {
  /// The keys that do it, as pressed.
  var sequences: [[KeyPress]] { keys.compactMap { try? KeyScript.parse($0) } }
}

extension Model {
  /// The keys in force.
  package var keyMap: KeyMap { preferences.keyMap }

  /// The list of the keys in force.
  var helpLines: [HelpText.Line] {
    HelpText.lines(isASCII: glyphs.isASCII, keyMap: keyMap)
  }

  /// The key of a command as sentences name it.
  func key(_ id: Command.ID, in context: Command.Context = .browse) -> String {
    keyMap.name(of: id, in: context, isASCII: glyphs.isASCII)
  }
}
