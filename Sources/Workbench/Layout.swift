import ScreenKit
import TermPlot

/// Where the parts of the screen lie.
///
/// Row 1 says where one is, the last row which keys do something, the one above what happened.
/// Between them the tree with the statistics beneath it, and the plot. No frames: at 80 columns a
/// border costs a tenth of the plot.
struct Layout {
  static let smallest = Size(columns: 60, rows: 18)

  let size: Size
  let header: Rect
  let tree: Rect
  let statistics: Rect
  let plot: PlotFrame
  let message: Rect
  let hints: Rect

  init(size: Size, glyphs: GlyphSet) {
    self.size = size
    let (header, below) = Rect(size).splitTop(1)
    let (rest, hints) = below.splitBottom(1)
    let (body, message) = rest.splitBottom(1)
    let wide = size.columns >= 160 ? 48 : size.columns >= 100 ? 40 : size.columns >= 76 ? 32 : 26
    let (left, right) = body.splitLeft(wide)
    let (tree, statistics) = left.splitBottom(min(8, left.rows / 3))
    self.header = header
    self.hints = hints
    self.message = message
    self.tree = tree
    self.statistics = statistics
    plot = PlotFrame(right, glyphs: glyphs)
  }

  var isTooSmall: Bool {
    size.columns < Self.smallest.columns || size.rows < Self.smallest.rows
  }
}
