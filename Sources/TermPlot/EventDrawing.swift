import GatingCore
import Plotting
import ScreenKit

/// Draws events: a dot lit where a bin has any, coloured by how many there are.
enum EventDrawing {
  /// The step in which the events of small populations are drawn: clear on any paper.
  private static let dotLevel: UInt8 = 11

  static func draw(_ scene: PlotScene, in frame: PlotFrame, on screen: inout Screen) {
    guard let density = scene.density, density.columns == frame.dotColumns,
      density.rows == frame.dotRows
    else { return }
    if frame.glyphs.coloursHalves {
      drawHalves(density, frame, &screen)
    } else {
      drawDots(density, isFew: scene.drawsDots, frame, &screen)
    }
  }

  /// A cell's colour is that of all its events; where they are few, dots say enough.
  private static func drawDots(
    _ density: DensityMap, isFew: Bool, _ frame: PlotFrame, _ screen: inout Screen
  ) {
    let glyphs = frame.glyphs
    var canvas = DotCanvas(columns: frame.area.columns, rows: frame.area.rows, glyphs: glyphs)
    var sums = [Int](repeating: 0, count: frame.area.columns * frame.area.rows)
    for row in 0..<density.rows {
      for column in 0..<density.columns {
        let count = density[column, row]
        guard count > 0 else { continue }
        let dotRow = density.rows - 1 - row
        canvas.light(column, dotRow)
        sums[dotRow / glyphs.dotsDown * frame.area.columns + column / glyphs.dotsAcross] += count
      }
    }
    let levels = DensityLevels(sums)
    for row in 0..<frame.area.rows {
      for column in 0..<frame.area.columns {
        let pattern = canvas.pattern(column, row)
        guard pattern != 0 else { continue }
        let level = isFew ? dotLevel : levels.level(of: sums[row * frame.area.columns + column])
        screen[frame.area.column + column, frame.area.row + row] = Cell(
          glyphs.glyph(of: pattern, level: isFew ? nil : level), .density(level))
      }
    }
  }

  /// Each half of a cell has the colour of its own events.
  private static func drawHalves(
    _ density: DensityMap, _ frame: PlotFrame, _ screen: inout Screen
  ) {
    let levels = DensityLevels(density.counts.map(Int.init))
    for row in 0..<frame.area.rows {
      let upperRow = density.rows - 1 - 2 * row
      for column in 0..<frame.area.columns {
        let upper = density[column, upperRow]
        let lower = density[column, upperRow - 1]
        let cell: Cell
        switch (upper > 0, lower > 0) {
        case (false, false): continue
        case (true, false): cell = Cell("▀", .density(levels.level(of: upper)))
        case (false, true): cell = Cell("▄", .density(levels.level(of: lower)))
        case (true, true):
          cell = Cell(
            "▀", .density(levels.level(of: upper)), on: .density(levels.level(of: lower)))
        }
        screen[frame.area.column + column, frame.area.row + row] = cell
      }
    }
  }
}

/// Steps of density over the cells of a plot: logarithmic, so that rare events stay visible.
struct DensityLevels {
  private let factor: Double

  init(_ sums: [Int]) {
    let largest = sums.max() ?? 0
    factor = largest <= 1 ? 0 : Double(Role.densitySteps - 1) / RealMath.log(Double(largest))
  }

  /// The step of a cell with `count` events, at least one.
  func level(of count: Int) -> UInt8 {
    if factor == 0 { return UInt8(Role.densitySteps / 2) }
    return UInt8(min(15, max(0, (RealMath.log(Double(max(1, count))) * factor).rounded())))
  }
}
