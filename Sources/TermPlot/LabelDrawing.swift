import GatingCore
import Plotting
import ScreenKit

/// Places the names of gates on a plot, where they hide the least.
enum LabelDrawing {
  static func draw(_ overlays: [PlotScene.Overlay], in frame: PlotFrame, on screen: inout Screen) {
    var taken: [Rect] = []
    for overlay in overlays {
      let outline = overlay.outline
      if outline.regions.isEmpty {
        put(
          overlay.label, role(overlay), candidates(outline.anchor, overlay.label, frame), frame,
          &taken, &screen)
      }
      for (region, label) in zip(outline.regions, overlay.regionLabels) {
        put(label, role(overlay), candidates(region, label, frame), frame, &taken, &screen)
      }
    }
  }

  private static func role(_ overlay: PlotScene.Overlay) -> Role { .gate(overlay.hue) }

  /// Above the gate's upper edge, then below it, then a row further.
  private static func candidates(
    _ anchor: Point, _ label: String, _ frame: PlotFrame
  ) -> [Position] {
    let place = frame.cell(anchor)
    let width = Screen.columns(of: label)
    let column = min(
      frame.area.columnRange.upperBound - width, max(frame.area.column, place.column - width / 2))
    return [-1, 1, -2, 2, 0].map { Position(column: column, row: place.row + $0) }
      .filter { frame.area.rowRange.contains($0.row) }
  }

  /// The corners of a quadrant that lie away from the crossing.
  private static func candidates(
    _ region: GateOutline.Region, _ label: String, _ frame: PlotFrame
  ) -> [Position] {
    let width = Screen.columns(of: label)
    let lower = frame.cell(region.lower)
    let upper = frame.cell(region.upper)
    let top = region.upper.y >= 1 ? upper.row : upper.row + 1
    let bottom = region.lower.y <= 0 ? lower.row : lower.row - 1
    guard bottom >= top else { return [] }
    let room = upper.column - lower.column
    let left =
      region.lower.x <= 0
      ? lower.column
      : region.upper.x >= 1
        ? max(lower.column + 1, upper.column + 1 - width)
        : lower.column + 1 + max(0, (room - 1 - width) / 2)
    let isUpper = region.upper.y >= 1
    return (0...max(0, bottom - top)).prefix(4).map {
      Position(column: left, row: isUpper ? top + $0 : bottom - $0)
    }
  }

  private static func put(
    _ label: String, _ role: Role, _ places: [Position], _ frame: PlotFrame,
    _ taken: inout [Rect], _ screen: inout Screen
  ) {
    let width = min(Screen.columns(of: label), frame.area.columns)
    for place in places {
      let rect = Rect(column: place.column, row: place.row, columns: width, rows: 1)
      if rect.columnRange.upperBound > frame.area.columnRange.upperBound { continue }
      if taken.contains(where: { !$0.intersection(rect).isEmpty }) { continue }
      taken.append(rect)
      screen.put(label, at: place, role, on: .background, limit: width)
      return
    }
  }
}
