extension KeyScript {
  /// The short name of a key in hints: `⏎`, `Esc`, `^R`, `⇧←`, `Tab`, `Space`, `x`.
  ///
  /// - Parameter ascii: names of ASCII characters alone instead: `Enter`, `Ctrl-R`, `Shift-Left`.
  package static func describe(_ press: KeyPress, ascii: Bool = false) -> String {
    var prefix = ""
    if press.modifiers.contains(.control) { prefix += ascii ? "Ctrl-" : "^" }
    if press.modifiers.contains(.alt) { prefix += "Alt-" }
    if press.modifiers.contains(.shift) { prefix += ascii ? "Shift-" : "⇧" }
    return prefix + name(of: press, ascii: ascii)
  }

  private static func name(of press: KeyPress, ascii: Bool) -> String {
    switch press.key {
    case .character(" "): "Space"
    case .character(let scalar):
      press.modifiers.contains(.control)
        ? String(scalar).uppercased() : String(Screen.shown(scalar))
    case .enter: ascii ? "Enter" : "⏎"
    case .escape: "Esc"
    case .tab: "Tab"
    case .backspace: "Bksp"
    case .delete: "Del"
    case .insert: "Ins"
    case .up: ascii ? "Up" : "↑"
    case .down: ascii ? "Down" : "↓"
    case .left: ascii ? "Left" : "←"
    case .right: ascii ? "Right" : "→"
    case .home: "Home"
    case .end: "End"
    case .pageUp: "PgUp"
    case .pageDown: "PgDn"
    case .function(let number): "F\(number)"
    }
  }
}
