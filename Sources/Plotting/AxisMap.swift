import GatingCore

/// Takes coordinates of a gate's dimension to an axis of a plot and back.
///
/// Both must read the same source with the same compensation; the scales may differ.
package struct AxisMap: Sendable {
  private let axis: PlotAxis
  private let isSameScale: Bool
  private let gateScale: PreparedScale
  private let plotScale: PreparedScale

  /// - Precondition: the axis reads the same values as the dimension.
  package init(_ dimension: Dimension, on axis: PlotAxis) {
    self.axis = axis
    isSameScale = dimension.scale.function == axis.dimension.scale.function
    gateScale = PreparedScale(Scale(dimension.scale.function))
    plotScale = PreparedScale(Scale(axis.dimension.scale.function))
  }

  /// Whether a straight line between two gate coordinates is straight on the plot.
  package var isStraight: Bool { isSameScale }

  /// The fraction of the axis at a gate coordinate; may lie outside 0…1.
  package func fraction(_ coordinate: Double) -> Double {
    axis.fraction(of: isSameScale ? coordinate : plotScale(gateScale.inverse(coordinate)))
  }

  /// The gate coordinate at a fraction of the axis.
  package func coordinate(_ fraction: Double) -> Double {
    let place = axis.coordinate(at: fraction)
    return isSameScale ? place : gateScale(plotScale.inverse(place))
  }
}
