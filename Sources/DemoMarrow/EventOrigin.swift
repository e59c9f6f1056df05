/// What an event truly is.
package enum EventOrigin: Hashable, Sendable {
  /// A live cell that passed alone.
  case cell(CellType)
  /// A dead cell.
  case dead(CellType)
  /// Two cells that passed together.
  case doublet(CellType, CellType)
  case debris

  /// The population of the truth labels.
  package var population: TruePopulation {
    switch self {
    case .cell(let type): type.population
    case .dead: .dead
    case .doublet: .doublet
    case .debris: .debris
    }
  }

  /// The fine type: the kind of cell, also of dead ones; both kinds of a doublet, joined by ` + `.
  package var cellName: String {
    switch self {
    case .cell(let type), .dead(let type): type.name
    case .doublet(let first, let second): first.name + " + " + second.name
    case .debris: "debris"
    }
  }
}
