import ScreenKit

/// Something in the configuration file that was not used; the default stands in for it.
package struct ConfigurationWarning: Hashable, Sendable {
  /// What is wrong.
  package enum Fact: Hashable, Sendable {
    /// The file is not TOML; the reason is the parser's.
    case notTOML(String)
    /// The file can't be read.
    case unreadable
    /// A setting that does not exist.
    case unknownSetting(String)
    /// A value of the wrong type; what was expected.
    case wrongType(key: String, expected: String)
    /// A value that is none of those there are.
    case noChoice(key: String, text: String, choices: [String])
    /// A fault among the keys, in a sentence.
    case keys(String)
  }

  /// The file, as it is to be called.
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
