import Commands
import Foundation
import ScreenKit
import TestSupport
import Testing

@Suite struct ThemeCatalogueTests {
  /// A folder of configuration with theme files; goes with the program.
  private func configuration(_ files: [String: String]) throws -> Program {
    let program = try Program()
    let folder = program.folder.appending(path: "dotgate/themes")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, text) in files {
      try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
    }
    return program
  }

  @Test func ownThemesFollowThoseThatShip() throws {
    let program = try configuration([
      "sea.toml": "name = \"sea\"\n[roles]\ntext = { foreground = \"#00ffff\" }\n",
      "light.toml": "[roles]\ntext = { foreground = \"#010203\" }\n", "notes.txt": "no theme",
      ".hidden.toml": "",
    ])
    let themes = ThemeCatalogue(environment: ["XDG_CONFIG_HOME": program.folder.path])
    #expect(themes.names == ["dark", "light", "high-contrast", "monochrome", "sea"])
    #expect(themes.theme(named: "sea").theme.ink == Colour(0x00FFFF))
    #expect(themes.theme(named: "light").theme.ink == Colour(0x010203))
    #expect(themes.theme(named: "dark").warnings.isEmpty)
    // What a file lacks is as in the dark theme.
    let dark = themes.theme(named: "dark").theme
    #expect(themes.theme(named: "sea").theme.style(of: .error) == dark.style(of: .error))
  }

  @Test func theFolderIsFoundAsTheSpecificationSays() throws {
    let program = try configuration([:])
    let config = program.folder.appending(path: ".config/dotgate/themes")
    try FileManager.default.createDirectory(at: config, withIntermediateDirectories: true)
    try "".write(to: config.appending(path: "home.toml"), atomically: true, encoding: .utf8)
    let home = ["HOME": program.folder.path]
    #expect(ThemeCatalogue(environment: home).names.last == "home")
    let relative = home.merging(["XDG_CONFIG_HOME": "config"]) { $1 }
    #expect(ThemeCatalogue(environment: relative).names.last == "home")
    let elsewhere = home.merging(["XDG_CONFIG_HOME": "/nonexistent"]) { $1 }
    #expect(ThemeCatalogue(environment: elsewhere).names.last == "monochrome")
    #expect(ThemeCatalogue(environment: [:]).folder == nil)
  }

  @Test func aFaultyThemeIsNamedWithItsLineAndTheDefaultStandsIn() throws {
    let program = try configuration([
      "broken.toml": "name = \"broken\"\n[roles\n", "colour.toml": "gates = 3\n[roles]\n",
    ])
    let themes = ThemeCatalogue(environment: ["XDG_CONFIG_HOME": program.folder.path])
    let dark = themes.theme(named: "dark").theme
    let broken = themes.theme(named: "broken")
    #expect(broken.theme.styles == dark.styles)
    #expect(broken.warnings.first?.hasPrefix("broken.toml, line 2: not a TOML file") == true)
    let colour = themes.theme(named: "colour")
    #expect(colour.theme.gates == dark.gates)
    #expect(
      colour.warnings.first
        == "colour.toml, line 1: 'gates' must be a list of colours; the fallback is used")
  }

  @Test func whatIsNoTextFileIsRefused() throws {
    let program = try configuration([:])
    let folder = program.folder.appending(path: "dotgate/themes")
    try Data([0xFF, 0xFE, 0x80]).write(to: folder.appending(path: "bytes.toml"))
    try FileManager.default.createDirectory(
      at: folder.appending(path: "folder.toml"), withIntermediateDirectories: true)
    let themes = ThemeCatalogue(environment: ["XDG_CONFIG_HOME": program.folder.path])
    for name in ["bytes", "folder"] {
      #expect(themes.theme(named: name).warnings.count == 1, "\(name)")
      #expect(themes.theme(named: name).theme == themes.theme(named: "dark").theme)
    }
  }

  @Test func theListingNamesFilesAndFaults() throws {
    let program = try configuration(["mine.toml": "oops\n"])
    let result = try ChildProcess.run(
      Program.path, ["themes"],
      environment: ["PATH": "/usr/bin:/bin", "XDG_CONFIG_HOME": program.folder.path])
    #expect(result.status == 0)
    let lines = result.output.split(separator: "\n")
    #expect(lines.prefix(4) == ["dark", "light", "high-contrast", "monochrome"])
    #expect(lines.last == "mine  \(program.folder.path)/dotgate/themes/mine.toml")
    #expect(result.errors.hasPrefix("warning: mine.toml, line 1: not a TOML file"))
  }
}
