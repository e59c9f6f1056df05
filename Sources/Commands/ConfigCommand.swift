import ArgumentParser

/// `dotgate config`: the configuration file to begin with, and what is wrong in one's own.
struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config",
    abstract: "Print the configuration file to begin with: every setting and key, commented.",
    discussion: """
      Your own is dotgate/config.toml in $XDG_CONFIG_HOME or ~/.config. It sets
      the theme, the glyphs, the colours, the mouse and the keys; what it leaves
      out or gets wrong is as printed.

      Example: mkdir -p ~/.config/dotgate
      Example: dotgate config > ~/.config/dotgate/config.toml
      """)

  @Flag(help: "Name what is wrong in your own file, by line; exit 3 if anything is.")
  var check = false

  func run() throws {
    guard check else {
      print(ConfigurationFile.template, terminator: "")
      return
    }
    let file = ConfigurationFile(themes: ThemeCatalogue().names)
    for warning in file.warnings { Talk.warn(warning) }
    guard file.warnings.isEmpty else { throw ExitStatus.unmet }
    print(TerminalText.safe(file.path.map { "\($0): nothing is wrong" } ?? "no configuration"))
  }
}
