import ArgumentParser
import Settings
import Templates
import Workbench

/// `dotgate templates`: the strategies that ship.
struct TemplatesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "templates",
    abstract: "List the strategies that ship.",
    discussion: "Example: dotgate gate builtin:marrow sample.fcs")

  func run() {
    for template in Template.all { print("builtin:\(template.name)  \(template.summary)") }
  }
}

/// `dotgate themes`: the looks there are.
struct ThemesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "themes",
    abstract: "List the themes: those that ship, and your own with what is wrong in them.",
    discussion: """
      Your own are TOML files in dotgate/themes in $XDG_CONFIG_HOME or ~/.config; what one lacks is
      as in dark. T changes the theme in the workstation.

      Example: dotgate --theme light sample.fcs
      """)

  func run() {
    let themes = ThemeCatalogue()
    for name in themes.names {
      print(TerminalText.safe(themes.path(of: name).map { "\(name)  \($0)" } ?? name))
      for fault in themes.theme(named: name).warnings { Talk.warn(fault) }
    }
  }
}

/// `dotgate keys`: the keys of the workstation.
struct KeysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys",
    abstract: "List the keys of the workstation, your own included (dotgate config).",
    discussion: "Example: dotgate keys --default")

  @Flag(name: .customLong("default"), help: "The keys without a configuration file.")
  var isDefault = false

  @Flag(help: "As the Markdown tables of the README; without a configuration file.")
  var markdown = false

  func run() {
    if markdown {
      print(HelpText.markdown, terminator: "")
      return
    }
    var keyMap = KeyMap.standard
    if !isDefault {
      let file = ConfigurationFile(themes: ThemeCatalogue().names)
      for warning in file.warnings { Talk.warn(warning) }
      keyMap = file.keyMap
    }
    for line in HelpText.lines(isASCII: false, keyMap: keyMap) {
      let padding = String(repeating: " ", count: max(1, 18 - line.keys.count))
      print(line.isTitle || line.text.isEmpty ? line.text : "  \(line.keys)\(padding)\(line.text)")
    }
  }
}

/// `dotgate version`.
struct VersionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "version", abstract: "Print the version.", discussion: "Example: dotgate version")

  func run() { print("dotgate \(Dotgate.version)") }
}
