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
    EventDrawing.draw(scene, in: frame, on: &screen)
    BackgateDrawing.draw(scene, onGates: false, in: frame, on: &screen)
    for overlay in scene.overlays where !overlay.isSelected { draw(overlay, frame, &screen) }
    for overlay in scene.overlays where overlay.isSelected { draw(overlay, frame, &screen) }
    BackgateDrawing.draw(scene, onGates: true, in: frame, on: &screen)
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
    if let crosshair = scene.crosshair {
      CrosshairDrawing.draw(crosshair, isDense: !scene.drawsDots, in: frame, on: &screen)
    }
  }

  /// An outline: in braille its dots join those of the events in the cell, in its own colour;
  /// where the cell is full, and in other sets, it cuts through them.
  private static func draw(
    _ overlay: PlotScene.Overlay, _ frame: PlotFrame, _ screen: inout Screen
  ) {
    for line in overlay.outline.lines {
      trace(line, frame, role: .gate(overlay.hue), &screen)
    }
    for end in overlay.outline.openEnds {
      let place = frame.cell(end.point)
      screen[place.column, place.row] = Cell(
        frame.glyphs.arrow(end.way), .gate(overlay.hue))
    }
  }

  private static func drawPen(_ scene: PlotScene, _ frame: PlotFrame, _ screen: inout Screen) {
    trace(scene.pen, frame, role: .heldHandle, &screen)
    // A closed line is the whole gate already.
    let isClosed = scene.pen.count > 2 && scene.pen.first == scene.pen.last
    if let last = scene.pen.last, let crosshair = scene.crosshair, !isClosed {
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
    let frame = PlotFrame(frame.rect, glyphs: frame.glyphs.forLines)
    let glyphs = frame.glyphs
    var canvas = DotCanvas(columns: frame.area.columns, rows: frame.area.rows, glyphs: glyphs)
    for (start, end) in zip(line, line.dropFirst()) {
      guard let first = frame.dot(start), let second = frame.dot(end) else { continue }
      canvas.line(from: first, to: second)
    }
    for row in 0..<frame.area.rows {
      for column in 0..<frame.area.columns where canvas.pattern(column, row) != 0 {
        let place = Position(column: frame.area.column + column, row: frame.area.row + row)
        let own = glyphs.glyph(of: canvas.pattern(column, row), level: nil)
        let glyph =
          glyphs.drawsLinesByGlyph
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
      screen.put(text, at: Position(column: column(width), row: row), .faint, on: .background)
    }
    let middle = area.row + area.rows / 2
    let right = area.columnRange.upperBound
    if density.beyondLeft > 0 {
      screen.put(
        (ascii ? "<" : "◂") + NumberText.count(density.beyondLeft),
        at: Position(column: area.column, row: middle), .faint,
        on: .background)
    }
    put(density.beyondRight, ascii ? ">" : "▸", row: middle) { right - $0 }
    put(density.beyondTop, ascii ? "^" : "▴", row: area.row) { right - $0 }
    put(density.beyondBottom, ascii ? "v" : "▾", row: area.rowRange.upperBound - 1) { right - $0 }
  }
}
