import Commands
import Foundation
import ScreenKit
import Settings
import TestSupport
import Testing
import Workbench

@Suite struct ConfigurationFileTests {
  private let themes = ["dark", "light", "sea"]

  /// The program with a configuration file.
  private func program(_ text: String) throws -> Program {
    let program = try Program()
    try FileManager.default.createDirectory(
      at: program.folder.appending(path: "dotgate"), withIntermediateDirectories: true)
    try program.write(text, to: "dotgate/config.toml")
    return program
  }

  private func read(_ text: String) throws -> ConfigurationFile {
    let program = try program(text)
    return ConfigurationFile(
      themes: themes, environment: ["XDG_CONFIG_HOME": program.folder.path, "HOME": "/home/me"])
  }

  private func run(_ program: Program, _ arguments: String...) throws -> ChildProcess.Result {
    try ChildProcess.run(
      Program.path, arguments,
      environment: [
        "PATH": "/usr/bin:/bin", "SWIFT_BACKTRACE": "enable=no",
        "XDG_CONFIG_HOME": program.folder.path,
      ])
  }

  @Test func thePrintedFileIsTheDefaults() throws {
    let printed = try Program().run("config").output
    #expect(printed == ConfigurationFile.template)
    let file = try read(printed)
    #expect(file.warnings.isEmpty)
    var configuration = file.configuration
    configuration.lines = [:]
    #expect(configuration == Configuration())
    #expect(file.keyMap == .standard)
    #expect(file.preferences == Preferences(glyphs: .braille))
    // With the signs before its keys taken away it still says the same.
    let lines = printed.split(separator: "\n", omittingEmptySubsequences: false)
    let live = lines.map { $0.hasPrefix("# \"") ? $0.dropFirst(2) : $0 }.joined(separator: "\n")
    let whole = try read(live)
    #expect(whole.warnings.isEmpty)
    #expect(whole.configuration.keys.count == CommandTable.all.count)
    #expect(whole.keyMap == .standard)
    #expect(lines.allSatisfy { $0.count <= 100 })
  }

  @Test func withoutAFileTheDefaultsHold() throws {
    for environment in [[:], ["HOME": "/nonexistent"], ["XDG_CONFIG_HOME": "relative"]] {
      let file = ConfigurationFile(themes: themes, environment: environment)
      #expect(file.configuration == Configuration())
      #expect(file.warnings.isEmpty && file.summary == nil)
    }
  }

  @Test func faultsOfAllKindsComeInTheOrderOfTheirLines() throws {
    let file = try read(
      """
      theme = "rainbow"
      [keys.browse]
      "gate.polygon" = ["q"]
      "plot.xAxis" = ["X"]
      [export]
      folder = "~/counts"
      format = "xls"
      """)
    #expect(
      file.warnings == [
        "config.toml, line 1: 'theme' can't be 'rainbow'; there are dark, light, sea. "
          + "The default is used",
        "config.toml, line 3: 'q' is a key of 'quit' already; "
          + "the keys of 'gate.polygon' stay as they are",
        "config.toml, line 7: 'export.format' can't be 'xls'; there are csv, tsv, json. "
          + "The default is used",
      ])
    #expect(file.summary?.hasSuffix("The default is used; 2 more: dotgate config --check") == true)
    #expect(file.configuration.theme == "dark")
    #expect(file.preferences.folder == "/home/me/counts")
    #expect(file.keyMap.command(.xAxis, in: .browse)?.keys == ["X"])
    #expect(file.keyMap.command(.polygon, in: .browse)?.keys == ["gp"])
  }

  @Test func whatIsNoTextFileIsRefused() throws {
    let program = try program("")
    try Data([0xFF, 0xFE]).write(to: program.folder.appending(path: "dotgate/config.toml"))
    let file = ConfigurationFile(
      themes: themes, environment: ["XDG_CONFIG_HOME": program.folder.path])
    #expect(
      file.warnings == ["config.toml: it can't be read as text; the defaults are used"])
  }

  @Test func aFileIsCheckedAndItsKeysAreListed() throws {
    let right = try program("[keys.browse]\n\"gate.polygon\" = [\"<f5>\"]\n")
    let checked = try run(right, "config", "--check")
    #expect(checked.status == 0)
    #expect(checked.output == "\(right.folder.path)/dotgate/config.toml: nothing is wrong\n")
    #expect(try run(right, "keys").output.contains("  F5                draw a polygon gate\n"))
    #expect(
      try run(right, "keys", "--default").output.contains("  g p               draw a polygon gate")
    )
    #expect(try run(right, "keys", "--markdown").output.contains("| `g p` | draw a polygon gate |"))
    let faulty = try program("colour = 7\n")
    let listed = try run(faulty, "keys")
    #expect(listed.status == 0 && listed.errors.hasPrefix("warning: config.toml, line 1: "))
    let wrong = try run(faulty, "config", "--check")
    #expect(wrong.status == 3)
    #expect(wrong.output.isEmpty)
    #expect(
      wrong.errors
        == "warning: config.toml, line 1: there is no setting 'colour'; dotgate config prints "
        + "those there are\n")
  }
}

/// Settings of the whole program in a real terminal.
@Suite(
  .serialized,
  .enabled(
    if: TmuxSession.isAvailable, "tmux is not installed: the program is not run in a terminal"))
struct ConfigurationInTerminalTests {
  @Test func settingsAreInForceAndAFaultIsSaid() throws {
    let program = try Program()
    try FileManager.default.createDirectory(
      at: program.folder.appending(path: "dotgate"), withIntermediateDirectories: true)
    try program.write(
      """
      theme = "light"
      colours = "true"
      mouse = false
      oops = 1
      [keys.browse]
      quit = ["Z"]
      """, to: "dotgate/config.toml")
    let tmux = try TmuxSession(environment: ["XDG_CONFIG_HOME": program.folder.path])
    try tmux.run("clear; \(Program.path)")
    try #require(tmux.wait(for: "config.toml, line 4: there is no setting 'oops'"), "\(tmux.rows)")
    // The sentence is on the terminal before the screen is.
    #expect(
      tmux.wait { $0.rows.last { !$0.isEmpty }?.contains("Z quit") == true }, "\(tmux.rows)")
    let paper = try #require(BuiltInThemes.theme(named: "light").theme.paper)
    #expect(tmux.styledRows[0].contains("48;2;\(paper.red);\(paper.green);\(paper.blue)"))
    #expect(try tmux.state("#{mouse_any_flag}") == "0")
    try tmux.type("q")
    #expect(tmux.wait(for: "q does nothing here; ? lists the keys."), "\(tmux.rows)")
    try tmux.type("Z")
    #expect(try tmux.wait(until: { try $0.state("#{alternate_on}") == "0" }))
    #expect(tmux.rows.contains { $0.contains("warning: config.toml, line 4") })
  }
}
