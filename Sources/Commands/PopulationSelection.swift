import Analysis
import GatingCore

/// Finds the events of a population that a call names by its path, by its name where only one has
/// it, or as all events.
enum PopulationSelection {
  /// What stands for no gate at all.
  static let allEvents = "All events"

  /// Whether a call means all events.
  static func isAll(_ population: String) -> Bool {
    [allEvents, "/", ""].contains(population)
  }

  /// The population's path and its events.
  /// - Throws: `CommandError` where the strategy has no such population, or it can't be evaluated.
  static func events(
    of population: String, in strategy: GatingStrategy, on table: EventTable, sample: String
  ) throws(CommandError) -> (path: String, mask: EventMask) {
    if isAll(population) { return (allEvents, EventMask(all: table.count)) }
    let (tree, node) = try find(population, in: strategy)
    let result = GatingEngine.evaluate(strategy, on: table)
    guard let mask = result.mask(of: node.id) else {
      let reason = result.failures[node.id].map { failure in
        FailureText.sentence(failure) { tree[$0]?.path ?? $0.rawValue }
      }
      throw CommandError("\(sample): \(node.path) is not assessable. \(reason ?? "")")
    }
    return (node.path, mask)
  }

  /// - Throws: `CommandError` that offers those whose names are near.
  static func find(
    _ population: String, in strategy: GatingStrategy
  ) throws(CommandError) -> (tree: PopulationTree, node: PopulationTree.Node) {
    let tree = PopulationTree(strategy)
    guard let node = tree.node(path: population) else {
      throw CommandError(missing(population, tree))
    }
    return (tree, node)
  }

  private static func missing(_ population: String, _ tree: PopulationTree) -> String {
    let alike = tree.nodes.filter { $0.name == population }.map(\.path)
    if alike.count > 1 {
      return "several populations are called \(population): \(alike.joined(separator: ", "))."
    }
    let near = tree.nodes
      .map { ($0.path, EditDistance.between($0.name.lowercased(), population.lowercased())) }
      .sorted { $0.1 < $1.1 }.prefix(3).map(\.0)
    let offer = near.isEmpty ? "" : " Near are \(near.joined(separator: ", "))."
    return "the strategy has no population \(population).\(offer)"
  }
}
