import Analysis
import GatingCore
import Plotting

/// Copies of gates, pasted elsewhere in the tree; and the order of siblings.
extension Model {
  /// Copies the selected gate with all that is drawn in it.
  mutating func copySelected() {
    guard let selected, let root = decidedStrategy.gate(selected) else { return }
    var inside = Set(root.ids)
    var copied = [root]
    var grew = true
    while grew {
      grew = false
      for gate in decidedStrategy.gates where !inside.contains(gate.id) {
        guard let parent = gate.parent, inside.contains(parent) else { continue }
        inside.formUnion(gate.ids)
        copied.append(gate)
        grew = true
      }
    }
    for gate in copied {
      // The parts of a formula lie beside it.
      copied += decidedStrategy.formulaParts(of: gate.id).filter { inside.insert($0).inserted }
        .compactMap(decidedStrategy.gate)
    }
    let order = decidedStrategy.gates.map(\.id)
    clipboard =
      [root]
      + copied.dropFirst().sorted {
        (order.firstIndex(of: $0.id) ?? 0) < (order.firstIndex(of: $1.id) ?? 0)
      }
    let also = clipboard.count == 1 ? "" : " with \(clipboard.count - 1) drawn in it"
    say("Copied \(root.name)\(also); \(key(.paste)) pastes into the population in view.")
  }

  /// Puts the copied gates under the population in view, with new ids: one edit.
  mutating func paste() {
    guard let root = clipboard.first else { return }
    let strategy = decidedStrategy
    let taken = Set(PopulationTree(strategy).children(of: viewed).map(\.name))
    if let name = root.populations.map(\.name).first(where: taken.contains) {
      say(
        "\(self.name(of: viewed)) has a child called \(name) already; rename one of them first.",
        .warning)
      return
    }
    var used: Set<GateID> = []
    var new: [GateID: GateID] = [:]
    let inside = GatingStrategy(gates: clipboard)
    let parts = Set(clipboard.flatMap { inside.formulaParts(of: $0.id) })
    for gate in clipboard where !parts.contains(gate.id) {
      let id = freshID(besides: used)
      used.insert(id)
      new[gate.id] = id
      for part in inside.formulaParts(of: gate.id) {
        new[part] = GateID(id.rawValue + part.rawValue.dropFirst(gate.id.rawValue.count))
      }
      for (index, population) in gate.populations.enumerated() where population.id != gate.id {
        let inner = GateID("\(id).\(index)")
        new[population.id] = inner
        used.insert(inner)
      }
    }
    let first = strategy.gates.count
    let placed = clipboard.enumerated().map { index, gate in
      var copy = gate.renamed(new)
      // What lies beside the topmost gate are parts of its formula.
      copy.parent =
        index == 0 || gate.parent == root.parent
        ? viewed : gate.parent.map { new[$0] ?? $0 }
      return Edit.PlacedGate(index: first + index, gate: copy)
    }
    guard perform(.insertGates(placed, strategyID)) else { return }
    selected = placed.first?.gate.populations.first?.id
    let also = placed.count == 1 ? "" : " with \(placed.count - 1) drawn in it"
    say("Pasted \(root.name)\(also) into \(name(of: viewed)); \(key(.undo)) undoes.")
  }

  /// Moves the selected gate among the gates of its parent: one edit.
  mutating func reorder(_ by: Int) {
    guard let selected, let gate = decidedStrategy.gate(selected) else { return }
    let gates = decidedStrategy.gates
    let siblings = gates.indices.filter { gates[$0].parent == gate.parent }
    guard let place = siblings.firstIndex(where: { gates[$0].id == gate.id }) else { return }
    let target = min(siblings.count - 1, max(0, place + by))
    guard target != place else {
      say("\(gate.name) is the \(by < 0 ? "first" : "last") of its siblings.")
      return
    }
    guard perform(.moveGate(gate.id, siblings[target], strategyID)) else { return }
    say(
      "\(gate.name) is \(target + 1) of \(siblings.count) in \(name(of: gate.parent)); \(key(.undo)) undoes."
    )
  }

  var reorderObstacle: String? {
    guard let selected, let gate = decidedStrategy.gate(selected) else {
      return "All events stays where it is; select a gate first."
    }
    return decidedStrategy.gates.count { $0.parent == gate.parent } < 2
      ? "\(gate.name) has no siblings." : nil
  }
}

extension Gate {
  /// The gate with new ids for itself, its quadrants and the operands that are among `new`.
  fileprivate func renamed(_ new: [GateID: GateID]) -> Gate {
    var copy = self
    copy.id = new[id] ?? id
    switch geometry {
    case .quadrants(var quadrants):
      for index in quadrants.quadrants.indices {
        let old = quadrants.quadrants[index].id
        quadrants.quadrants[index].id = new[old] ?? old
      }
      for index in quadrants.dividers.indices {
        quadrants.dividers[index].id = "\(copy.id)_\(index)"
      }
      copy.geometry = .quadrants(quadrants)
    case .boolean(var boolean):
      for index in boolean.operands.indices {
        let old = boolean.operands[index].population
        boolean.operands[index].population = new[old] ?? old
      }
      copy.geometry = .boolean(boolean)
    default: break
    }
    return copy
  }
}
