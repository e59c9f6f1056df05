import GatingCore
import ScreenKit

/// A grid of dots behind a grid of cells, on which lines are drawn.
struct DotCanvas {
  let columns: Int
  let rows: Int
  private let glyphs: GlyphSet
  /// The dots of each cell, row-major.
  private var patterns: [UInt8]
  /// The glyph of the last line through each cell, for glyph sets whose lines are glyphs.
  private var courses: [Unicode.Scalar?]

  init(columns: Int, rows: Int, glyphs: GlyphSet) {
    self.columns = columns
    self.rows = rows
    self.glyphs = glyphs
    patterns = Array(repeating: 0, count: columns * rows)
    courses = Array(repeating: nil, count: columns * rows)
  }

  /// Lights the dot at a dot column and row (row 0 at the top); outside nothing happens.
  mutating func light(_ column: Int, _ row: Int) {
    let cellColumn = column / glyphs.dotsAcross
    let cellRow = row / glyphs.dotsDown
    guard column >= 0, row >= 0, cellColumn < columns, cellRow < rows else { return }
    let bit = row % glyphs.dotsDown * glyphs.dotsAcross + column % glyphs.dotsAcross
    patterns[cellRow * columns + cellColumn] |= 1 << UInt8(bit)
  }

  func pattern(_ column: Int, _ row: Int) -> UInt8 { patterns[row * columns + column] }

  func course(_ column: Int, _ row: Int) -> Unicode.Scalar? { courses[row * columns + column] }

  /// Lights the dots of a line (Bresenham), clipped to the canvas first.
  mutating func line(from start: (column: Int, row: Int), to end: (column: Int, row: Int)) {
    let width = columns * glyphs.dotsAcross
    let height = rows * glyphs.dotsDown
    guard
      let clipped = LineClip.clip(
        (Double(start.column), Double(start.row)), (Double(end.column), Double(end.row)),
        width: Double(width - 1), height: Double(height - 1))
    else { return }
    var x = Int(clipped.0.0.rounded())
    var y = Int(clipped.0.1.rounded())
    let lastX = Int(clipped.1.0.rounded())
    let lastY = Int(clipped.1.1.rounded())
    let dx = abs(lastX - x)
    let dy = -abs(lastY - y)
    var error = dx + dy
    let course = glyphs.lineGlyph(
      dx: Double(end.column - start.column), dy: Double(end.row - start.row))
    while true {
      light(x, y)
      courses[y / glyphs.dotsDown * columns + x / glyphs.dotsAcross] = course
      if x == lastX && y == lastY { return }
      let doubled = 2 * error
      if doubled >= dy {
        error += dy
        x += x < lastX ? 1 : -1
      }
      if doubled <= dx {
        error += dx
        y += y < lastY ? 1 : -1
      }
    }
  }
}

/// Clips a line to a rectangle (Liang & Barsky 1984).
enum LineClip {
  typealias Spot = (Double, Double)

  /// The part from (0, 0) to (width, height), nil when there is none.
  static func clip(_ start: Spot, _ end: Spot, width: Double, height: Double) -> (Spot, Spot)? {
    let dx = end.0 - start.0
    let dy = end.1 - start.1
    var first = 0.0
    var last = 1.0
    for (slope, room) in [
      (-dx, start.0), (dx, width - start.0), (-dy, start.1), (dy, height - start.1),
    ] {
      if slope == 0 {
        if room < 0 { return nil }
      } else if slope < 0 {
        first = max(first, room / slope)
      } else {
        last = min(last, room / slope)
      }
    }
    if first > last { return nil }
    return (
      (start.0 + first * dx, start.1 + first * dy), (start.0 + last * dx, start.1 + last * dy)
    )
  }
}
