import Plotting
import ScreenKit

/// Draws the events of another population over those of the plot: a glyph of its own wherever a
/// cell has one of them, in its colour, and its name with the count in the upper left.
enum BackgateDrawing {
  static func draw(_ scene: PlotScene, in frame: PlotFrame, on screen: inout Screen) {
    guard let backgate = scene.backgate, backgate.density.columns == frame.dotColumns,
      backgate.density.rows == frame.dotRows
    else { return }
    let glyphs = frame.glyphs
    for row in 0..<frame.dotRows {
      for column in 0..<frame.dotColumns where backgate.density[column, row] > 0 {
        let dotRow = frame.dotRows - 1 - row
        screen[
          frame.area.column + column / glyphs.dotsAcross,
          frame.area.row + dotRow / glyphs.dotsDown] = Cell(mark(glyphs), .gate(backgate.hue))
      }
    }
  }

  /// The legend, to be drawn above everything else.
  static func drawLegend(_ scene: PlotScene, in frame: PlotFrame, on screen: inout Screen) {
    guard let backgate = scene.backgate else { return }
    screen.put(
      " " + String(mark(frame.glyphs)) + " " + backgate.label + " ", at: frame.area.origin,
      .gate(backgate.hue), on: .background, limit: frame.area.columns)
  }

  private static func mark(_ glyphs: GlyphSet) -> Unicode.Scalar { glyphs.isASCII ? "*" : "•" }
}
