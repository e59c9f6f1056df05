import GatingCore
import Plotting
import TermPlot

extension Model {
  /// Where the parts of the page lie; nil where it is not shown.
  var spilloverLayout: SpilloverLayout? {
    spilloverPage.map {
      SpilloverLayout(
        size: size, glyphs: glyphs, cellRows: $0.rowCount, cellColumns: $0.columnCount)
    }
  }

  /// The frame of the plot on the screen.
  var plotFrame: PlotFrame { spilloverLayout?.plot ?? layout.plot }

  /// The axes of a pair of the page's detectors, the fluorochrome on x.
  ///
  /// Of a matrix that is not square y is another fluorochrome among small plots; beside the numbers
  /// it is the detector as it was recorded, which nothing compensates.
  func axes(of page: SpilloverPage, source: Int, target: Int) -> PlotAxes {
    guard page.isSquare else { return spectrumAxes(of: page, source, target) }
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

  private func spectrumAxes(
    of page: SpilloverPage, _ source: Int, _ target: Int
  ) -> PlotAxes {
    let x = axis(ofFluorochrome: page.matrix.fluorochromes[source], page)
    if page.showsOutputs {
      let name = page.matrix.fluorochromes[target]
      return PlotAxes(
        x: x, y: source == target ? .eventCount : axis(ofFluorochrome: name, page))
    }
    let defaults = AxisDefaults(panel: panel, facts: facts[sample], strategy: decidedStrategy)
    let reference = ParameterReference(name: page.matrix.detectors[target])
    guard let index = try? panel.index(of: reference) else { return axes(for: viewed) }
    var y = defaults.axis(ofParameter: index)
    y.dimension.compensation = .none
    return PlotAxes(x: x, y: y)
  }

  /// As some plot or gate of the strategy has it, else logicle up to the highest of the detectors.
  private func axis(ofFluorochrome name: String, _ page: SpilloverPage) -> PlotAxis {
    let defaults = AxisDefaults(panel: panel, facts: facts[sample], strategy: decidedStrategy)
    func isMeant(_ dimension: Dimension) -> Bool {
      dimension.compensation == page.compensation && dimension.references.map(\.name) == [name]
    }
    for gate in decidedStrategy.gates {
      if let axis = [gate.plot?.x, gate.plot?.y].compactMap({ $0 }).first(where: {
        isMeant($0.dimension)
      }) {
        return axis
      }
      if let dimension = gate.geometry.dimensions.first(where: isMeant) {
        return defaults.axis(of: dimension)
      }
    }
    let tops = page.matrix.detectors.compactMap { name -> Double? in
      guard let index = try? panel.index(of: ParameterReference(name: name)) else { return nil }
      return facts[sample].map { $0.tops[index] } ?? panel.parameters[index].range
    }
    let top = tops.filter { $0.isFinite && $0 > 1 }.max() ?? 262_144
    return PlotAxis(
      Dimension(
        parameter: name, compensation: page.compensation, scale: .logicle(t: top, w: 1)))
  }

  /// The cells of the matrix that small plots are shown of, row by row.
  func cellsInView(_ page: SpilloverPage) -> [(source: Int, target: Int)] {
    guard let layout = spilloverLayout else { return [] }
    let rows = layout.window(page.source, of: page.rowCount, layout.gridRows)
    let columns = layout.window(page.target, of: page.columnCount, layout.gridColumns)
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
