/// How many events of a population fall in each bin of a plot, and how many beyond its edges.
///
/// Drawn from it, never counted from it: statistics are computed on events.
package struct DensityMap: Hashable, Sendable {
  /// The number of bins along x.
  package let columns: Int
  /// The number of bins along y.
  package let rows: Int
  /// Events per bin, row-major, row 0 at the bottom.
  package let counts: [UInt32]
  /// Events beyond the left edge, infinite ones too.
  ///
  /// One that is beyond two edges counts at the left or right alone. Those at the upper or right
  /// end itself are in the last bin.
  package let beyondLeft: Int
  /// Events beyond the right edge.
  package let beyondRight: Int
  /// Events beyond the lower edge alone.
  package let beyondBottom: Int
  /// Events beyond the upper edge alone.
  package let beyondTop: Int
  /// Events with a coordinate that is not a number, which no place of the plot stands for.
  package let notShown: Int

  /// Bins the events of `mask`.
  ///
  /// - Parameters:
  ///   - x, y: the scaled columns of the plot's axes.
  ///   - axes: each with its lower end below its upper.
  ///   - columns, rows: the number of bins, at least 1 each.
  /// - Precondition: columns and mask are of one table.
  package init(
    x: ScaledColumn, y: ScaledColumn, of mask: EventMask, axes: PlotAxes, columns: Int, rows: Int
  ) {
    var counts = [UInt32](repeating: 0, count: columns * rows)
    var outside = (left: 0, right: 0, bottom: 0, top: 0, unplaced: 0)
    let columnFactor = Self.binsPerUnit(axes.x, columns)
    let rowFactor = Self.binsPerUnit(axes.y, rows)
    precondition(
      x.values.count == mask.count && y.values.count == mask.count, "columns of another table")
    let (left, right) = (axes.x.lower, axes.x.upper)
    let (bottom, top) = (axes.y.lower, axes.y.upper)
    counts.withUnsafeMutableBufferPointer { counts in
      x.values.withUnsafeBufferPointer { xs in
        y.values.withUnsafeBufferPointer { ys in
          mask.forEachEvent { event in
            let xValue = xs[event]
            let yValue = ys[event]
            if xValue >= left, xValue <= right, yValue >= bottom, yValue <= top {
              let column = min(columns - 1, Int((xValue - left) * columnFactor))
              let row = min(rows - 1, Int((yValue - bottom) * rowFactor))
              counts[row * columns + column] += 1
            } else if xValue.isNaN || yValue.isNaN {
              outside.unplaced += 1
            } else if xValue < left {
              outside.left += 1
            } else if xValue > right {
              outside.right += 1
            } else if yValue < bottom {
              outside.bottom += 1
            } else {
              outside.top += 1
            }
          }
        }
      }
    }
    self.columns = columns
    self.rows = rows
    self.counts = counts
    beyondLeft = outside.left
    beyondRight = outside.right
    beyondBottom = outside.bottom
    beyondTop = outside.top
    notShown = outside.unplaced
  }

  /// A map of counts made elsewhere, row-major.
  package init(
    columns: Int, rows: Int, counts: [UInt32], beyondLeft: Int = 0, beyondRight: Int = 0
  ) {
    precondition(counts.count == columns * rows, "a map of \(columns) x \(rows) bins")
    self.columns = columns
    self.rows = rows
    self.counts = counts
    self.beyondLeft = beyondLeft
    self.beyondRight = beyondRight
    beyondBottom = 0
    beyondTop = 0
    notShown = 0
  }

  /// 0 for an axis of no or boundless extent, all of which is the first bin.
  private static func binsPerUnit(_ axis: PlotAxis, _ bins: Int) -> Double {
    let factor = Double(bins) / (axis.upper - axis.lower)
    return factor.isFinite ? factor : 0
  }

  /// The events in a bin; row 0 at the bottom.
  package subscript(column: Int, row: Int) -> Int { Int(counts[row * columns + column]) }

  /// The events in view.
  package var total: Int { counts.reduce(0) { $0 + Int($1) } }
}
