import Analysis
import FlowJo
import GatingCore

/// The populations of a FlowJo tree that could not be taken: they are shown without counts.
struct RefusedPopulations: Sendable {
  /// What became of every node of the tree, in its order.
  private let migration: [MigrationNote]

  /// None.
  init() { migration = [] }

  init(_ sample: FlowJoSample) { migration = sample.migration }

  /// What was refused and why, a sentence each.
  var sentences: [String] { migration.filter(\.isRefused).map { "\($0.text)." } }

  /// A sample's rows with one for each of them, where FlowJo's tree has it.
  func inserted(in rows: [CountTable.Row], columns: Int) -> [CountTable.Row] {
    guard let first = rows.first else { return rows }
    return inserted(in: rows, id: \.gate, after: 1) { id in
      CountTable.Row(
        sample: first.sample, unevaluated: id, path: id.rawValue, statistics: columns)
    }
  }

  /// A strategy's populations with them, where FlowJo's tree has them.
  func inserted(in ids: [GateID]) -> [GateID] { inserted(in: ids, id: { $0 }, after: 0) { $0 } }

  /// Each after what stands before it in FlowJo's tree.
  private func inserted<Item>(
    in items: [Item], id: (Item) -> GateID?, after start: Int, _ make: (GateID) -> Item
  ) -> [Item] {
    var items = items
    var place = start
    for note in migration {
      let population = GateID(note.population)
      if note.isRefused {
        items.insert(make(population), at: place)
        place += 1
      } else if let index = items.firstIndex(where: { id($0) == population }) {
        place = index + 1
      }
    }
    return items
  }
}

extension MigrationNote {
  var isRefused: Bool { if case .refused = outcome { true } else { false } }
}
