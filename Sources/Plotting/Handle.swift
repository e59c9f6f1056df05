import GatingCore

/// A place of a gate that can be held and moved.
package struct Handle: Hashable, Sendable {
  package enum ID: Hashable, Sendable {
    /// A vertex of a polygon, by index.
    case vertex(Int)
    /// A corner of a rectangle: the ends of its intervals on the plot's x and y axes.
    case corner(xIsUpper: Bool, yIsUpper: Bool)
    /// A side of a rectangle or range on the x axis or the y axis.
    case side(isX: Bool, isUpper: Bool)
    /// Where dividers cross: indices of their lines on the plot's axes, nil without a divider.
    case crossing(x: Int?, y: Int?)
    /// An end of an ellipse's axis: 0 right, 1 upper, 2 left, 3 lower.
    case end(Int)
    /// The whole gate; of an ellipse its centre.
    case whole
  }

  package var id: ID
  /// Where it is drawn, in fractions of the axes, y upwards; open bounds lie on the edge.
  package var point: Point

  package init(_ id: ID, at point: Point) {
    self.id = id
    self.point = point
  }
}
