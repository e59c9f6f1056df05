/// How the medians of one dimension go along another: level where the pair is compensated.
package struct PairMedians: Hashable, Sendable {
  /// The median of y in each part of x that has enough events, in fractions of the axes.
  package let line: [Point]
  /// The median of y, in data values, of the half of the events that is dimmer on x.
  package let dim: Double?
  /// The same of the twentieth of the events that is brightest on x.
  package let bright: Double?

  /// A median of fewer events says little.
  private static let leastEvents = 20
  private static let parts = 24

  /// Takes the medians over the events of `mask`; those that are not finite are left out.
  ///
  /// - Precondition: columns and mask are of one table.
  package init(x: ScaledColumn, y: ScaledColumn, of mask: EventMask, axes: PlotAxes) {
    var events: [(x: Double, y: Double)] = []
    events.reserveCapacity(mask.population)
    mask.forEachEvent { event in
      let (one, other) = (x.values[event], y.values[event])
      if one.isFinite, other.isFinite { events.append((one, other)) }
    }
    var parts = [[Double]](repeating: [], count: Self.parts)
    for event in events {
      let place = axes.x.fraction(of: event.x)
      guard (0..<1).contains(place) else { continue }
      parts[Int(place * Double(Self.parts))].append(event.y)
    }
    line = parts.enumerated().compactMap { part, values in
      guard values.count >= Self.leastEvents, let median = Percentile.median(values) else {
        return nil
      }
      return Point(
        (Double(part) + 0.5) / Double(Self.parts), axes.y.fraction(of: median))
    }
    let scale = PreparedScale(axes.y.dimension.scale)
    let xs = events.map(\.x)
    func median(_ isTaken: (Double) -> Bool) -> Double? {
      let values = events.filter { isTaken($0.x) }.map(\.y)
      guard values.count >= Self.leastEvents else { return nil }
      return Percentile.median(values).map(scale.inverse)
    }
    guard let middle = Percentile.median(xs), let high = Percentile.of(xs, fraction: 0.95) else {
      dim = nil
      bright = nil
      return
    }
    dim = median { $0 <= middle }
    bright = median { $0 >= high }
  }
}
