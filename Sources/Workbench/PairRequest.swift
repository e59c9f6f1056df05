import GatingCore
import Plotting

/// Small plots of pairs of detectors, or the medians along one pair.
package struct PairRequest: Hashable, Sendable {
  /// The small plots, with the dots that each has.
  package var plots: [PlotAxes]
  package var columns: Int
  package var rows: Int
  /// Whether the medians on the question's own axes are wanted.
  package var wantsMedians: Bool

  /// What is known of pairs.
  package struct Answer: Hashable, Sendable {
    package var request: PairRequest
    /// One a plot; nil where it can't be drawn.
    package var maps: [DensityMap?]
    package var medians: PairMedians?
  }

  /// Computes them for the events of a mask; nil when cancelled.
  func answer(
    _ mask: EventMask, on axes: PlotAxes, _ matrices: [SpectrumMatrix], by engine: SampleEngine,
    monitor: WorkMonitor?
  ) -> Answer? {
    var answer = Answer(request: self, maps: [])
    func columns(_ axes: PlotAxes) -> (x: ScaledColumn, y: ScaledColumn)? {
      guard let x = try? engine.column(axes.x.dimension, matrices: matrices),
        let y = try? engine.column(axes.y.dimension, matrices: matrices)
      else { return nil }
      return (x, y)
    }
    for plot in plots {
      if monitor?.isCancelled == true { return nil }
      answer.maps.append(
        columns(plot).map {
          DensityMap(
            x: $0.x, y: $0.y, of: mask, axes: plot, columns: self.columns, rows: rows)
        })
    }
    if wantsMedians, !axes.y.isEventCount {
      answer.medians = columns(axes).map {
        PairMedians(x: $0.x, y: $0.y, of: mask, axes: axes)
      }
    }
    return answer
  }
}
