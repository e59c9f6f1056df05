import Plotting
import ScreenKit

/// Draws the axes of a plot: lines, ticks, the labels that fit, titles.
enum AxisDrawing {
  static func draw(_ scene: PlotScene, in frame: PlotFrame, on screen: inout Screen) {
    drawLeft(scene.yTicks, frame, &screen)
    drawBottom(scene.xTicks, frame, &screen)
    drawTitles(scene, frame, &screen)
  }

  private static func drawLeft(_ ticks: [AxisTick], _ frame: PlotFrame, _ screen: inout Screen) {
    let area = frame.area
    let axis = area.column - 1
    for row in area.rowRange {
      screen[axis, row] = Cell(frame.glyphs.axisLine, .axis)
    }
    screen[axis, area.rowRange.upperBound] = Cell(frame.glyphs.corner, .axis)
    func row(_ tick: AxisTick) -> Int {
      area.row + min(area.rows - 1, Int((1 - tick.fraction) * Double(area.rows)))
    }
    var taken: Set<Int> = []
    for tick in ticks.sorted(by: { $0.rank < $1.rank }) {
      guard let label = tick.label?.text(isASCII: frame.glyphs.isASCII) else { continue }
      let row = row(tick)
      if taken.contains(row) { continue }
      taken.formUnion((row - 1)...(row + 1))
      screen[axis, row] = Cell(frame.glyphs.axisTick, .axis)
      let width = Screen.columns(of: label)
      guard width <= PlotFrame.labelColumns else { continue }
      screen.put(label, at: Position(column: axis - width, row: row), .tick)
    }
  }

  private static func drawBottom(_ ticks: [AxisTick], _ frame: PlotFrame, _ screen: inout Screen) {
    let area = frame.area
    let line = area.rowRange.upperBound
    for column in area.columnRange {
      screen[column, line] = Cell(frame.glyphs.baseLine, .axis)
    }
    func column(_ tick: AxisTick) -> Int {
      area.column + min(area.columns - 1, Int(tick.fraction * Double(area.columns)))
    }
    var taken: [Range<Int>] = []
    for tick in ticks.sorted(by: { $0.rank < $1.rank }) {
      guard let label = tick.label?.text(isASCII: frame.glyphs.isASCII) else { continue }
      let column = column(tick)
      let width = Screen.columns(of: label)
      let start = min(
        area.columnRange.upperBound - width, max(frame.rect.column, column - width / 2))
      let room = (start - 1)..<(start + width + 1)
      if taken.contains(where: { $0.overlaps(room) }) { continue }
      taken.append(room)
      screen[column, line] = Cell(frame.glyphs.baseTick, .axis)
      screen.put(label, at: Position(column: start, row: line + 1), .tick)
    }
  }

  private static func drawTitles(_ scene: PlotScene, _ frame: PlotFrame, _ screen: inout Screen) {
    let row = frame.area.rowRange.upperBound + 2
    // A title too long gives way in its middle: the detector at its end and the arrow stay.
    func title(_ text: String, _ arrow: String, columns: Int) -> String {
      TextFitting.middle(text, columns: columns - 2, isASCII: frame.glyphs.isASCII) + " " + arrow
    }
    let rule = scene.rule?.title ?? ""
    // Counts that are not exact say so before a title is whole.
    let isApart = scene.rule == .flowJoGrid
    let kept = isApart ? Screen.columns(of: rule) + 2 : 0
    let columns = frame.rect.columns - kept
    let left = title(scene.yTitle, frame.glyphs.up, columns: columns / 2 - 1)
    let used = screen.put(left, at: Position(column: frame.rect.column, row: row), .title)
    let right = title(scene.xTitle, frame.glyphs.right, columns: columns - used - 1)
    let column = frame.rect.columnRange.upperBound - Screen.columns(of: right)
    screen.put(right, at: Position(column: column, row: row), .title)
    let room = column - frame.rect.column - used
    let width = Screen.columns(of: rule)
    guard room >= width + 2 else { return }
    screen.put(
      rule, at: Position(column: frame.rect.column + used + (room - width) / 2, row: row),
      isApart ? .warning : .faint)
  }
}
