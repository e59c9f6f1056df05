import GatingCore
import Plotting
import TermPlot

/// The histogram of the population in view, with others as lines over it.
enum HistogramView {
  /// The plot as a scene; with others over it every population is drawn to its own peak.
  static func scene(_ model: Model) -> PlotScene {
    var axes = model.axes
    let curves = curves(model, axes)
    let isShared = curves.count > 1
    let peak = curves.first?.histogram.counts.max() ?? 0
    axes.y = PlotAxis.eventCount
    axes.y.upper = isShared ? 105 : Double(top(peak))
    var scene = PlotScene(
      axes: axes, xTitle: model.title(of: axes.x.dimension),
      yTitle: isShared ? "% of its peak" : "events per bin", density: nil)
    guard let first = curves.first else { return scene }
    let frame = model.plotFrame
    scene.density = HistogramShape.area(
      first.histogram, top: top(peak), columns: frame.dotColumns, rows: frame.dotRows)
    scene.overlays = curves.dropFirst().compactMap { curve in
      guard let id = curve.population, let peak = curve.histogram.counts.max(), peak > 0 else {
        return nil
      }
      return PlotScene.Overlay(
        outline: HistogramShape.outline(curve.histogram, top: top(peak)),
        hue: model.hue(ofPopulation: id),
        label: "\(model.name(of: id)) \(NumberText.count(model.answer?.count(of: id) ?? 0))")
    }
    return scene
  }

  /// The count at the upper edge: a twentieth above the peak.
  private static func top(_ peak: Int) -> Int { max(1, peak + (peak + 19) / 20) }

  private static func curves(_ model: Model, _ axes: PlotAxes) -> [Answer.Curve] {
    guard let answer = model.answer, answer.question.axes == axes,
      answer.question.viewed == model.viewed
    else { return [] }
    return answer.curves
  }
}
