/// The parts of a run in which events come at a steady rate.
///
/// A bin of Time is unsteady when its count differs from the median of its neighbourhood by more
/// than a quarter and by more than chance (five times the square root of the median) would make
/// it; the bins on both sides of an unsteady one are left out with it. A slow drift of the rate is
/// no reason. Only the rate is looked at, not the light.
package struct SteadyFlow: Hashable, Sendable {
  /// The first and the last bin with events.
  package let run: ClosedRange<Int>
  /// The unsteady stretches within the run, ascending, in bins.
  package let gaps: [ClosedRange<Int>]
  /// The events in the stretches.
  package let leftOut: Int
  /// The median number of events in a bin.
  package let rate: Double

  /// The bins that a proposal is made on; fewer where there are few events.
  static let bins = 256
  /// So many bins to each side are a bin's neighbourhood.
  private static let reach = 24
  private static let fewestInABin = 60

  /// Looks at the counts of equal stretches of Time; nil where there are none.
  package init?(_ counts: [Int]) {
    guard let first = counts.firstIndex(where: { $0 > 0 }),
      let last = counts.lastIndex(where: { $0 > 0 }),
      let rate = Percentile.median(counts[first...last].map(Double.init))
    else { return nil }
    var isOut = [Bool](repeating: false, count: counts.count)
    for bin in first...last {
      let near = counts[max(first, bin - Self.reach)...min(last, bin + Self.reach)]
      guard let usual = Percentile.median(near.map(Double.init)) else { continue }
      if (Double(counts[bin]) - usual).magnitude > max(0.25 * usual, 5 * usual.squareRoot()) {
        for other in max(first, bin - 1)...min(last, bin + 1) { isOut[other] = true }
      }
    }
    var gaps: [ClosedRange<Int>] = []
    for bin in first...last where isOut[bin] {
      if let gap = gaps.last, gap.upperBound == bin - 1 {
        gaps[gaps.count - 1] = gap.lowerBound...bin
      } else {
        gaps.append(bin...bin)
      }
    }
    run = first...last
    self.gaps = gaps
    self.rate = rate
    leftOut = gaps.reduce(0) { $0 + counts[$1].reduce(0, +) }
  }

  /// The gate: a range where the unsteady stretches are at the ends, else a polygon with a notch
  /// for each, which reaches far beyond the y axis so that only Time decides.
  static func proposal(
    _ histogram: AxisHistogram, on axes: PlotAxes
  ) -> Result<Proposal, Proposal.Obstacle> {
    var counts = histogram.counts
    while counts.count > 16, histogram.total < fewestInABin * counts.count {
      counts = stride(from: 0, to: counts.count, by: 2).map { counts[$0] + counts[$0 + 1] }
    }
    guard let flow = SteadyFlow(counts) else { return .failure(.nothingHere) }
    let share = Double(flow.leftOut) / Double(max(1, histogram.total))
    if share > 0.5 { return .failure(.unsteady(share)) }
    let width = (axes.x.upper - axes.x.lower) / Double(counts.count)
    func place(_ bin: Int) -> Double { axes.x.lower + Double(bin) * width }

    var start = axes.x.lower
    var end: Double?
    var notches: [(from: Double, to: Double)] = []
    for gap in flow.gaps {
      if gap.lowerBound == flow.run.lowerBound {
        start = place(gap.upperBound + 1)
      } else if gap.upperBound == flow.run.upperBound {
        end = place(gap.lowerBound)
      } else {
        notches.append((place(gap.lowerBound), place(gap.upperBound + 1)))
      }
    }
    let reason = Proposal.Reason.steady(
      rate: flow.rate / width, gaps: flow.gaps.count, share: share)
    let x = axes.x.dimension
    if notches.isEmpty {
      let side = RectangleGate.Side(x, Interval(minimum: start, maximum: end))
      return .success(Proposal(geometry: .rectangle(RectangleGate([side])), reason: reason))
    }
    let span = axes.y.upper - axes.y.lower
    let bottom = axes.y.lower - 10 * span
    let top = axes.y.upper + 10 * span
    // A polygon has its boundary too, so its ends lie beyond the first and the last event.
    let right = end ?? axes.x.upper + width
    var vertices = [Point(start, bottom)]
    for notch in notches {
      vertices += [
        Point(notch.from, bottom), Point(notch.from, top - span), Point(notch.to, top - span),
        Point(notch.to, bottom),
      ]
    }
    vertices += [Point(right, bottom), Point(right, top), Point(start, top)]
    return .success(
      Proposal(
        geometry: .polygon(PolygonGate(x: x, y: axes.y.dimension, vertices: vertices)),
        reason: reason))
  }
}
