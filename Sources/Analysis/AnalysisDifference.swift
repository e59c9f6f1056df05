import GatingCore

/// What differs between two states of an analysis, in words.
package struct AnalysisDifference: Hashable, Sendable {
  /// One difference.
  package struct Change: Hashable, Sendable {
    /// The population that differs; nil where it is none.
    package var population: GateID?
    /// A phrase such as “`CD34+` lower bound 820 → 640”, without a full stop.
    package var text: String

    init(_ text: String, of population: GateID? = nil) {
      self.population = population
      self.text = text
    }
  }

  /// The differences: of samples, then of strategies, gates in the order of the later state.
  package let changes: [Change]

  package init(from old: Analysis, to new: Analysis) {
    var changes = Self.samples(old, new)
    let ids = Set(old.strategies.keys).union(new.strategies.keys)
    for id in ids.sorted(by: { $0.rawValue < $1.rawValue }) {
      switch (old.strategies[id], new.strategies[id]) {
      case (let old?, let new?): changes += StrategyDifference(old, new).changes
      case (nil, let new?): changes.append(Change("strategy `\(new.name)` with \(Self.gates(new))"))
      case (let old?, nil): changes.append(Change("strategy `\(old.name)` dropped"))
      case (nil, nil): break
      }
    }
    self.changes = changes + Self.remarks(old, new)
  }

  /// The differences as phrases, with the counts before and after where they are known.
  package func phrases(
    before: [GateID: Int] = [:], after: [GateID: Int] = [:]
  ) -> [String] {
    changes.map { change in
      guard let id = change.population, let new = after[id], before[id] != new else {
        return change.text
      }
      let old = before[id].map { DataText.count($0) + " → " } ?? ""
      return "\(change.text): \(old)\(DataText.count(new)) events"
    }
  }

  private static func gates(_ strategy: GatingStrategy) -> String {
    strategy.gates.count == 1 ? "1 gate" : "\(strategy.gates.count) gates"
  }

  private static func samples(_ old: Analysis, _ new: Analysis) -> [Change] {
    var changes: [Change] = []
    for sample in old.samples where new.sample(sample.id) == nil {
      changes.append(Change("`\(sample.name)` closed"))
    }
    for sample in new.samples {
      guard let before = old.sample(sample.id) else {
        changes.append(
          Change("`\(sample.name)` opened, \(DataText.count(sample.eventCount)) events"))
        continue
      }
      if let file = sample.file, file != before.file {
        changes.append(Change("`\(sample.name)` has the SHA-256 \(file.sha256)"))
      }
      if sample.description != before.description {
        let text = sample.description.text
        changes.append(Change("`\(sample.name)` is \(text.isEmpty ? "not described" : text)"))
      }
      if sample.path != before.path {
        changes.append(Change("`\(sample.name)` lies at \(sample.path ?? "no path")"))
      }
      if old.assignments[sample.id] != new.assignments[sample.id] {
        let name = new.assignments[sample.id].flatMap { new.strategies[$0]?.name }
        changes.append(Change("`\(sample.name)` uses \(name.map { "`\($0)`" } ?? "no strategy")"))
      }
    }
    return changes
  }
}

/// What differs between two strategies.
struct StrategyDifference {
  private(set) var changes: [AnalysisDifference.Change] = []

  init(_ old: GatingStrategy, _ new: GatingStrategy) {
    if old.name != new.name {
      changes.append(.init("strategy `\(old.name)` is called `\(new.name)`"))
    }
    matrices(old, new)
    let tree = PopulationTree(new)
    func name(_ id: GateID?, _ tree: PopulationTree) -> String {
      id.map { tree[$0]?.name ?? $0.rawValue } ?? "All events"
    }
    for gate in old.gates where !new.gates.contains(where: { $0.id == gate.id }) {
      changes.append(.init("`\(gate.name)` removed", of: nil))
    }
    for gate in new.gates {
      guard let before = old.gates.first(where: { $0.id == gate.id }) else {
        let parent = name(gate.parent, tree)
        changes.append(
          .init(
            "`\(gate.name)`, \(gate.geometry.kindWithArticle), added in `\(parent)`", of: gate.id))
        continue
      }
      if before.name != gate.name {
        changes.append(.init("`\(before.name)` renamed to `\(gate.name)`"))
      }
      if before.parent != gate.parent {
        let from = name(before.parent, PopulationTree(old))
        changes.append(
          .init(
            "`\(gate.name)` moved from `\(from)` to `\(name(gate.parent, tree))`", of: gate.id))
      }
      for phrase in GeometryDifference.phrases(before.geometry, gate.geometry, { name($0, tree) }) {
        changes.append(.init("`\(gate.name)` \(phrase)", of: gate.id))
      }
      if before.plot != gate.plot {
        changes.append(.init("`\(gate.name)` is shown on another plot"))
      }
    }
    let shared = old.gates.map(\.id).filter { id in new.gates.contains { $0.id == id } }
    if shared != new.gates.map(\.id).filter({ shared.contains($0) }) {
      changes.append(.init("the gates stand in another order"))
    }
  }

  private mutating func matrices(_ old: GatingStrategy, _ new: GatingStrategy) {
    for matrix in new.matrices where !old.matrices.contains(matrix) {
      let isNew = !old.matrices.contains { $0.id == matrix.id }
      changes.append(.init("matrix `\(matrix.id)` \(isNew ? "added" : "changed")"))
    }
    for matrix in old.matrices where !new.matrices.contains(where: { $0.id == matrix.id }) {
      changes.append(.init("matrix `\(matrix.id)` removed"))
    }
  }
}
