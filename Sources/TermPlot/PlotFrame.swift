import GatingCore
import Plotting
import ScreenKit

/// Where the parts of a plot lie in a rectangle of cells.
///
/// The left columns hold the y labels and the axis, the last three rows the x axis, its labels and
/// the titles; the rest is the plot.
package struct PlotFrame: Hashable, Sendable {
  package let rect: Rect
  package let glyphs: GlyphSet
  /// The cells in which events are drawn.
  package let area: Rect

  /// Columns for the labels of the y axis, the axis itself not counted.
  static let labelColumns = 5

  package init(_ rect: Rect, glyphs: GlyphSet) {
    self.rect = rect
    self.glyphs = glyphs
    area = rect.inset(left: Self.labelColumns + 1, bottom: 3)
  }

  /// Dots across the plot: the bins that its density map needs.
  package var dotColumns: Int { area.columns * glyphs.dotsAcross }

  /// Dots down the plot.
  package var dotRows: Int { area.rows * glyphs.dotsDown }

  /// Whether there is room for a plot that says anything.
  package var isUseful: Bool { area.columns >= 10 && area.rows >= 5 }

  /// The dot at a point of the plot; may lie outside. Row 0 is at the top.
  func dot(_ point: Point) -> (column: Int, row: Int)? {
    guard point.x.isFinite, point.y.isFinite else { return nil }
    let x = (point.x * Double(dotColumns)).rounded(.down)
    let y = ((1 - point.y) * Double(dotRows)).rounded(.up) - 1
    guard x.magnitude < 1e6, y.magnitude < 1e6 else { return nil }
    return (min(Int(x), point.x == 1 ? dotColumns - 1 : .max), max(Int(y), point.y == 1 ? 0 : .min))
  }

  /// The cell at a point, held to the plot's area.
  package func cell(_ point: Point) -> Position {
    let column = Int((min(1, max(0, point.x)) * Double(area.columns)).rounded(.down))
    let row = Int(((1 - min(1, max(0, point.y))) * Double(area.rows)).rounded(.down))
    return Position(
      column: area.column + min(area.columns - 1, column),
      row: area.row + min(area.rows - 1, row))
  }

  /// The point in the middle of a cell's dot, for a mouse or a crosshair.
  package func point(dotColumn: Int, dotRow: Int) -> Point {
    Point(
      x: (Double(dotColumn) + 0.5) / Double(max(1, dotColumns)),
      y: 1 - (Double(dotRow) + 0.5) / Double(max(1, dotRows)))
  }
}
