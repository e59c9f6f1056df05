/// What a cell looks like on a terminal of a given depth.
package struct Appearance: Hashable, Sendable {
  /// The number of the glyph's colour; nil is the terminal's own.
  package var foreground: Int?
  /// The number of the colour behind it; nil is the terminal's own.
  package var background: Int?
  /// Everything that is not colour.
  package var attributes: Style.Attributes

  /// An appearance from its parts.
  package init(
    foreground: Int? = nil, background: Int? = nil, attributes: Style.Attributes = []
  ) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }
}
