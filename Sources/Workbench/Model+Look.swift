import ScreenKit
import TermPlot

extension Model {
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
