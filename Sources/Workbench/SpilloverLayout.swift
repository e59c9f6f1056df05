import ScreenKit
import TermPlot

/// Where the parts of the spillover page lie: the numbers beside the plot of the marked pair, or
/// small plots all over.
struct SpilloverLayout {
  /// Columns of the fluorochromes' names, and of a number with the blank before it.
  static let nameColumns = 9
  static let cellColumns = 6
  /// The least a small plot needs.
  private static let smallColumns = 19
  private static let smallRows = 10

  /// The numbers with what is said of the marked one.
  let table: Rect
  /// The rows and columns of numbers that fit.
  let rows: Int
  let columns: Int
  let plot: PlotFrame
  /// All of the page.
  let body: Rect
  /// The small plots that fit.
  let gridRows: Int
  let gridColumns: Int
  private let glyphs: GlyphSet

  /// Rows below the numbers that say more of the marked one.
  static let noteRows = 5

  /// - Parameters:
  ///   - cellRows: how many rows the matrix has, or the pairs.
  ///   - cellColumns: the same of columns.
  init(size: Size, glyphs: GlyphSet, cellRows: Int, cellColumns: Int) {
    let (_, below) = Rect(size).splitTop(1)
    let (rest, _) = below.splitBottom(2)
    body = rest
    let wanted = Self.nameColumns + Self.cellColumns * cellColumns + 2
    let (table, right) = rest.splitLeft(min(wanted, max(rest.columns / 2, rest.columns - 72)))
    // A narrow matrix leaves the sentences below it their room.
    let (wideTable, narrowRight) = rest.splitLeft(max(table.columns, min(40, rest.columns / 2)))
    self.table = wideTable.columns > table.columns ? wideTable : table
    plot = PlotFrame(wideTable.columns > table.columns ? narrowRight : right, glyphs: glyphs)
    rows = max(1, min(cellRows, self.table.rows - 3 - Self.noteRows))
    columns = max(
      1, min(cellColumns, (self.table.columns - Self.nameColumns - 1) / Self.cellColumns))
    gridColumns = max(1, min(cellColumns, rest.columns / Self.smallColumns))
    gridRows = max(1, min(cellRows, (rest.rows - 1) / Self.smallRows))
    self.glyphs = glyphs
  }

  /// The part of `count` places, `room` of them, that shows the marked one: a page at a time.
  func window(_ marked: Int, of count: Int, _ room: Int) -> Range<Int> {
    let first = max(0, min(marked / max(1, room) * room, count - room))
    return first..<min(count, first + room)
  }

  /// The frame of a small plot, by its place in view.
  func frame(row: Int, column: Int) -> PlotFrame {
    let width = body.columns / gridColumns
    let height = (body.rows - 1) / gridRows
    return PlotFrame(
      Rect(
        column: body.column + column * width, row: body.row + 1 + row * height,
        columns: width - 1, rows: height), glyphs: glyphs)
  }
}
