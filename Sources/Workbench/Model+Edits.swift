import Analysis
import GatingCore
import Plotting

extension Model {
  /// Makes an edit; a refused one is said and changes nothing. Returns whether it was made.
  @discardableResult
  mutating func perform(_ edit: Edit) -> Bool {
    if refusesEdits() { return false }
    do throws(EditError) {
      try history.perform(edit)
      return true
    } catch {
      say(error.description, .error)
      return false
    }
  }

  mutating func undo() {
    if refusesEdits() { return }
    do throws(EditError) {
      guard let edit = try history.undo() else { return }
      // The state that the edit was made in has all that it names, by the names of then.
      say("Undid: \(EditText.phrase(edit, in: history.analysis)).")
    } catch {
      say(error.description, .error)
    }
    repairPlace()
  }

  mutating func redo() {
    if refusesEdits() { return }
    do throws(EditError) {
      let before = history.analysis
      guard let edit = try history.redo() else { return }
      say("Did again: \(EditText.phrase(edit, in: before)).")
    } catch {
      say(error.description, .error)
    }
    repairPlace()
  }

  /// Takes a gate that was drawn or proposed into the strategy, and selects it.
  mutating func insert(_ gate: Gate) {
    let place = Edit.PlacedGate(index: decidedStrategy.gates.count, gate: gate)
    guard perform(.insertGates([place], strategyID)) else { return }
    mode = .browse
    selected = gate.populations.first?.id ?? gate.id
    crosshair = nil
    let count = answer?.counts[gate.id].map { ": \(NumberText.count($0)) events" } ?? ""
    say("Drew \(gate.name)\(count); \(key(.undo)) undoes.")
  }

  mutating func deleteSelected() {
    guard let selected, let gate = decidedStrategy.gate(selected) else { return }
    let dependants = decidedStrategy.dependants(of: gate.id)
    let parent = gate.parent
    let populations = PopulationTree(decidedStrategy).nodes.filter { dependants.contains($0.id) }
    let parts = decidedStrategy.ownFormulaParts(of: gate.id)
    guard perform(.removeGates([gate.id] + parts, strategyID)) else { return }
    let also = populations.isEmpty ? "" : " and \(populations.count) that depended on it"
    say("Deleted \(gate.name)\(also); \(key(.undo)) undoes.")
    self.selected = parent
    repairPlace()
  }

  /// Goes to the nearest place that still exists.
  mutating func repairPlace() {
    let tree = PopulationTree(decidedStrategy)
    if let viewed, tree[viewed] == nil {
      self.viewed = nil
      crosshair = nil
    }
    if let selected, tree[selected] == nil { self.selected = viewed }
  }

  /// An NCName that is the id of no gate, quadrant, own shape or note, so that a new gate never
  /// inherits what was meant for another.
  ///
  /// - Parameter others: ids that are taken too.
  func freshID(besides others: Set<GateID> = []) -> GateID {
    let analysis = history.analysis
    var used = others.union(decidedStrategy.gates.flatMap(\.ids))
    for own in analysis.overrides.values { used.formUnion(own.keys) }
    for case .population(let id, strategyID) in analysis.notes.keys { used.insert(id) }
    var number = decidedStrategy.gates.count + 1
    while used.contains(GateID("gate\(number)"))
      || used.contains(where: { $0.rawValue.hasPrefix("gate\(number).") })
    {
      number += 1
    }
    return GateID("gate\(number)")
  }

  /// A name that no sibling has.
  func freshName(_ base: String, in parent: GateID?) -> String {
    let taken = Set(PopulationTree(decidedStrategy).children(of: parent).map(\.name))
    var number = 1
    while taken.contains("\(base) \(number)") { number += 1 }
    return "\(base) \(number)"
  }

  var stem: String {
    let name = sampleEntry.name
    return name.lowercased().hasSuffix(".fcs") ? String(name.dropLast(4)) : name
  }

  var suggestedStrategyPath: String { strategyPath ?? preferences.path(stem + ".gating.xml") }

  var suggestedCountsPath: String {
    preferences.path(stem + ".counts." + preferences.countFormat)
  }
}
