import Settings
import Testing

@Suite struct ConfigurationReaderTests {
  private func read(_ text: String) -> (configuration: Configuration, sentences: [String]) {
    let (configuration, warnings) = ConfigurationReader.read(text, file: "config.toml")
    return (configuration, warnings.map(\.description))
  }

  @Test func everySettingIsTaken() {
    let (configuration, sentences) = read(
      """
      theme = "sea"
      glyphs = "half-blocks"
      colours = "256"
      mouse = false
      analyst = "A. Müller"
      [export]
      folder = "~/counts"
      format = "tsv"
      [keys.browse]
      "gate.polygon" = ["gp", "<f5>"]
      gate.range = "R"
      "counts.export" = []
      [keys.draw]
      "draw.corner" = ["."]
      """)
    #expect(sentences.isEmpty)
    #expect(configuration.theme == "sea")
    #expect(configuration.glyphs == .halfBlocks)
    #expect(configuration.colours == .indexed)
    #expect(!configuration.usesMouse)
    #expect(configuration.analyst == "A. Müller")
    #expect(configuration.exportFolder == "~/counts")
    #expect(configuration.exportFormat == .tsv)
    #expect(configuration.lines["theme"] == 1)
    #expect(
      configuration.keys == [
        .init(context: "browse", command: "gate.polygon", keys: ["gp", "<f5>"], line: 10),
        .init(context: "browse", command: "gate.range", keys: ["R"], line: 11),
        .init(context: "browse", command: "counts.export", keys: [], line: 12),
        .init(context: "draw", command: "draw.corner", keys: ["."], line: 14),
      ])
  }

  @Test func anEmptyFileAndTheTemplateAreTheDefaults() {
    #expect(read("").configuration == Configuration())
    #expect(read("").sentences.isEmpty)
    var (configuration, sentences) = read(Configuration.template)
    #expect(sentences.isEmpty)
    #expect(configuration.lines.count == 6, "mouse is not among those whose place is asked for")
    configuration.lines = [:]
    #expect(configuration == Configuration())
  }

  @Test func aTableInOneLineHasItsLine() {
    let (configuration, sentences) = read(
      "[keys]\nbrowse = { \"gate.polygon\" = [\"A\"], help = 1 }\n")
    #expect(configuration.keys.map(\.line) == [2])
    #expect(sentences.first?.hasPrefix("config.toml, line 2: 'help' must be a list") == true)
  }

  @Test func numbersOfColoursNeedNoQuotes() {
    #expect(read("colours = 16").configuration.colours == .sixteen)
    #expect(read("colours = true").configuration.colours == .direct)
    #expect(read("colours = \"none\"").configuration.colours == .none)
  }

  /// A line and what is said of it.
  struct Fault: Sendable {
    var line: String
    var sentence: String

    init(_ line: String, _ sentence: String) { (self.line, self.sentence) = (line, sentence) }
  }

  private static let faults: [Fault] = [
    Fault(
      "thme = \"light\"",
      """
      config.toml, line 2: there is no setting 'thme'; dotgate config prints those \
      there are
      """),
    Fault(
      "mouse = \"off\"",
      """
      config.toml, line 2: 'mouse' must be true or false; the default is used
      """),
    Fault(
      "theme = 7",
      """
      config.toml, line 2: 'theme' must be a text in quotes; the default is used
      """),
    Fault(
      "analyst = \"a\\u001bb\"",
      """
      config.toml, line 2: 'analyst' must be a text without control characters; the \
      default is used
      """),
    Fault(
      "glyphs = \"sextants\"",
      """
      config.toml, line 2: 'glyphs' can't be 'sextants'; there are braille, \
      half-blocks, quadrants, ascii. The default is used
      """),
    Fault(
      "colours = 12",
      """
      config.toml, line 2: 'colours' can't be '12'; there are auto, true, 256, 16, \
      8, none. The default is used
      """),
    Fault(
      "export.format = \"xml\"",
      """
      config.toml, line 2: 'export.format' can't be 'xml'; there are csv, tsv, json. \
      The default is used
      """),
    Fault(
      "export.place = 1",
      """
      config.toml, line 2: there is no setting 'export.place'; dotgate config prints \
      those there are
      """),
    Fault(
      "[keys.browse]\n\"help\" = 3",
      """
      config.toml, line 3: 'help' must be a list of keys such as ["gp", "<f5>"]; the \
      default is used
      """),
    Fault(
      "keys = 3",
      """
      config.toml, line 2: 'keys' must be a table such as [keys.browse]; the default \
      is used
      """),
  ]

  @Test(arguments: faults)
  func aFaultCostsItsSettingOnly(fault: Fault) {
    var (configuration, sentences) = read("\n\(fault.line)\n")
    #expect(sentences == [fault.sentence])
    configuration.lines = [:]
    #expect(configuration == Configuration())
    let others = read("mouse = false\n\(fault.line)\n[keys.help]\ncancel = [\"x\"]\n")
    guard !fault.line.hasPrefix("keys"), !fault.line.hasPrefix("mouse") else { return }
    #expect(!others.configuration.usesMouse)
    #expect(others.configuration.keys.count == 1)
  }

  @Test func whatIsNoTOMLIsTheDefaultsAsAWhole() {
    let (configuration, sentences) = read("mouse = false\n[keys\n")
    #expect(configuration == Configuration())
    #expect(sentences.count == 1)
    #expect(sentences.first?.hasPrefix("config.toml, line 2: not a TOML file (") == true)
    #expect(
      read("mouse = \"\u{0}\"").sentences == [
        "config.toml: not a TOML file (it holds a NUL byte); the defaults are used"
      ])
  }
}
