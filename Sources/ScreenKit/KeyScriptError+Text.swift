extension KeyScriptError: CustomStringConvertible {
  /// What is wrong, where, and what can be done.
  package var description: String {
    switch self {
    case .unclosed(let offset):
      "key script, character \(offset + 1): '<' has no '>'; write <lt> for the key itself"
    case .unknown(let name, let offset):
      "key script, character \(offset + 1): no key is called <\(Self.printable(name))>"
    case .control(let scalar, let offset):
      "key script, character \(offset + 1): control character \(scalar.value) cannot stand in a "
        + "script; write its key, such as <tab> or <c-r>"
    }
  }

  private static func printable(_ name: String) -> String {
    String(String.UnicodeScalarView(name.unicodeScalars.map(Screen.shown)))
  }
}
