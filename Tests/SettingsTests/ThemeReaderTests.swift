import ScreenKit
import Settings
import Testing

@Suite struct ThemeReaderTests {
  private let fallback = BuiltInThemes.theme(named: "dark").theme

  /// The dark theme's text with one line replaced.
  private func text(replacing start: String, with line: String) throws -> String {
    let bytes = try #require(BuiltInThemes.source(of: "dark"))
    let lines = String(decoding: bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    try #require(lines.contains { $0.hasPrefix(start) })
    return lines.map { $0.hasPrefix(start) ? line : String($0) }.joined(separator: "\n")
  }

  @Test(arguments: [
    (
      "text =", "text = { foreground = \"red\" }",
      "my.toml, line 26: 'red' is no colour for 'foreground'; write #rrggbb. The fallback is used"
    ),
    (
      "text =", "texxt = { foreground = \"#ffffff\" }",
      "my.toml, line 22: the role 'text' has no style; the fallback is used|"
        + "my.toml, line 26: nothing is called 'texxt' here; the line has no effect"
    ),
    (
      "text =", "text = \"#ffffff\"",
      "my.toml, line 26: 'text' must be a style such as { foreground = \"#d0d0d0\" }; "
        + "the fallback is used"
    ),
    (
      "text =", "text = { bold = 1, blink = true }",
      "my.toml, line 26: nothing is called 'blink' here; the line has no effect|"
        + "my.toml, line 26: 'bold' must be true or false; the fallback is used"
    ),
    (
      "density =", "density = \"jet\"",
      "my.toml, line 9: no density palette is called 'jet'; there are viridis, cividis, grey and "
        + "classic"
    ),
    (
      "  \"#ffaf5f\"", "",
      "my.toml, line 11: 'gates' lists 7 colours instead of 8 (or none); the fallback is used"
    ),
    ("name =", "name = 7", "my.toml, line 7: 'name' must be a text; the fallback is used"),
    (
      "name =", "nmae = \"x\"",
      "my.toml, line 7: nothing is called 'nmae' here; the line has no effect"
    ),
  ])
  func faultsCostTheirValueOnly(start: String, line: String, sentences: String) throws {
    let (theme, warnings) = ThemeReader.read(
      try text(replacing: start, with: line), file: "my.toml", fallback: fallback)
    #expect(warnings.map(\.description).joined(separator: "|") == sentences)
    #expect(theme.styles[.error] == fallback.styles[.error])
    #expect(theme.density == fallback.density)
    #expect(theme.gates == fallback.gates)
    if line.contains("blink") {
      #expect(theme.styles[.text] == Style())
    } else {
      #expect(theme.styles[.text] == fallback.styles[.text])
    }
  }

  @Test func whatIsNoTOMLFallsBackAsAWhole() {
    let (theme, warnings) = ThemeReader.read(
      "name = \"x\"\nroles = {\n", file: "my.toml", fallback: fallback)
    #expect(theme == fallback)
    #expect(warnings.count == 1)
    #expect(warnings.first?.description.contains("my.toml, line") == true)
    #expect(warnings.first?.description.contains("not a TOML file") == true)
    let (other, more) = ThemeReader.read("name = \"\u{0}\"", file: "my.toml", fallback: fallback)
    #expect(other == fallback)
    #expect(
      more.map(\.description) == [
        "my.toml: not a TOML file (it holds a NUL byte); the theme falls back"
      ])
  }

  @Test func anEmptyFileIsTheFallbackWithAWarning() {
    let (theme, warnings) = ThemeReader.read("", file: "my.toml", fallback: fallback)
    #expect(theme.styles == fallback.styles)
    #expect(
      warnings.map(\.description) == ["my.toml: 'roles' must be a table; the fallback is used"])
  }

  @Test func aNewColourIsTaken() throws {
    let changed = try text(replacing: "text =", with: "text = { foreground = \"#ABCDEF\" }")
    let (theme, warnings) = ThemeReader.read(changed, file: "my.toml", fallback: fallback)
    #expect(warnings.isEmpty)
    #expect(theme.styles[.text] == Style(foreground: Colour(0xABCDEF)))
  }

  @Test func controlCharactersOfAFileStayOutOfTheSentences() {
    let (_, warnings) = ThemeReader.read(
      "\"a\\u001bb\" = 1\n[roles]", file: "my.toml", fallback: fallback)
    #expect(warnings.contains { $0.description.contains("a\u{FFFD}b") })
    #expect(!warnings.contains { $0.description.contains("\u{1B}") })
  }

  @Test func unknownThemesAreTheDarkOne() {
    let (theme, warnings) = BuiltInThemes.theme(named: "drak")
    #expect(theme == fallback)
    #expect(
      warnings.map(\.description) == [
        "theme: no built-in theme is called 'drak'; there are dark, light, high-contrast, monochrome"
      ])
  }
}
