/// What a role looks like.
package struct Style: Hashable, Sendable {
  /// Ways to set a glyph off without colour.
  package struct Attributes: OptionSet, Hashable, Sendable {
    /// One bit an attribute.
    package let rawValue: UInt8

    /// A set from its bits.
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Bold or bright.
    package static let bold = Attributes(rawValue: 1)
    /// Dim.
    package static let dim = Attributes(rawValue: 2)
    /// Underlined.
    package static let underline = Attributes(rawValue: 4)
    /// Foreground and background swapped.
    package static let reverse = Attributes(rawValue: 8)
  }

  /// The colour of a glyph in this role; nil is the theme's text colour.
  package var foreground: Colour?
  /// The colour of an area in this role; nil is the theme's background.
  package var background: Colour?
  /// The attributes of a cell with this role before or behind.
  package var attributes: Attributes

  /// A style of colours and attributes.
  package init(
    foreground: Colour? = nil, background: Colour? = nil, _ attributes: Attributes = []
  ) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }
}
