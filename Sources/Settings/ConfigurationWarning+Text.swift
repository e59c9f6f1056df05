import ScreenKit

extension ConfigurationWarning: CustomStringConvertible {
  /// What is wrong, where, and what stands in.
  package var description: String {
    let place = line.map { "\(file), line \($0)" } ?? file
    return String(
      String.UnicodeScalarView("\(place): \(sentence)".unicodeScalars.map(Screen.shown)))
  }

  private var sentence: String {
    switch fact {
    case .notTOML(let reason):
      "not a TOML file (\(reason)); the defaults are used"
    case .unreadable:
      "it can't be read as text; the defaults are used"
    case .unknownSetting(let key):
      "there is no setting '\(key)'; dotgate config prints those there are"
    case .wrongType(let key, let expected):
      "'\(key)' must be \(expected); the default is used"
    case .noChoice(let key, let text, let choices):
      "'\(key)' can't be '\(text)'; there are \(choices.joined(separator: ", ")). "
        + "The default is used"
    case .keys(let sentence):
      sentence
    }
  }
}
