import ScreenKit
import TermPlot

extension Model {
  /// Shows another theme, by its place after the present one.
  mutating func switchTheme(_ by: Int) -> [Effect] {
    guard !themes.isEmpty else { return [] }
    let index = ((themes.firstIndex(of: theme) ?? -1) + by) % themes.count
    theme = themes[index]
    let next = themes[(index + 1) % themes.count]
    say("Theme \(index + 1) of \(themes.count) is \(theme); \(key(.theme)) goes on to \(next).")
    return [.theme(theme)]
  }

  /// Goes on to the next glyph set; what is pointed at stays.
  mutating func switchGlyphs() {
    let kinds = GlyphSet.Kind.allCases
    let index = kinds.firstIndex(of: glyphs.kind) ?? 0
    let before = layout.plot
    glyphs = GlyphSet(kinds[(index + 1) % kinds.count])
    crosshair = crosshair?.moved(from: before, to: layout.plot)
    let next = kinds[(index + 2) % kinds.count]
    say("Plots are drawn in \(glyphs.kind.rawValue); next is \(next.rawValue).")
  }
}
