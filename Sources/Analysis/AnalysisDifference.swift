import GatingCore

/// What differs between two states of an analysis, in words.
package struct AnalysisDifference: Hashable, Sendable {
  /// One difference.
  package struct Change: Hashable, Sendable {
    /// The population that differs; nil where it is none.
    package var population: GateID?
    /// A phrase such as “`CD34+` lower bound 820 → 640”, without a full stop.
    package var text: String
    /// Whether it can move the counts of any population.
    package var isGeneral = false

    init(_ text: String, of population: GateID? = nil, isGeneral: Bool = false) {
      self.population = population
      self.text = text
      self.isGeneral = isGeneral
    }
  }

  /// The differences: of samples, then of strategies, gates in the order of the later state.
  package let changes: [Change]

  package init(from old: Analysis, to new: Analysis) {
    var changes = Self.samples(old, new)
    let ids = Set(old.strategies.keys).union(new.strategies.keys)
    for id in ids.sorted(by: { $0.rawValue < $1.rawValue }) {
      switch (old.strategies[id], new.strategies[id]) {
      case (let before?, let after?):
        changes +=
          StrategyDifference(before, after, own: new.samples.map(\.panel.spillover)).changes
      case (nil, let new?): changes.append(Change("strategy `\(new.name)` with \(Self.gates(new))"))
      case (let old?, nil): changes.append(Change("strategy `\(old.name)` dropped"))
      case (nil, nil): break
      }
    }
    for sample in new.samples { changes += Self.overrides(of: sample, old, new) }
    self.changes = changes + Self.remarks(old, new)
  }

  /// The differences as phrases, with the counts before and after where they are known.
  package func phrases(
    before: [GateID: Int] = [:], after: [GateID: Int] = [:]
  ) -> [String] {
    let moved = after.filter { before[$0.key] != nil && before[$0.key] != $0.value }.count
    return changes.map { change in
      if change.isGeneral, moved > 0 {
        return change.text + ": \(moved) \(moved == 1 ? "count" : "counts") moved"
      }
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

  /// What differs in the gates that are a sample's own.
  private static func overrides(
    of sample: Sample, _ old: Analysis, _ new: Analysis
  ) -> [Change] {
    let (before, after) = (old.overrides[sample.id] ?? [:], new.overrides[sample.id] ?? [:])
    let strategy = new.strategy(of: sample.id)
    let tree = PopulationTree(strategy)
    return strategy.gates.flatMap { gate -> [Change] in
      if before[gate.id] == after[gate.id] { return [] }
      let name = "`\(gate.name)` of `\(sample.name)`"
      let population = gate.populations.first?.id
      guard after[gate.id] != nil else {
        return [Change("\(name) follows the strategy again", of: population)]
      }
      let former = old.strategy(of: sample.id).gate(gate.id)?.geometry ?? gate.geometry
      let phrases = GeometryDifference.phrases(former, gate.geometry, in: (strategy, strategy)) {
        tree[$0]?.name ?? $0.rawValue
      }
      if before[gate.id] == nil, phrases.isEmpty {
        return [Change("\(name) is the sample's own", of: population)]
      }
      return phrases.map { Change("\(name) \($0)", of: population) }
    }
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

  /// - Parameter own: the spillover matrices of the samples' files, which new ones are copies of.
  init(_ old: GatingStrategy, _ new: GatingStrategy, own: [SpectrumMatrix?] = []) {
    if old.name != new.name {
      changes.append(.init("strategy `\(old.name)` is called `\(new.name)`"))
    }
    changes += MatrixDifference.changes(old, new, own: own)
    let (recompensated, isTold) = CompensationDifference.changes(old, new)
    changes += recompensated
    let tree = PopulationTree(new)
    func name(_ id: GateID?, _ tree: PopulationTree) -> String {
      id.map { tree[$0]?.name ?? $0.rawValue } ?? "All events"
    }
    // Parts of a formula are told with the gate that has it.
    let parts = Set(
      [old, new].flatMap { all in all.gates.flatMap { all.formulaParts(of: $0.id) } })
    for gate in old.gates
    where !new.gates.contains(where: { $0.id == gate.id }) && !parts.contains(gate.id) {
      changes.append(.init("`\(gate.name)` removed", of: nil))
    }
    for gate in new.gates {
      guard let before = old.gates.first(where: { $0.id == gate.id }) else {
        if parts.contains(gate.id) { continue }
        let parent = name(gate.parent, tree)
        let formula = PopulationFormula(gate.id, in: new).map { ", `\($0.text(in: tree))`" } ?? ""
        changes.append(
          .init(
            "`\(gate.name)`, \(gate.geometry.kindWithArticle)\(formula), added in `\(parent)`",
            of: gate.id))
        continue
      }
      if before.name != gate.name, !Self.isRenamedAsPart(gate.id, old, new) {
        changes.append(.init("`\(before.name)` renamed to `\(gate.name)`"))
      }
      if before.parent != gate.parent {
        let from = name(before.parent, PopulationTree(old))
        changes.append(
          .init(
            "`\(gate.name)` moved from `\(from)` to `\(name(gate.parent, tree))`", of: gate.id))
      }
      if isTold.contains(gate.id) { continue }
      if let before = PopulationFormula(gate.id, in: old),
        let after = PopulationFormula(gate.id, in: new)
      {
        if before != after, !parts.contains(gate.id) {
          let (from, to) = (before.text(in: PopulationTree(old)), after.text(in: tree))
          changes.append(.init("`\(gate.name)` formula `\(from)` → `\(to)`", of: gate.id))
        }
      } else {
        let phrases = GeometryDifference.phrases(before.geometry, gate.geometry, in: (old, new)) {
          name($0, tree)
        }
        for phrase in phrases {
          changes.append(.init("`\(gate.name)` \(phrase)", of: gate.id))
        }
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

  /// Whether a gate was called after the combination that it is a part of, and still is.
  private static func isRenamedAsPart(
    _ part: GateID, _ old: GatingStrategy, _ new: GatingStrategy
  ) -> Bool {
    func isCalledAfter(_ whole: GateID, in strategy: GatingStrategy) -> Bool {
      guard let whole = strategy.gate(whole), let part = strategy.gate(part) else { return false }
      return part.name.hasPrefix(whole.name + " part ")
    }
    return new.gates.contains { whole in
      old.gate(whole.id)?.name != whole.name && new.formulaParts(of: whole.id).contains(part)
        && isCalledAfter(whole.id, in: old) && isCalledAfter(whole.id, in: new)
    }
  }
}
