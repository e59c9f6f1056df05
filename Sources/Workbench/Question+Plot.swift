import GatingCore
import Plotting

extension Question {
  /// Bins what the plot shows into the answer; false when cancelled.
  ///
  /// - Throws: what keeps an axis from being evaluated.
  func plot(
    _ mask: EventMask, _ result: GatingResult, by engine: SampleEngine, in answer: inout Answer
  ) throws(GatingFailure) -> Bool {
    guard let x = try engine.column(axes.x.dimension, matrices: strategy.matrices) else {
      return false
    }
    if axes.y.isEventCount {
      answer.curves = curves.compactMap { id in
        guard let mask = result.mask(of: id) else { return nil }
        let bins = HistogramShape.bins(events: mask.population, limit: columns)
        return Answer.Curve(
          population: id, histogram: AxisHistogram(x, of: mask, axis: axes.x, bins: bins))
      }
      return true
    }
    guard let y = try engine.column(axes.y.dimension, matrices: strategy.matrices) else {
      return false
    }
    answer.density = try engine.density(
      of: mask, on: axes, columns: columns, rows: rows, matrices: strategy.matrices)
    if let backgate, let events = result.mask(of: backgate) {
      answer.backgate = DensityMap(
        x: x, y: y, of: events, axes: axes, columns: columns, rows: rows)
    }
    return true
  }
}

extension Answer {
  /// The histogram of a population on the plot's x axis.
  package struct Curve: Hashable, Sendable {
    package var population: GateID?
    package var histogram: AxisHistogram
  }
}
