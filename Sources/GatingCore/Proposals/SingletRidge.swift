/// The ridge of single cells on a plot of pulse area against pulse height or width.
///
/// A single cell's height is proportional to its area, so the ridge is a line through the origin;
/// its slope is the median of height / area and its spread 1.4826 times the median absolute
/// deviation, which a minority of doublets does not move. Against width the ridge is level.
package struct SingletRidge: Hashable, Sendable {
  package enum Quantity: Hashable, Sendable { case height, width }

  package let quantity: Quantity
  /// The median of height / area, or of width.
  package let median: Double
  /// The robust standard deviation of the same.
  package let spread: Double
  /// Beyond this area (99.95th percentile, a fifth added) the gate ends.
  package let end: Double

  /// How many robust standard deviations the gate takes in to each side: one single cell in 2,000
  /// is lost.
  package static let width = 3.5

  /// Fits the ridge; events without a positive area are left out.
  ///
  /// - Parameters:
  ///   - areas, others: scale values, one each an event.
  /// - Returns: nil where there are too few events or they do not spread.
  package init?(_ quantity: Quantity, areas: [Double], others: [Double]) {
    var ratios: [Double] = []
    ratios.reserveCapacity(areas.count)
    for (area, other) in zip(areas, others) where area > 0 && area.isFinite && other.isFinite {
      ratios.append(quantity == .height ? other / area : other)
    }
    guard ratios.count >= Proposal.fewestEvents, let median = Percentile.median(ratios),
      let deviation = Percentile.median(ratios.map { ($0 - median).magnitude }),
      let far = Percentile.of(areas.filter(\.isFinite), fraction: 0.9995),
      median > 0, deviation > 0, far > 0
    else { return nil }
    self.quantity = quantity
    self.median = median
    spread = 1.4826 * deviation
    end = 1.2 * far
  }

  /// The gate: the part of the plane within `width` spreads of the ridge.
  func proposal(on axes: PlotAxes) -> Proposal {
    let x = PreparedScale(Scale(axes.x.dimension.scale.function))
    let y = PreparedScale(Scale(axes.y.dimension.scale.function))
    let low = max(0, median - Self.width * spread)
    let high = median + Self.width * spread
    // A line of scale values is one on the plot where both axes are linear, else it is subdivided.
    let isStraight = Self.isLinear(axes.x) && Self.isLinear(axes.y)
    let steps = isStraight ? 1 : 10
    func side(_ slope: Double) -> [Point] {
      (0...steps).map { step in
        let area = end * Double(step) / Double(steps)
        return Point(x(area), y(quantity == .height ? slope * area : slope))
      }
    }
    var vertices = side(low)
    vertices += side(high).reversed().prefix(quantity == .height ? steps : steps + 1)
    return Proposal(
      geometry: .polygon(
        PolygonGate(x: axes.x.dimension, y: axes.y.dimension, vertices: vertices)),
      reason: .ridge(quantity, median: median, spread: spread, width: Self.width))
  }

  private static func isLinear(_ axis: PlotAxis) -> Bool {
    switch axis.dimension.scale.function {
    case .identity: true
    case .linear(_, let a): a == 0
    default: false
    }
  }
}
