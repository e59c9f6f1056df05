/// Something in a theme file that was not used, and what stood in for it.
package struct ThemeWarning: Hashable, Sendable {
  /// What is wrong.
  package enum Fact: Hashable, Sendable {
    /// The file is not TOML; the reason is the parser's.
    case notTOML(String)
    /// A key that means nothing at its place, such as a misspelt role.
    case unknownKey(String)
    /// A value of the wrong type; what was expected.
    case wrongType(key: String, expected: String)
    /// A text that is no colour.
    case notAColour(key: String, text: String)
    /// A density palette that does not exist.
    case unknownPalette(String)
    /// A list of population hues that is not eight long.
    case wrongHueCount(Int)
    /// A role without a style.
    case missingRole(String)
    /// A name no built-in theme has.
    case unknownTheme(String)
  }

  /// The file or theme, as it is to be called.
  package var file: String
  /// The line, counted from 1; nil where there is none.
  package var line: Int?
  /// What is wrong.
  package var fact: Fact

  /// A warning about a place in a file.
  package init(file: String, line: Int?, _ fact: Fact) {
    self.file = file
    self.line = line
    self.fact = fact
  }
}
