extension Theme {
  /// What a cell of two roles looks like with `depth` colours.
  ///
  /// Where two colours of the theme fall together, so that a glyph or an area would vanish or
  /// lose its meaning, black, white or attributes take their place.
  package func appearance(
    of foreground: Role, on background: Role, depth: ColourDepth
  ) -> Appearance {
    let front = style(of: foreground)
    let back = style(of: background)
    var attributes = front.attributes.union(back.attributes)
    let inkColour = front.foreground ?? ink
    let paperColour = back.background ?? paper
    var glyph = inkColour.flatMap { number(of: $0, as: foreground, depth) }
    let area = paperColour.flatMap { number(of: $0, as: background, depth) }

    if let inkColour, let paperColour, glyph == area, inkColour != paperColour,
      !(foreground.isDensity && background.isDensity)
    {
      glyph = depth.index(of: paperColour.luminance < 0.18 ? Colour(0xE5E5E5) : Colour(0x000000))
    }
    let inkNumber = ink.flatMap { depth.index(of: $0) }
    if isLost(inkColour, ink, glyph == inkNumber, authored: styles[foreground]) {
      attributes.formUnion(Theme.withoutColour(foreground, isBehind: false))
    }
    let paperNumber = paper.flatMap { depth.index(of: $0) }
    if isLost(paperColour, paper, area == paperNumber, authored: styles[background]) {
      attributes.formUnion(Theme.withoutColour(background, isBehind: true))
    }
    return Appearance(foreground: glyph, background: area, attributes: attributes)
  }

  /// The glyph that stands for two densities in the halves of a cell where colours can't tell one
  /// from the other or from the paper: a shade by the denser; nil where they can.
  package func shade(
    of foreground: Role, on background: Role, depth: ColourDepth
  ) -> Unicode.Scalar? {
    guard case .density(let upper) = foreground, case .density(let lower) = background,
      style(of: foreground).foreground.flatMap({ depth.index(of: $0) }) == nil
    else { return nil }
    let shades: [Unicode.Scalar] = ["░", "▒", "▓", "█"]
    return shades[Int(min(max(upper, lower), 15)) / 4]
  }

  /// Whether a role's colour no longer tells it from ordinary cells.
  ///
  /// Colours that a theme makes equal are its choice, and so is a style without a colour.
  private func isLost(
    _ colour: Colour?, _ ordinary: Colour?, _ looksOrdinary: Bool, authored: Style?
  ) -> Bool {
    guard let colour else { return authored == nil }
    return colour != ordinary && looksOrdinary
  }

  /// The attributes that say what a role's colour would have said.
  package static func withoutColour(_ role: Role, isBehind: Bool) -> Style.Attributes {
    if isBehind {
      switch role {
      case .selected, .popupTitle, .heldHandle: return .reverse
      case .input: return .underline
      default: return []
      }
    }
    switch role {
    case .strong, .title, .key, .current, .changed, .crosshair, .popupTitle, .warning:
      return .bold
    case .heldHandle, .error: return [.bold, .reverse]
    case .faint, .disabled, .hint, .axis: return .dim
    case .density(let step): return step < 4 ? .dim : step > 11 ? .bold : []
    default: return []
    }
  }

  /// The number of a colour; few colours have a density scale of their own, since the nearest ones
  /// to a palette would be two or three.
  private func number(of colour: Colour, as role: Role, _ depth: ColourDepth) -> Int? {
    guard case .density(let step) = role, depth == .eight || depth == .sixteen else {
      return depth.index(of: colour)
    }
    let isDark = (paper ?? Colour(0)).luminance < 0.18
    let scale = Theme.scale(depth, isDark: isDark)
    return scale[min(Int(step), 15) * scale.count / 16]
  }

  /// Colour numbers from sparse to dense, away from the paper in lightness.
  private static func scale(_ depth: ColourDepth, isDark: Bool) -> [Int] {
    switch (depth, isDark) {
    case (.eight, true): [4, 6, 2, 3, 1]
    case (.eight, false): [6, 4, 5, 1, 0]
    case (_, true): [4, 12, 6, 14, 10, 11, 9]
    case (_, false): [6, 2, 4, 5, 1, 0]
    }
  }
}
