import ScreenKit

extension KeyMap {
  /// The keys as the tables of a configuration file, a comment above each command and the command
  /// itself commented out, so that what is not changed follows the program.
  package var configuration: String {
    Command.Context.allCases.map { context in
      "# \(context.title).\n[keys.\(context.rawValue)]\n"
        + commands(in: context).map { command in
          let keys = command.keys.map(Self.quoted).joined(separator: ", ")
          return "# To \(command.help):\n# \"\(command.id.rawValue)\" = [\(keys)]\n"
        }.joined()
    }.joined(separator: "\n")
  }

  private static func quoted(_ key: String) -> String {
    "\"" + key.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
