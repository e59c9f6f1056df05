import GatingCore

extension Edit {
  /// How a gate's dimensions are compensated, and those of the plot it is shown on.
  package struct GateCompensation: Hashable, Sendable, Codable {
    package var gate: GateID
    /// One a dimension, in the order of `Geometry.dimensions`.
    package var dimensions: [Dimension.Compensation]
    /// Of x and y; nil for a gate without a plot.
    package var plot: [Dimension.Compensation]?

    package init(
      gate: GateID, dimensions: [Dimension.Compensation], plot: [Dimension.Compensation]?
    ) {
      self.gate = gate
      self.dimensions = dimensions
      self.plot = plot
    }

    /// As a gate has it now.
    package init(_ gate: Gate) {
      self.init(
        gate: gate.id, dimensions: gate.geometry.dimensions.map(\.compensation),
        plot: gate.plot.map { [$0.x.dimension.compensation, $0.y.dimension.compensation] })
    }
  }
}

extension Gate {
  /// The gate compensated otherwise; nil where that does not have its number of dimensions.
  package func compensated(_ compensation: Edit.GateCompensation) -> Gate? {
    guard compensation.dimensions.count == geometry.dimensions.count,
      compensation.plot.map(\.count) == plot.map({ _ in 2 })
    else { return nil }
    var gate = self
    var next = compensation.dimensions[...]
    gate.geometry = geometry.mapDimensions { dimension in
      var dimension = dimension
      dimension.compensation = next.popFirst() ?? dimension.compensation
      return dimension
    }
    if let axes = compensation.plot {
      gate.plot?.x.dimension.compensation = axes[0]
      gate.plot?.y.dimension.compensation = axes[1]
    }
    return gate
  }
}
