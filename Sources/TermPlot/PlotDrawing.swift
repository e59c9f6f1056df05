import GatingCore
import Plotting
import ScreenKit

/// Draws plot scenes on cells.
package enum PlotDrawing {
  /// Draws a scene in a frame: axes, events, outlines, names, handles, crosshair, in this order.
  ///
  /// The scene's density map should have the frame's dots as bins; another is shown by its cells.
  package static func draw(_ scene: PlotScene, in frame: PlotFrame, on screen: inout Screen) {
    guard frame.isUseful else { return }
    AxisDrawing.draw(scene, in: frame, on: &screen)
    drawEvents(scene, frame, &screen)
    BackgateDrawing.draw(scene, in: frame, on: &screen)
    for overlay in scene.overlays where !overlay.isSelected { draw(overlay, frame, &screen) }
    for overlay in scene.overlays where overlay.isSelected { draw(overlay, frame, &screen) }
    drawPen(scene, frame, &screen)
    drawBeyond(scene, frame, &screen)
    LabelDrawing.draw(scene.overlays, in: frame, on: &screen)
    for overlay in scene.overlays where overlay.showsHandles {
      for handle in overlay.outline.handles {
        let isHeld = handle.id == overlay.held
        let place = frame.cell(handle.point)
        screen[place.column, place.row] = Cell(
          isHeld ? frame.glyphs.heldHandle : frame.glyphs.handle, isHeld ? .heldHandle : .handle)
      }
      if overlay.held == .whole, !overlay.outline.handles.contains(where: { $0.id == .whole }) {
        for handle in overlay.outline.handles {
          let place = frame.cell(handle.point)
          screen[place.column, place.row] = Cell(frame.glyphs.heldHandle, .heldHandle)
        }
      }
    }
    BackgateDrawing.drawLegend(scene, in: frame, on: &screen)
    if let crosshair = scene.crosshair { drawCrosshair(crosshair, frame, &screen) }
  }

  /// The step in which the events of small populations are drawn: clear on any paper.
  private static let dotLevel: UInt8 = 11

  /// Events: a dot lit where a bin has any, the cell coloured by how many it has.
  private static func drawEvents(_ scene: PlotScene, _ frame: PlotFrame, _ screen: inout Screen) {
    guard let density = scene.density, density.columns == frame.dotColumns,
      density.rows == frame.dotRows
    else { return }
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
        let level =
          scene.drawsDots
          ? dotLevel : levels.level(of: sums[row * frame.area.columns + column])
        screen[frame.area.column + column, frame.area.row + row] = Cell(
          glyphs.glyph(of: pattern, level: level), .density(level))
      }
    }
  }

  /// An outline: in braille its dots join those of the events in the cell, in its own colour.
  private static func draw(
    _ overlay: PlotScene.Overlay, _ frame: PlotFrame, _ screen: inout Screen
  ) {
    for line in overlay.outline.lines {
      trace(line, frame, role: .gate(overlay.hue), &screen)
    }
  }

  private static func drawPen(_ scene: PlotScene, _ frame: PlotFrame, _ screen: inout Screen) {
    trace(scene.pen, frame, role: .heldHandle, &screen)
    if let last = scene.pen.last, let crosshair = scene.crosshair {
      trace([last, crosshair], frame, role: .crosshair, &screen)
    }
    for (index, point) in scene.pen.enumerated() {
      let place = frame.cell(point)
      screen[place.column, place.row] = Cell(
        index == 0 ? frame.glyphs.heldHandle : frame.glyphs.pen, .heldHandle)
    }
  }

  private static func trace(
    _ line: [Point], _ frame: PlotFrame, role: Role, _ screen: inout Screen
  ) {
    let glyphs = frame.glyphs
    var canvas = DotCanvas(columns: frame.area.columns, rows: frame.area.rows, glyphs: glyphs)
    for (start, end) in zip(line, line.dropFirst()) {
      guard let first = frame.dot(start), let second = frame.dot(end) else { continue }
      canvas.line(from: first, to: second)
    }
    for row in 0..<frame.area.rows {
      for column in 0..<frame.area.columns where canvas.pattern(column, row) != 0 {
        let place = Position(column: frame.area.column + column, row: frame.area.row + row)
        let own = glyphs.glyph(of: canvas.pattern(column, row), level: 0)
        let glyph =
          glyphs.isASCII
          ? canvas.course(column, row) ?? own
          : glyphs.joined(own, screen[place.column, place.row].glyph)
        screen[place.column, place.row] = Cell(glyph, role)
      }
    }
  }

  /// How many events lie beyond each edge, at the edge.
  private static func drawBeyond(_ scene: PlotScene, _ frame: PlotFrame, _ screen: inout Screen) {
    guard let density = scene.density else { return }
    let area = frame.area
    let ascii = frame.glyphs.isASCII
    func put(_ count: Int, _ arrow: String, row: Int, _ column: (Int) -> Int) {
      guard count > 0 else { return }
      let text = NumberText.count(count) + arrow
      let width = Screen.columns(of: text)
      screen.put(text, at: Position(column: column(width), row: row), .faint)
    }
    let middle = area.row + area.rows / 2
    let right = area.columnRange.upperBound
    if density.beyondLeft > 0 {
      screen.put(
        (ascii ? "<" : "◂") + NumberText.count(density.beyondLeft),
        at: Position(column: area.column, row: middle), .faint)
    }
    put(density.beyondRight, ascii ? ">" : "▸", row: middle) { right - $0 }
    put(density.beyondTop, ascii ? "^" : "▴", row: area.row) { right - $0 }
    put(density.beyondBottom, ascii ? "v" : "▾", row: area.rowRange.upperBound - 1) { right - $0 }
  }

  /// A crosshair: its cell in full, and thin arms that leave events and lines to be seen.
  private static func drawCrosshair(_ point: Point, _ frame: PlotFrame, _ screen: inout Screen) {
    let place = frame.cell(point)
    let area = frame.area
    for column in area.columnRange where abs(column - place.column) <= 3 {
      if screen[column, place.row].isBlank {
        screen[column, place.row] = Cell(frame.glyphs.baseLine, .crosshair)
      }
    }
    for row in area.rowRange where abs(row - place.row) <= 1 {
      if screen[place.column, row].isBlank {
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
      frame.glyphs.glyph(of: pattern, level: 0), .crosshair, on: .selected)
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
