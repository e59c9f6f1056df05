import GatingCore
import Plotting

/// The identity card of a population: what is asked for it, and what is known.
package struct Card: Hashable, Sendable {
  /// What a card needs of the sample's events.
  package struct Request: Hashable, Sendable {
    /// The population and those it is compared with, each once.
    var populations: [GateID?]
    /// What medians are taken of.
    var dimensions: [Dimension]
    /// The small plots, with the dots that each has.
    var plots: [PlotAxes]
    var columns: Int
    var rows: Int
  }

  package var request: Request
  /// For each population the median of each dimension, in scale values; nil without events.
  package var medians: [[Double?]]
  /// One a plot; nil where it can't be drawn.
  package var maps: [DensityMap?]
  /// The highest count of those plots that are histograms, 0 for the others.
  package var peaks: [Int]
}

extension Card.Request {
  /// Computes the card; nil when cancelled.
  func card(
    of result: GatingResult, _ strategy: GatingStrategy, by engine: SampleEngine,
    monitor: WorkMonitor?
  ) -> Card? {
    var card = Card(request: self, medians: [], maps: [], peaks: [])
    for population in populations {
      var medians: [Double?] = []
      for dimension in dimensions {
        if monitor?.isCancelled == true { return nil }
        medians.append(
          result.mask(of: population).flatMap { mask in
            (try? engine.values(dimension, matrices: strategy.matrices, of: mask))
              .flatMap(Percentile.median)
          })
      }
      card.medians.append(medians)
    }
    for axes in plots {
      if monitor?.isCancelled == true { return nil }
      var drawn: (map: DensityMap?, peak: Int) = (nil, 0)
      if let shown = populations.first, let mask = result.mask(of: shown) {
        drawn = map(axes, mask, strategy, engine)
      }
      card.maps.append(drawn.map)
      card.peaks.append(drawn.peak)
    }
    return card
  }

  private func map(
    _ axes: PlotAxes, _ mask: EventMask, _ strategy: GatingStrategy, _ engine: SampleEngine
  ) -> (map: DensityMap?, peak: Int) {
    guard let x = try? engine.column(axes.x.dimension, matrices: strategy.matrices) else {
      return (nil, 0)
    }
    if axes.y.isEventCount {
      let bins = HistogramShape.bins(events: mask.population, limit: columns)
      let histogram = AxisHistogram(x, of: mask, axis: axes.x, bins: bins)
      let peak = max(1, histogram.counts.max() ?? 0)
      return (HistogramShape.area(histogram, top: peak, columns: columns, rows: rows), peak)
    }
    guard let y = try? engine.column(axes.y.dimension, matrices: strategy.matrices) else {
      return (nil, 0)
    }
    return (DensityMap(x: x, y: y, of: mask, axes: axes, columns: columns, rows: rows), 0)
  }
}
