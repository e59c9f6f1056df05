/// What every role looks like.
///
/// A theme names true colours; `appearance` brings them down to what a terminal has. Where colours
/// run out, a role keeps its difference by attributes (`Theme.withoutColour`).
package struct Theme: Hashable, Sendable {
  /// The theme's name.
  package var name: String
  /// The looks of the roles without a number; a missing one looks like text on the background.
  package var styles: [Role: Style]
  /// The sixteen density colours, sparse first; empty for the text colour.
  package var density: [Colour]
  /// The eight population hues; empty for the text colour.
  package var gates: [Colour]

  /// A theme from its parts.
  package init(
    name: String, styles: [Role: Style] = [:], density: [Colour] = [], gates: [Colour] = []
  ) {
    self.name = name
    self.styles = styles
    self.density = density
    self.gates = gates
  }

  /// The theme without a colour: the terminal's own, and attributes.
  package static let plain = Theme(name: "plain")

  /// The colour of the paper; nil is the terminal's own.
  package var paper: Colour? { styles[.background]?.background }
  /// The colour of ordinary text; nil is the terminal's own.
  package var ink: Colour? { styles[.text]?.foreground }

  /// What a role looks like in true colour; a density or gate role has one colour for both.
  package func style(of role: Role) -> Style {
    switch role {
    case .density(let step):
      let colour =
        density.isEmpty ? nil : density[min(Int(step), density.count - 1)]
      return Style(foreground: colour, background: colour)
    case .gate(let hue):
      let colour = gates.isEmpty ? nil : gates[Int(hue) % gates.count]
      return Style(foreground: colour, background: colour)
    default:
      return styles[role] ?? Style()
    }
  }
}
