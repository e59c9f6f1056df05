import ScreenKit

/// The list of keys, made from the table of commands and a person's own keys.
package enum HelpText {
  /// One line of it.
  package struct Line: Hashable, Sendable {
    package var keys: String
    package var text: String
    package var isTitle: Bool
  }

  /// A section a context, a line a command.
  package static func lines(isASCII: Bool, keyMap: KeyMap = .standard) -> [Line] {
    Command.Context.allCases.flatMap { context in
      [Line(keys: "", text: context.title, isTitle: true)]
        + keyMap.commands(in: context).map { command in
          Line(
            keys: command.keys.map { describe($0, isASCII: isASCII) }.joined(separator: ", "),
            text: command.help, isTitle: false)
        } + [Line(keys: "", text: "", isTitle: false)]
    }
  }

  /// A key sequence as people read it, as in `g p` or `⇧←`.
  package static func describe(_ keys: String, isASCII: Bool) -> String {
    ((try? KeyScript.parse(keys)) ?? []).map { KeyScript.describe($0, ascii: isASCII) }
      .joined(separator: " ")
  }

  /// The list as a Markdown table, for the README: the keys of the table.
  package static var markdown: String {
    Command.Context.allCases.map { context in
      "**\(context.title)**\n\n| key | to |\n| --- | --- |\n"
        + KeyMap.standard.commands(in: context).map { command in
          let keys = command.keys.map { "`\(describe($0, isASCII: false))`" }
            .joined(separator: " ")
          return "| \(keys.replacing("|", with: "\\|")) | \(command.help) |\n"
        }.joined()
    }.joined(separator: "\n")
  }
}
