/// How many events of a population fall in each bin of an axis, and how many beyond its ends.
package struct AxisHistogram: Hashable, Sendable {
  /// Events per bin, from the axis's lower end.
  package let counts: [Int]
  /// Events below the axis's lower end.
  package let below: Int
  /// Events above the axis's upper end.
  package let above: Int

  /// Bins the events of a mask; events that are not a number are left out.
  ///
  /// - Parameters:
  ///   - bins: at least 1.
  package init(_ column: ScaledColumn, of mask: EventMask, axis: PlotAxis, bins: Int) {
    var counts = [Int](repeating: 0, count: bins)
    var below = 0
    var above = 0
    let factor = Double(bins) / (axis.upper - axis.lower)
    mask.forEachEvent { event in
      let value = column.values[event]
      if value >= axis.lower, value <= axis.upper {
        counts[min(bins - 1, Int((value - axis.lower) * factor))] += 1
      } else if value < axis.lower {
        below += 1
      } else if value > axis.upper {
        above += 1
      }
    }
    self.counts = counts
    self.below = below
    self.above = above
  }

  /// Counts made elsewhere.
  package init(counts: [Int], below: Int = 0, above: Int = 0) {
    self.counts = counts
    self.below = below
    self.above = above
  }

  /// The events in view.
  package var total: Int { counts.reduce(0, +) }
}
