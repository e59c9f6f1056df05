import GatingCore
import Plotting
import TermPlot

extension Model {
  /// Where the parts of the page lie; nil where it is not shown.
  var spilloverLayout: SpilloverLayout? {
    spilloverPage.map { SpilloverLayout(size: size, glyphs: glyphs, detectors: $0.size) }
  }

  /// The frame of the plot on the screen.
  var plotFrame: PlotFrame { spilloverLayout?.plot ?? layout.plot }

  /// The axes of a pair of the page's detectors, the fluorochrome on x.
  func axes(of page: SpilloverPage, source: Int, target: Int) -> PlotAxes {
    let defaults = AxisDefaults(panel: panel, facts: facts[sample], strategy: decidedStrategy)
    func axis(_ detector: Int) -> PlotAxis? {
      let reference = ParameterReference(name: page.matrix.detectors[detector])
      guard let index = try? panel.index(of: reference) else { return nil }
      var axis = defaults.axis(ofParameter: index)
      axis.dimension.compensation = page.compensation
      return axis
    }
    guard let x = axis(source), let y = axis(target) else { return axes(for: viewed) }
    return PlotAxes(x: x, y: source == target ? .eventCount : y)
  }

  /// The cells of the matrix that small plots are shown of, row by row.
  func cellsInView(_ page: SpilloverPage) -> [(source: Int, target: Int)] {
    guard let layout = spilloverLayout else { return [] }
    let rows = layout.window(page.source, of: page.size, layout.gridRows)
    let columns = layout.window(page.target, of: page.size, layout.gridColumns)
    return rows.flatMap { row in columns.map { (row, $0) } }
  }

  /// What the page needs to know of pairs; nil without it.
  var requestedPairs: PairRequest? {
    guard let page = spilloverPage, let layout = spilloverLayout else { return nil }
    guard page.isGrid else {
      return PairRequest(plots: [], columns: 0, rows: 0, wantsMedians: true)
    }
    let frame = layout.frame(row: 0, column: 0)
    guard frame.isUseful else { return nil }
    return PairRequest(
      plots: cellsInView(page).filter { $0.source != $0.target }.map {
        axes(of: page, source: $0.source, target: $0.target)
      }, columns: frame.dotColumns, rows: frame.dotRows, wantsMedians: false)
  }
}
