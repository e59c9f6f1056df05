import GatingCore
import ScreenKit

/// Draws the crosshair: its dot, and thin arms that leave events and lines to be seen.
enum CrosshairDrawing {
  /// - Parameter isDense: whether arms that kept to blank cells would be lost among the events.
  static func draw(
    _ point: Point, isDense: Bool, in frame: PlotFrame, on screen: inout Screen
  ) {
    let place = frame.cell(point)
    let area = frame.area
    func isFree(_ column: Int, _ row: Int) -> Bool {
      let cell = screen[column, row]
      guard isDense, case .density = cell.foreground else { return cell.isBlank }
      return abs(column - place.column) != 1
    }
    for column in area.columnRange where abs(column - place.column) <= 3 {
      if isFree(column, place.row) {
        screen[column, place.row] = Cell(frame.glyphs.baseLine, .crosshair)
      }
    }
    for row in area.rowRange where abs(row - place.row) <= 1 {
      if isFree(place.column, row) {
        screen[place.column, row] = Cell(frame.glyphs.axisLine, .crosshair)
      }
    }
    if frame.glyphs.isASCII {
      screen[place.column, place.row] = Cell(frame.glyphs.crosshair, .crosshair)
      return
    }
    // The dot itself, so that a step of one dot is seen.
    guard let dot = frame.dot(point) else { return }
    var canvas = DotCanvas(columns: area.columns, rows: area.rows, glyphs: frame.glyphs)
    canvas.light(dot.column, dot.row)
    let pattern = canvas.pattern(place.column - area.column, place.row - area.row)
    screen[place.column, place.row] = Cell(
      frame.glyphs.glyph(of: pattern, level: nil), .crosshair, on: .selected)
  }
}
