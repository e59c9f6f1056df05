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

/// `dotgate themes`: the looks that ship.
struct ThemesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "themes",
    abstract: "List the themes that ship.",
    discussion: "Example: dotgate --theme light sample.fcs")

  func run() {
    for name in BuiltInThemes.names { print(name) }
  }
}

/// `dotgate keys`: the keys of the workstation.
struct KeysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys",
    abstract: "List the keys of the workstation.",
    discussion: "Example: dotgate keys --markdown")

  @Flag(help: "As the Markdown tables of the README.")
  var markdown = false

  func run() {
    if markdown {
      print(HelpText.markdown, terminator: "")
      return
    }
    for line in HelpText.lines(isASCII: false) {
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
