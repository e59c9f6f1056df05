extension Screen {
  /// Writes one line of text and returns how many columns it took.
  ///
  /// Text is clipped to `limit` columns and to the screen; a wide glyph that would be cut is left
  /// out. Control characters, line ends and direction overrides show as U+FFFD; combining marks
  /// and other glyphs of no width are dropped. Columns left of the screen count as used.
  ///
  /// - Parameter background: nil keeps what each cell's background already means.
  @discardableResult
  package mutating func put(
    _ text: String, at position: Position, _ foreground: Role = .text,
    on background: Role? = nil, limit: Int? = nil
  ) -> Int {
    guard (0..<size.rows).contains(position.row) else { return 0 }
    let room = min(limit ?? .max, max(0, size.columns - position.column))
    var used = 0
    for scalar in text.unicodeScalars {
      let glyph = Screen.shown(scalar)
      let width = GlyphWidth.columns(of: glyph)
      if width == 0 { continue }
      if used + width > room { break }
      let column = position.column + used
      used += width
      guard column >= 0 else { continue }
      let paper = background ?? self[column, position.row].background
      self[column, position.row] = Cell(glyph, foreground, on: paper)
    }
    return used
  }

  /// How many columns `put` would use for `text` if nothing clipped it.
  package static func columns(of text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + GlyphWidth.columns(of: shown($1)) }
  }

  /// What stands on the screen for a scalar: itself, or U+FFFD for what could act on a terminal.
  package static func shown(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    let isUnsafe =
      switch scalar.value {
      case 0x00..<0x20, 0x7F..<0xA0: true
      case 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x206F: true
      case 0xFFF9...0xFFFB, 0xFDD0...0xFDEF: true
      default: scalar.value & 0xFFFE == 0xFFFE
      }
    return isUnsafe ? "\u{FFFD}" : scalar
  }
}
