/// One character cell of a screen: a glyph and what its two colours mean.
package struct Cell: Hashable, Sendable {
  /// The glyph; a blank where `isRightHalf` is set.
  package var glyph: Unicode.Scalar
  /// What the glyph's colour means.
  package var foreground: Role
  /// What the colour behind the glyph means.
  package var background: Role
  /// Whether this is the right half of the wide glyph in the cell to the left.
  package var isRightHalf: Bool

  /// A cell that shows `glyph`.
  package init(
    _ glyph: Unicode.Scalar = " ", _ foreground: Role = .text, on background: Role = .background,
    isRightHalf: Bool = false
  ) {
    self.glyph = glyph
    self.foreground = foreground
    self.background = background
    self.isRightHalf = isRightHalf
  }

  /// Whether the cell shows its background alone.
  package var isBlank: Bool { glyph == " " && !isRightHalf }

  /// How many columns the glyph takes, 1 or 2.
  package var columns: Int { GlyphWidth.columns(of: glyph) == 2 ? 2 : 1 }
}
