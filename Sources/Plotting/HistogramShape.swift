import GatingCore

/// Histograms as a plot draws them: the area under one, the lines of others over it.
package enum HistogramShape {
  /// How many bins show a population well: more with more events, never more than `limit`.
  ///
  /// Four times the square root of the number of events, at least 24.
  package static func bins(events: Int, limit: Int) -> Int {
    max(1, min(limit, max(24, Int(4 * Double(events).squareRoot()))))
  }

  /// The area under a histogram as a map with an event at every bin below it.
  ///
  /// Where the histogram has any event at least the lowest bin is set.
  /// - Parameter top: the count that reaches the upper edge, at least 1.
  package static func area(
    _ histogram: AxisHistogram, top: Int, columns: Int, rows: Int
  ) -> DensityMap {
    var counts = [UInt32](repeating: 0, count: columns * rows)
    for column in 0..<columns {
      let count = histogram.counts[column * histogram.counts.count / columns]
      let height = (count * rows + top - 1) / top
      for row in 0..<min(rows, height) { counts[row * columns + column] = 1 }
    }
    return DensityMap(
      columns: columns, rows: rows, counts: counts, beyondLeft: histogram.below,
      beyondRight: histogram.above)
  }

  /// The outline of a histogram as steps, in fractions of the axes.
  ///
  /// - Parameter top: the count that reaches the upper edge, at least 1.
  package static func outline(_ histogram: AxisHistogram, top: Int) -> GateOutline {
    let width = 1 / Double(histogram.counts.count)
    var line: [Point] = []
    for (bin, count) in histogram.counts.enumerated() {
      let height = Double(count) / Double(top)
      line.append(Point(Double(bin) * width, height))
      line.append(Point(Double(bin + 1) * width, height))
    }
    let mode = histogram.counts.indices.max { histogram.counts[$0] < histogram.counts[$1] } ?? 0
    return GateOutline(
      line: line,
      anchor: Point((Double(mode) + 0.5) * width, Double(histogram.counts[mode]) / Double(top)))
  }
}
