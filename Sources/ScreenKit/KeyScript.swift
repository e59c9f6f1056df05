/// Keys written down: in scripts, in tests, in hints.
package enum KeyScript {
  /// The keys of a script such as `x22<ret><c-r><s-left>`.
  ///
  /// A character stands for itself; `<…>` names a key, with `c-`, `a-` and `s-` before it for
  /// control, alt and shift: `<ret> <esc> <tab> <space> <backspace> <del> <ins> <up> <down> <left>
  /// <right> <home> <end> <pageup> <pagedown> <f1>` and so on, `<lt>` and `<gt>` for `<` and `>`.
  /// Line ends are skipped, so that a script can have lines.
  ///
  /// - Throws: `KeyScriptError`.
  package static func parse(_ text: String) throws(KeyScriptError) -> [KeyPress] {
    var presses: [KeyPress] = []
    let scalars = Array(text.unicodeScalars)
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      let start = index
      index += 1
      switch scalar.value {
      case 0x0A, 0x0D:
        continue
      case 0x00..<0x20, 0x7F..<0xA0:
        throw .control(scalar, offset: start)
      case 0x3C:
        guard let end = scalars[index...].firstIndex(of: ">") else {
          throw .unclosed(offset: start)
        }
        let name = String(String.UnicodeScalarView(scalars[index..<end]))
        guard let press = press(named: name) else { throw .unknown(name, offset: start) }
        presses.append(press)
        index = end + 1
      default:
        presses.append(KeyPress(.character(scalar)))
      }
    }
    return presses
  }

  /// The script of some keys, which `parse` reads back.
  package static func notation(_ presses: [KeyPress]) -> String {
    presses.map(notation).joined()
  }

  /// One key as a script writes it.
  package static func notation(_ press: KeyPress) -> String {
    var prefix = ""
    if press.modifiers.contains(.control) { prefix += "c-" }
    if press.modifiers.contains(.alt) { prefix += "a-" }
    if press.modifiers.contains(.shift) { prefix += "s-" }
    let name: String
    switch press.key {
    case .character(let scalar):
      if let named = characterNames.first(where: { $0.scalar == scalar }) {
        name = named.name
      } else if prefix.isEmpty {
        return String(scalar)
      } else {
        name = String(scalar)
      }
    case .function(let number):
      name = "f\(number)"
    default:
      name = keyNames.first { $0.key == press.key }?.name ?? ""
    }
    return "<\(prefix)\(name)>"
  }

  private static func press(named text: String) -> KeyPress? {
    var rest = Substring(text)
    var modifiers: Modifiers = []
    while rest.unicodeScalars.count > 2, rest.dropFirst().first == "-" {
      switch rest.first {
      case "c", "C": modifiers.insert(.control)
      case "a", "A", "m", "M": modifiers.insert(.alt)
      case "s", "S": modifiers.insert(.shift)
      default: return nil
      }
      rest = rest.dropFirst(2)
    }
    if rest.unicodeScalars.count == 1, let scalar = rest.unicodeScalars.first {
      return KeyPress(.character(scalar), modifiers)
    }
    let name = rest.lowercased()
    if let entry = characterNames.first(where: { $0.name == name }) {
      return KeyPress(.character(entry.scalar), modifiers)
    }
    if let entry = keyNames.first(where: { $0.name == name }) {
      return KeyPress(entry.key, modifiers)
    }
    if let entry = otherNames.first(where: { $0.name == name }) {
      return KeyPress(entry.key, modifiers)
    }
    if name.first == "f", let number = Int(name.dropFirst()), (1...24).contains(number) {
      return KeyPress(.function(number), modifiers)
    }
    return nil
  }

  private static let characterNames: [(name: String, scalar: Unicode.Scalar)] = [
    ("space", " "), ("lt", "<"), ("gt", ">"),
  ]

  private static let keyNames: [(name: String, key: Key)] = [
    ("ret", .enter), ("esc", .escape), ("tab", .tab), ("backspace", .backspace),
    ("del", .delete), ("ins", .insert), ("up", .up), ("down", .down), ("left", .left),
    ("right", .right), ("home", .home), ("end", .end), ("pageup", .pageUp),
    ("pagedown", .pageDown),
  ]

  private static let otherNames: [(name: String, key: Key)] = [
    ("enter", .enter), ("return", .enter), ("escape", .escape), ("bs", .backspace),
    ("delete", .delete), ("insert", .insert), ("minus", .character("-")),
  ]
}
