extension Colour {
  /// The relative luminance, 0 for black to 1 for white (WCAG 2.2, "relative luminance").
  package var luminance: Double {
    0.2126 * Colour.linear(red) + 0.7152 * Colour.linear(green) + 0.0722 * Colour.linear(blue)
  }

  /// The contrast ratio of two colours, 1 to 21 (WCAG 2.2, "contrast ratio").
  package func contrast(with other: Colour) -> Double {
    let (first, second) = (luminance, other.luminance)
    return (max(first, second) + 0.05) / (min(first, second) + 0.05)
  }

  /// The nearest step from this colour towards black or white that has `ratio` against `paper`.
  ///
  /// Goes away from the paper: towards white on dark paper, towards black on light paper.
  func readable(on paper: Colour, ratio: Double) -> Colour {
    let goal = paper.luminance < 0.18 ? Colour(0xFFFFFF) : Colour(0x000000)
    for step in 0..<20 {
      let candidate = mixed(with: goal, Double(step) / 20)
      if candidate.contrast(with: paper) >= ratio { return candidate }
    }
    return goal
  }

  /// The linear light of an sRGB channel (IEC 61966-2-1).
  private static func linear(_ channel: UInt8) -> Double {
    let value = Double(channel) / 255
    guard value > 0.04045 else { return value / 12.92 }
    let base = (value + 0.055) / 1.055
    // x^2.4 = x² · fifthRoot(x²); Newton's method from above never overshoots.
    let square = base * base
    var root = 1.0
    for _ in 0..<60 {
      let fourth = root * root * root * root
      root -= (root * fourth - square) / (5 * fourth)
    }
    return square * root
  }
}
