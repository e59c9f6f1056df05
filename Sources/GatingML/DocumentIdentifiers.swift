import GatingCore
import XMLTree

/// The ids that a strategy is written with: each an NCName, none twice in the document.
///
/// The schema gives gates, quadrants, dividers, transformations and matrices one space of ids. An
/// id that fits is kept; the others become similar ones, and the original is noted beside.
struct DocumentIdentifiers {
  private(set) var populations: [GateID: String] = [:]
  private(set) var matrices: [String: String] = [:]
  /// The dividers' ids of a quadrant gate, in order.
  private(set) var dividers: [GateID: [String]] = [:]
  /// The ids of the transformations that were read, in the order they were given.
  private(set) var transformations: [String] = []
  private var taken: Set<String> = []

  /// - Parameters:
  ///   - kept: ids of transformations that were read.
  init(_ strategy: GatingStrategy, kept: [String]) {
    var ids: [GateID] = []
    for gate in strategy.gates {
      ids.append(gate.id)
      if case .quadrants(let quadrants) = gate.geometry { ids += quadrants.quadrants.map(\.id) }
    }
    let names = strategy.matrices.map(\.id)
    for id in ids where populations[id] == nil && isFree(id.rawValue) {
      populations[id] = claim(id.rawValue)
    }
    for name in names where matrices[name] == nil && isFree(name) && !Self.isReserved(name) {
      matrices[name] = claim(name)
    }
    transformations = kept.map { claim($0) }
    for gate in strategy.gates {
      guard case .quadrants(let quadrants) = gate.geometry else { continue }
      dividers[gate.id] = quadrants.dividers.map { divider in
        isFree(divider.id)
          ? claim(divider.id)
          : claim((populations[gate.id] ?? gate.id.rawValue) + "_" + divider.id)
      }
    }
    for id in ids where populations[id] == nil { populations[id] = claim(id.rawValue) }
    for name in names where matrices[name] == nil {
      matrices[name] = claim(Self.isReserved(name) ? name + "_matrix" : name)
    }
  }

  /// The words that `compensation-ref` gives a meaning of its own.
  static func isReserved(_ id: String) -> Bool { id == "FCS" || id == "uncompensated" }

  private func isFree(_ id: String) -> Bool { SchemaName.isValid(id) && !taken.contains(id) }

  /// The id itself where it is free, else one like it, taken from now on.
  mutating func claim(_ wanted: String) -> String {
    let base = SchemaName.resembling(wanted)
    var id = base
    var number = 2
    while !taken.insert(id).inserted {
      id = "\(base)_\(number)"
      number += 1
    }
    return id
  }

  /// The written id of a population, also of one that the strategy lacks.
  func id(of population: GateID) -> String {
    populations[population] ?? SchemaName.resembling(population.rawValue)
  }

  /// The written id of a matrix, also of one that the strategy lacks.
  func id(ofMatrix matrix: String) -> String { matrices[matrix] ?? matrix }
}
