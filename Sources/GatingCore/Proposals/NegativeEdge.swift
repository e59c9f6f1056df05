/// Where the events without an antigen end on an axis.
///
/// The negatives are the lowest mode that stands out on the scale. A scale that compresses moves a
/// mode upwards, so their centre is then sought in data values: the median of what lies within
/// `window` spreads of it, again and again until it stays. What lies below the centre is theirs
/// alone, so their robust SD is 1.4826 times the median distance of the values below. The edge lies
/// `width` of them above the centre.
package struct NegativeEdge: Hashable, Sendable {
  /// The centre of the negatives, as a scale value.
  package let centre: Double
  /// Their robust standard deviation.
  package let spread: Double

  /// How many robust standard deviations above the mode the edge lies: of normal negatives one in
  /// 740 is beyond.
  package static let width = 3.0

  /// The edge, as a scale value.
  package var value: Double { centre + Self.width * spread }

  private static let window = 1.5
  private static let mostRounds = 50

  /// Finds the negatives of a column.
  ///
  /// - Parameters:
  ///   - values: scale values of the events in view; those that are not a number are left out.
  ///   - histogram: of the same events on `axis`.
  /// - Throws: `tooFewEvents`; `noNegatives` where the lowest mode is not near zero.
  package init(
    _ values: [Double], _ histogram: AxisHistogram, on axis: PlotAxis
  ) throws(Proposal.Obstacle) {
    let bins = Double(histogram.counts.count)
    let scale = PreparedScale(Scale(axis.dimension.scale.function))
    let lowest: Int
    do throws(DensityValley.Fault) {
      lowest = try DensityValley(histogram.counts, .lowest).lowerMode
    } catch {
      switch error {
      case .tooFewEvents(let count): throw .tooFewEvents(count)
      case .onlyMode(let bin): lowest = bin
      }
    }
    let mode = scale.inverse(axis.coordinate(at: (Double(lowest) + 0.5) / bins))
    var centre = mode
    var spread = 0.0
    for _ in 0..<Self.mostRounds {
      let below = values.filter { $0 <= centre }.map { centre - $0 }
      spread = 1.4826 * (Percentile.median(below) ?? 0)
      let near = values.filter { ($0 - centre).magnitude <= Self.window * spread }
      guard spread > 0, let next = Percentile.median(near) else {
        throw .noNegatives(axis.dimension, mode)
      }
      if next == centre { break }
      centre = next
    }
    if centre.magnitude > Self.width * spread { throw .noNegatives(axis.dimension, mode) }
    self.centre = centre
    self.spread = spread
  }
}

extension SampleEngine {
  /// Dividers where the negatives of both axes end; the quadrants are for the caller to name.
  func proposeQuadrants(
    among mask: EventMask, on axes: PlotAxes, matrices: [SpectrumMatrix], monitor: WorkMonitor?
  ) throws(GatingFailure) -> Result<Proposal, Proposal.Obstacle>? {
    var dividers: [QuadrantGate.Divider] = []
    var edges: [NegativeEdge] = []
    for (axis, id) in [(axes.x, "x"), (axes.y, "y")] {
      guard let column = try column(axis.dimension, matrices: matrices, monitor: monitor) else {
        return nil
      }
      let histogram = AxisHistogram(column, of: mask, axis: axis, bins: DensityValley.bins)
      let values = try values(axis.dimension, matrices: matrices, of: mask)
      do throws(Proposal.Obstacle) {
        let edge = try NegativeEdge(values, histogram, on: axis)
        let scale = PreparedScale(Scale(axis.dimension.scale.function))
        dividers.append(.init(id: id, axis.dimension, values: [scale(edge.value)]))
        edges.append(edge)
      } catch {
        return .failure(error)
      }
    }
    return .success(
      Proposal(
        geometry: .quadrants(QuadrantGate(dividers: dividers, quadrants: [])),
        reason: .negatives(x: edges[0], y: edges[1])))
  }
}
