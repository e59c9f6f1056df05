import Analysis
import GatingCore
import Plotting

/// Populations combined by a formula that is typed.
extension Model {
  /// Asks for the formula of a new combination, or of one there is.
  mutating func beginFormula(of gate: GateID?) {
    let text = gate.flatMap(formulaText(of:)) ?? ""
    mode = .prompt(Prompt(purpose: .formula(gate), text: text))
  }

  /// What a boolean gate combines, as it is typed; nil for another population.
  func formulaText(of id: GateID) -> String? {
    let strategy = strategy
    return PopulationFormula(id, in: strategy)?.text(in: PopulationTree(strategy))
  }

  /// The populations that can't be part of a gate's formula: itself and what depends on it.
  private func excluded(from gate: GateID?) -> Set<GateID> {
    guard let gate else { return [] }
    let parts = decidedStrategy.ownFormulaParts(of: gate)
    return decidedStrategy.dependants(of: gate).union(parts + [gate])
  }

  /// Why a text is no formula; nil where it is one.
  func formulaFault(_ text: String, of gate: GateID?) -> PopulationFormula.Fault? {
    do throws(PopulationFormula.Fault) {
      _ = try PopulationFormula.read(
        text, in: PopulationTree(decidedStrategy), excluding: excluded(from: gate))
      return nil
    } catch {
      return error
    }
  }

  /// What the end of the formula that is typed can be completed to.
  func completions(_ prompt: Prompt, of gate: GateID?) -> [PopulationFormula.Completion] {
    PopulationFormula.completions(
      of: prompt.completing ?? prompt.text, in: PopulationTree(decidedStrategy),
      excluding: excluded(from: gate))
  }

  /// Completes the name that is typed to the next choice.
  mutating func completeFormula(_ prompt: Prompt, of gate: GateID?, _ by: Int) {
    let choices = completions(prompt, of: gate)
    guard !choices.isEmpty else { return }
    var prompt = prompt
    let first = by > 0 ? by - 1 : by
    let place = prompt.completing == nil ? first : prompt.marked + by
    prompt.completing = prompt.completing ?? prompt.text
    prompt.marked = (place % choices.count + choices.count) % choices.count
    prompt.text = choices[prompt.marked].text
    mode = .prompt(prompt)
  }

  /// Takes a formula: a new combination is then named, one there is changes by one edit. A wrong
  /// one is said and stays to be mended.
  mutating func acceptFormula(_ prompt: Prompt, of gate: GateID?) {
    let strategy = decidedStrategy
    let formula: PopulationFormula
    do throws(PopulationFormula.Fault) {
      formula = try PopulationFormula.read(
        prompt.text, in: PopulationTree(strategy), excluding: excluded(from: gate))
    } catch {
      say(error.sentence, .warning)
      return
    }
    if let gate {
      change(gate, to: formula)
      return
    }
    let text = formula.text(in: PopulationTree(strategy))
    let taken = Set(PopulationTree(strategy).children(of: viewed).map(\.name))
    let name = text.count > 40 || taken.contains(text) ? freshName("Combination", in: viewed) : text
    let new = Gate(
      id: freshID(), name: name, parent: viewed, geometry: .boolean(BooleanGate(.and, [])),
      plot: onTwoAxes(axes), hue: strategy.gates.count % 8)
    let made = formula.gates(
      for: new, takenIDs: Set(strategy.gates.flatMap(\.ids)), takenNames: taken)
    mode = .prompt(
      Prompt(purpose: .nameCombination(made.gate, parts: made.parts), text: name))
  }

  /// Takes a new combination into the strategy, with the parts of its formula: one edit.
  mutating func nameCombination(_ gate: Gate, _ parts: [Gate], _ name: String) {
    var new = GatingStrategy(gates: [gate] + parts)
    new.gates[0].name = name
    for index in new.gates.indices.dropFirst() where parts[index - 1].name.hasPrefix(gate.name) {
      // Parts are called after the combination.
      new.gates[index].name = name + parts[index - 1].name.dropFirst(gate.name.count)
    }
    let first = decidedStrategy.gates.count
    let placed = new.gates.enumerated().map { Edit.PlacedGate(index: first + $0, gate: $1) }
    guard perform(.insertGates(placed, strategyID)) else { return }
    mode = .browse
    selected = gate.id
    crosshair = nil
    let count = answer?.counts[gate.id].map { ": \(NumberText.count($0)) events" } ?? ""
    let also = parts.isEmpty ? "" : " with \(parts.count) \(parts.count == 1 ? "part" : "parts")"
    say("Combined \(name)\(also)\(count); \(key(.undo)) undoes.")
  }

  /// One step out of naming a combination: its formula is still there.
  mutating func returnToFormula(of gate: Gate) {
    let text = formulaText(of: gate.id) ?? ""
    mode = .prompt(Prompt(purpose: .formula(nil), text: text))
  }

  private mutating func change(_ id: GateID, to formula: PopulationFormula) {
    let strategy = decidedStrategy
    guard let gate = strategy.gates.first(where: { $0.id == id }),
      let index = strategy.gates.firstIndex(where: { $0.id == id })
    else { return }
    let old = strategy.ownFormulaParts(of: id)
    if PopulationFormula(id, in: strategy)?.normalized == formula.normalized {
      mode = .browse
      say("\(gate.name) stayed as it was.")
      return
    }
    let rest = strategy.gates.filter { !old.contains($0.id) }
    let siblings = rest.filter { $0.parent == gate.parent }
    let made = formula.gates(
      for: gate, takenIDs: Set(rest.flatMap(\.ids)),
      takenNames: Set(siblings.flatMap { $0.populations.map(\.name) }))
    let before = strategy.gates[..<index].count { old.contains($0.id) }
    let parts = made.parts.enumerated().map {
      Edit.PlacedGate(index: index - before + 1 + $0, gate: $1)
    }
    let edit: Edit =
      old.isEmpty && parts.isEmpty
      ? .setGeometry(id, made.gate.geometry, strategyID)
      : .combine(id, made.gate.geometry, removing: old, inserting: parts, strategyID)
    guard perform(edit) else { return }
    mode = .browse
    repairPlace()
    say("\(gate.name) is now \(formulaText(of: id) ?? ""); \(key(.undo)) undoes.")
  }
}
