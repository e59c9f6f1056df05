/// How much a population's count hangs on where the edges of its path were drawn.
///
/// Each edge is moved alone, by the same part of a decade to either side, and all events are
/// gated anew; the path is the population's gate, its ancestors, and for booleans the paths of
/// their operands. Which edges there are:
/// - every bound of a rectangle or range, and every value of a divider that a quadrant of the
///   path lies at: moved down and up (a divider that would pass its neighbour pushes it along);
/// - every side of a polygon: the events within a step of it are taken out, or in; and its outline
///   as a whole, all sides at once, because sides can be short;
/// - the outline of an ellipsoid: every half axis shorter, or longer, by a step.
///
/// What is open or infinite is not moved. How far a step is says `BoundaryStep`; distances from
/// the sides of polygons are taken with both axes in steps.
package struct BoundaryBand: Hashable, Sendable {
  /// A part of a decade, where nothing else is said.
  package static let usualStep = 0.1

  /// An edge of a path.
  package struct Edge: Hashable, Sendable {
    /// Which part of its gate it is.
    package enum Part: Hashable, Sendable {
      /// A bound of a rectangle, by the index of its side.
      case bound(side: Int, isUpper: Bool)
      /// A value of a divider, both by index.
      case divider(Int, value: Int)
      /// The side of a polygon from the vertex of this index to the next.
      case side(Int)
      /// All of a polygon or an ellipsoid.
      case outline
    }

    /// The gate, by its own id also where it makes quadrants.
    package let gate: GateID
    package let part: Part
    /// What the edge is measured on: one dimension, of a polygon two, of an ellipsoid all.
    package let dimensions: [Dimension]
    /// Where it lies in scaled coordinates: its value, a side's middle; nothing for an outline.
    package let place: [Double]
  }

  /// An edge, and the population's count with it moved.
  package struct Move: Hashable, Sendable {
    package let edge: Edge
    /// With the edge a step lower; of a polygon or an ellipsoid, a step further in.
    package let minus: Int
    /// With the edge a step higher; of a polygon or an ellipsoid, a step further out.
    package let plus: Int

    /// How far the count gets from what it is.
    package func effect(on count: Int) -> Int {
      max(abs(minus - count), abs(plus - count))
    }
  }

  /// The population's count with no edge moved.
  package let count: Int
  /// By which part of a decade edges were moved.
  package let step: Double
  /// The moves, from the root's child down to the population's gate.
  package let moves: [Move]
  /// The bounded edges that a step does not move, such as a bound at zero without a scale.
  package let unmoved: [Edge]

  /// The least count with one edge moved, or none.
  package var low: Int { moves.reduce(count) { min($0, $1.minus, $1.plus) } }
  /// The greatest count with one edge moved, or none.
  package var high: Int { moves.reduce(count) { max($0, $1.minus, $1.plus) } }
  /// The moves, that with the largest effect first; among equals in the order of the path.
  package var movesByEffect: [Move] {
    moves.enumerated().sorted {
      let (left, right) = ($0.element.effect(on: count), $1.element.effect(on: count))
      return left == right ? $0.offset < $1.offset : left > right
    }.map(\.element)
  }
}
