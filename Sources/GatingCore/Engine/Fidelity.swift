/// By which rule events near an edge are decided.
package enum Fidelity: String, Hashable, Sendable, Codable, CaseIterable {
  /// The standard's rules on 64-bit coordinates.
  case exact
  /// FlowJo's: polygons on a lattice of 256 channels an axis or as many as the gate says, rectangles
  /// on values and open at the ends of FlowJo's axes.
  case flowJoGrid = "flowjo-grid"

  /// What labels call it.
  package var title: String {
    switch self {
    case .exact: "exact"
    case .flowJoGrid: "FlowJo grid"
    }
  }
}
