import GatingCore

/// One value of a quadrant gate's divider on a plot: a line across it, or an arm of one.
///
/// Quadrants may be cut at other places on the two sides of a divider: then several dividers have
/// the same dimension, and each line reaches only over the quadrants that refer to it.
package struct DividerLine: Hashable, Sendable {
  /// The divider, by its index in the gate.
  package let divider: Int
  /// The value, by its index in the divider.
  package let value: Int
  /// Where it cuts its axis, as a fraction.
  package let place: Double
  /// From where to where it reaches on the other axis, in fractions.
  package let lower: Double
  package let upper: Double

  func reaches(_ place: Double) -> Bool { lower <= place && place <= upper }
}

extension GateProjection {
  /// The lines of a quadrant gate that cut an axis, divider by divider, each value by value.
  package func lines(of gate: QuadrantGate, isX: Bool) -> [DividerLine] {
    let across = isX ? yDividers : xDividers
    return (isX ? xDividers : yDividers).flatMap { own in
      let readers = gate.quadrants.filter { $0.positions.contains { $0.divider == own.dimension } }
      let spans = readers.map { Self.span(of: $0, across, gate) }
      // An arm ends where the quadrants that it cuts end; without any it goes all across.
      let lower = spans.map(\.lower).min() ?? 0
      let upper = spans.map(\.upper).max() ?? 1
      return gate.dividers[own.dimension].values.indices.map { index in
        DividerLine(
          divider: own.dimension, value: index,
          place: own.map.fraction(gate.dividers[own.dimension].values[index]), lower: lower,
          upper: upper)
      }
    }
  }

  /// From where to where a quadrant lies on an axis, as far as it is in view.
  func span(of quadrant: QuadrantGate.Quadrant, in gate: QuadrantGate, isX: Bool)
    -> (lower: Double, upper: Double)
  {
    Self.span(of: quadrant, isX ? xDividers : yDividers, gate)
  }

  private static func span(
    of quadrant: QuadrantGate.Quadrant, _ places: [Place], _ gate: QuadrantGate
  ) -> (lower: Double, upper: Double) {
    for position in quadrant.positions {
      guard let place = places.first(where: { $0.dimension == position.divider }) else { continue }
      let edges = [0] + gate.dividers[position.divider].values.map(place.map.fraction) + [1]
      guard edges.indices.contains(position.region + 1) else { continue }
      return (edges[position.region], edges[position.region + 1])
    }
    return (0, 1)
  }
}
