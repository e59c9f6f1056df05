import GatingCore

/// The subcommands' names, to offer one for a mistyped word.
enum CommandNames {
  static let all = Dotgate.configuration.subcommands.compactMap { $0.configuration.commandName }

  /// The subcommand that a word probably means; nil when none is near.
  static func near(_ word: String) -> String? {
    all.map { ($0, EditDistance.between($0, word.lowercased())) }
      .filter { $0.1 <= max(1, min(2, word.count / 2)) }.min { $0.1 < $1.1 }?.0
  }
}
