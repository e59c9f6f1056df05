/// By which rule events near an edge are decided.
package enum Fidelity: String, Hashable, Sendable, CaseIterable {
  /// The standard's rules on 64-bit coordinates.
  case exact
  /// FlowJo's: polygons and ellipses on a lattice of 256 channels an axis, or of as many as the
  /// gate was drawn on; rectangles as they are.
  case flowJoGrid = "flowjo-grid"
}
