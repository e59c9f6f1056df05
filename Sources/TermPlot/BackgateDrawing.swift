import Plotting
import ScreenKit

/// Draws the events of other populations over those of the plot: a glyph of its own wherever a
/// cell has one of them, in its colour, and its name with the count in the upper left.
enum BackgateDrawing {
  /// Draws those that lie on gates, or the others.
  static func draw(
    _ scene: PlotScene, onGates: Bool, in frame: PlotFrame, on screen: inout Screen
  ) {
    for (place, backgate) in scene.backgates.enumerated()
    where backgate.liesOnGates == onGates && backgate.density.columns == frame.dotColumns
      && backgate.density.rows == frame.dotRows
    {
      let cell = Cell(mark(place, frame.glyphs), .gate(backgate.hue))
      for row in 0..<frame.dotRows {
        for column in 0..<frame.dotColumns where backgate.density[column, row] > 0 {
          let dotRow = frame.dotRows - 1 - row
          screen[
            frame.area.column + column / frame.glyphs.dotsAcross,
            frame.area.row + dotRow / frame.glyphs.dotsDown] = cell
        }
      }
    }
  }

  /// The legend, a line each, to be drawn above everything else.
  static func drawLegend(_ scene: PlotScene, in frame: PlotFrame, on screen: inout Screen) {
    for (place, backgate) in scene.backgates.enumerated() where place < frame.area.rows {
      screen.put(
        " " + String(mark(place, frame.glyphs)) + " " + backgate.label + " ",
        at: Position(column: frame.area.column, row: frame.area.row + place),
        .gate(backgate.hue), on: .background, limit: frame.area.columns)
    }
  }

  /// Populations are told apart by glyphs too.
  private static func mark(_ place: Int, _ glyphs: GlyphSet) -> Unicode.Scalar {
    if glyphs.isASCII { return place == 0 ? "*" : "o" }
    return place == 0 ? "•" : "◦"
  }
}
