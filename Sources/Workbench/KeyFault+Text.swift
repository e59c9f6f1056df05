import ScreenKit

extension KeyFault: CustomStringConvertible {
  /// What is wrong and what counts instead, without the place.
  package var description: String {
    String(String.UnicodeScalarView(sentence.unicodeScalars.map(Screen.shown)))
  }

  private var sentence: String {
    switch fact {
    case .unknownContext(let name):
      "no keys are called '\(name)'; there are "
        + Command.Context.allCases.map(\.rawValue).joined(separator: ", ")
    case .unknownCommand(let name, let near):
      "there is no command '\(name)'"
        + (near.map { "; did you mean '\($0)'?" } ?? "; dotgate config lists them")
    case .otherContext(let id, let context, let places):
      "'\(id.rawValue)' is nothing to do in 'keys.\(context.rawValue)', but in "
        + places.map { "'keys.\($0.rawValue)'" }.joined(separator: ", ")
    case .twice(let name):
      "'\(name)' has keys for the second time; this line counts, not the one before"
    case .unusable(let id, let key, let refusal):
      "'\(key)' can't be a key of '\(id.rawValue)': \(reason(refusal)); its keys stay as they are"
    case .clash(let id, let key, let other, let taken):
      clash(id, key, other, taken) + "; the keys of '\(id.rawValue)' stay as they are"
    case .lost(let id, let context):
      "without a key '\(id.rawValue)' could not be reached in 'keys.\(context.rawValue)'; "
        + "its keys stay as they are"
    }
  }

  private func clash(
    _ id: Command.ID, _ key: String, _ other: Command.ID, _ taken: String
  ) -> String {
    if key == taken { return "'\(key)' is a key of '\(other.rawValue)' already" }
    return key.hasPrefix(taken)
      ? "'\(key)' can't be typed, since '\(taken)' is a key of '\(other.rawValue)'"
      : "'\(key)' would hide '\(taken)', a key of '\(other.rawValue)'"
  }

  private func reason(_ refusal: Refusal) -> String {
    switch refusal {
    case .notation(.unclosed): "'<' has no '>'; write <lt> for the key itself"
    case .notation(.unknown(let name, _)): "no key is called <\(name)>"
    case .notation(.control): "a control character is written out, such as <tab> or <c-r>"
    case .empty: "it is empty"
    case .count: "a digit begins a count"
    case .typing: "it is needed to type with"
    }
  }
}
