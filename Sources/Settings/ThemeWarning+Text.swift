import ScreenKit

extension ThemeWarning: CustomStringConvertible {
  /// What is wrong, where, and what stands in.
  package var description: String {
    let place = line.map { "\(file), line \($0)" } ?? file
    return Self.printable("\(place): \(sentence)")
  }

  private var sentence: String {
    switch fact {
    case .notTOML(let reason):
      "not a TOML file (\(reason)); the theme falls back"
    case .unknownKey(let key):
      "nothing is called '\(key)' here; the line has no effect"
    case .wrongType(let key, let expected):
      "'\(key)' must be \(expected); the fallback is used"
    case .notAColour(let key, let text):
      "'\(text)' is no colour for '\(key)'; write #rrggbb. The fallback is used"
    case .unknownPalette(let name):
      "no density palette is called '\(name)'; there are viridis, cividis, grey and classic"
    case .wrongHueCount(let count):
      "'gates' lists \(count) colours instead of 8 (or none); the fallback is used"
    case .missingRole(let role):
      "the role '\(role)' has no style; the fallback is used"
    case .unknownTheme(let name):
      "no built-in theme is called '\(name)'; there are "
        + BuiltInThemes.names.joined(separator: ", ")
    }
  }

  private static func printable(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map(Screen.shown)))
  }
}
