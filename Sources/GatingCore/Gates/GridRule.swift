/// What FlowJo notes on a gate about how it decides it, used on FlowJo's grid alone.
package struct GridRule: Hashable, Sendable, Codable {
  /// The channels an axis of a polygon's lattice, FlowJo's `gateResolution`; 0 where FlowJo decides
  /// it on values, as the panels of its quadrants.
  package var channels: Int
  /// The axes of a rectangle's sides, in their order: a bound at or beyond an end is open there.
  /// An axis without an end opens none; a side without an axis keeps its bounds.
  package var axes: [Interval]

  /// A rule; FlowJo's usual 256 channels where nothing else is said.
  package init(channels: Int = Int(ChannelGrid.usual), axes: [Interval] = []) {
    self.channels = channels
    self.axes = axes
  }

  /// What FlowJo compares with a side's values: its interval, open where it reaches an end.
  ///
  /// An interval that lies wholly beyond an end stays as it is drawn.
  package func interval(_ interval: Interval, side: Int) -> Interval {
    guard axes.indices.contains(side) else { return interval }
    let axis = axes[side]
    if let most = interval.maximum, let first = axis.minimum, most <= first { return interval }
    if let least = interval.minimum, let last = axis.maximum, least >= last { return interval }
    var opened = interval
    if let least = interval.minimum, let first = axis.minimum, least <= first {
      opened.minimum = nil
    }
    if let most = interval.maximum, let last = axis.maximum, most >= last {
      opened.maximum = nil
    }
    return opened
  }
}
