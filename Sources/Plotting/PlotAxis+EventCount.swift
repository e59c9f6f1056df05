import GatingCore

extension PlotAxis {
  /// The vertical axis of a histogram: events per bin, of no parameter.
  package static let eventCount = PlotAxis(Dimension(parameter: ""))

  /// Whether a plot with this as its vertical axis is a histogram.
  package var isEventCount: Bool { dimension.source == Self.eventCount.dimension.source }
}
