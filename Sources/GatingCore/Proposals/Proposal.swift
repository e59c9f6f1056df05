/// A gate that the data suggest, with the reason; nothing is gated by it until it is accepted.
package struct Proposal: Hashable, Sendable {
  /// What to look for.
  package enum Request: Hashable, Sendable {
    /// Single cells on a plot of area (x) against height or width (y).
    case singlets
    /// A threshold on x in the valley between the two highest modes.
    case valley
    /// A threshold on x above the lowest mode: debris, on forward scatter.
    case debris
    /// The steady part of the run, on a plot of Time (x).
    case steady
    /// Dividers where the negatives of both axes end.
    case quadrants
    /// The density basin around a point, in fractions of the axes.
    case basin(Point)
  }

  /// Why the gate lies where it lies.
  package enum Reason: Hashable, Sendable {
    /// A ridge with the median and the robust SD of height per area (or of width), and how many
    /// SD the gate takes in to each side.
    case ridge(SingletRidge.Quantity, median: Double, spread: Double, width: Double)
    /// A valley between modes (scale values), its depth as the share of the lower mode that is
    /// missing in it, 0…1.
    case valley(at: Double, between: Double, and: Double, depth: Double)
    /// The median events per unit of Time, the unsteady stretches and the share of all events that
    /// is in them, 0…1.
    case steady(rate: Double, gaps: Int, share: Double)
    /// The negatives of both axes.
    case negatives(x: NegativeEdge, y: NegativeEdge)
    /// A basin down to a share of its peak, 0…1, where a neighbouring peak begins or where it
    /// fades.
    case basin(share: Double, meetsNeighbour: Bool)
  }

  /// Why nothing can be proposed.
  package enum Obstacle: Error, Hashable, Sendable {
    case tooFewEvents(Int)
    /// All events with a value on the axis form one mode, at a scale value.
    case oneMode(Double)
    case nothingHere
    case noRidge
    /// So large a share of the events, 0…1, came at no steady rate.
    case unsteady(Double)
    /// The lowest mode on a dimension, at a scale value, is not one of negatives.
    case noNegatives(Dimension, Double)
    case notAssessable(GatingFailure)
  }

  package var geometry: Geometry
  package var reason: Reason

  /// With fewer events than this nothing is proposed.
  package static let fewestEvents = 50

  package init(geometry: Geometry, reason: Reason) {
    self.geometry = geometry
    self.reason = reason
  }
}

extension SampleEngine {
  /// Looks for a gate among the events of a mask, on the axes of a plot.
  ///
  /// Deterministic. Cost: a pass over the events, and a map of 128 × 128 bins for a basin.
  /// - Returns: nil when cancelled.
  package func propose(
    _ request: Proposal.Request, among mask: EventMask, on axes: PlotAxes,
    matrices: [SpectrumMatrix], monitor: WorkMonitor? = nil
  ) -> Result<Proposal, Proposal.Obstacle>? {
    do throws(GatingFailure) {
      let count = mask.population
      if count < Proposal.fewestEvents { return .failure(.tooFewEvents(count)) }
      switch request {
      case .singlets:
        let areas = try values(axes.x.dimension, matrices: matrices, of: mask)
        let others = try values(axes.y.dimension, matrices: matrices, of: mask)
        let quantity: SingletRidge.Quantity =
          axes.y.dimension.references.first?.name?.uppercased().hasSuffix("W") == true
          ? .width : .height
        guard let ridge = SingletRidge(quantity, areas: areas, others: others) else {
          return .failure(.noRidge)
        }
        return .success(ridge.proposal(on: axes))
      case .valley, .debris, .steady:
        guard let x = try column(axes.x.dimension, matrices: matrices, monitor: monitor) else {
          return nil
        }
        let isSteady = request == .steady
        let bins = isSteady ? SteadyFlow.bins : DensityValley.bins
        let counts = AxisHistogram(x, of: mask, axis: axes.x, bins: bins)
        return isSteady
          ? SteadyFlow.proposal(counts, on: axes)
          : DensityValley.proposal(counts, on: axes.x, request == .debris ? .lowest : .highest)
      case .quadrants:
        return try proposeQuadrants(among: mask, on: axes, matrices: matrices, monitor: monitor)
      case .basin(let point):
        guard let x = try column(axes.x.dimension, matrices: matrices, monitor: monitor),
          let y = try column(axes.y.dimension, matrices: matrices, monitor: monitor)
        else { return nil }
        let map = DensityMap(
          x: x, y: y, of: mask, axes: axes, columns: DensityBasin.bins, rows: DensityBasin.bins)
        return DensityBasin.proposal(map, around: point, on: axes)
      }
    } catch {
      return .failure(.notAssessable(error))
    }
  }
}
