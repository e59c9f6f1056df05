import GatingCore

/// A formula as boolean gates.
///
/// Gating-ML knows `and`, `or` and `not` over references, each with a complement. A formula of one
/// kind, as `A and not B and C`, is one gate. What is nested, as in `(A or B) and C`, needs a gate
/// for each inner part: a sibling of the gate, so that within their parent both say the same. Parts
/// are known by their ids, `ID.part1`, whatever they are called.
extension PopulationFormula {
  /// The gates that say it.
  ///
  /// - Parameters:
  ///   - gate: the combination, of which the id, the name and the place are taken.
  ///   - takenIDs: ids that its parts must not have.
  ///   - takenNames: names that siblings of the gate have.
  /// - Returns: the gate with its new geometry, and the parts it refers to.
  package func gates(
    for gate: Gate, takenIDs: Set<GateID> = [], takenNames: Set<String> = []
  ) -> (gate: Gate, parts: [Gate]) {
    var making = Making(gate: gate, takenIDs: takenIDs, takenNames: takenNames.union([gate.name]))
    let geometry = making.geometry(of: normalized)
    var gate = gate
    gate.geometry = .boolean(geometry)
    return (gate, making.parts)
  }

  private struct Making {
    let gate: Gate
    var takenIDs: Set<GateID>
    var takenNames: Set<String>
    var parts: [Gate] = []

    mutating func geometry(of formula: PopulationFormula) -> BooleanGate {
      switch formula {
      case .and(let formulas): return BooleanGate(.and, formulas.map { operand($0) })
      case .or(let formulas): return BooleanGate(.or, formulas.map { operand($0) })
      case .not(let inner): return BooleanGate(.not, [operand(inner)])
      case .population(let id):
        // Two references are the least of an `and`; a lone population is not outside itself.
        return BooleanGate(.not, [.init(id, isComplement: true)])
      }
    }

    private mutating func operand(_ formula: PopulationFormula) -> BooleanGate.Operand {
      switch formula {
      case .population(let id): return .init(id)
      case .not(.population(let id)): return .init(id, isComplement: true)
      case .and, .or, .not:
        var number = 1
        func id(_ number: Int) -> GateID { GatingStrategy.partID(of: gate.id, number) }
        func name(_ number: Int) -> String { "\(gate.name) part \(number)" }
        while takenIDs.contains(id(number)) || takenNames.contains(name(number)) { number += 1 }
        takenIDs.insert(id(number))
        takenNames.insert(name(number))
        var part = gate
        part.id = id(number)
        part.name = name(number)
        part.extras = nil
        let place = parts.count
        parts.append(part)
        parts[place].geometry = .boolean(geometry(of: formula))
        return .init(part.id)
      }
    }
  }

  /// The formula that a boolean gate says, its parts written out; nil for another gate, and for a
  /// boolean gate without operands.
  package init?(_ id: GateID, in strategy: GatingStrategy) {
    guard let gate = strategy.gates.first(where: { $0.id == id }),
      case .boolean(let boolean) = gate.geometry
    else { return nil }
    self.init(boolean, of: gate, in: strategy, within: [])
  }

  private init?(
    _ boolean: BooleanGate, of gate: Gate, in strategy: GatingStrategy, within outer: Set<GateID>
  ) {
    guard let first = boolean.operands.first else { return nil }
    func formula(_ operand: BooleanGate.Operand) -> PopulationFormula {
      var formula = PopulationFormula.population(operand.population)
      if !outer.contains(operand.population),
        let part = strategy.part(operand.population, of: gate),
        let inner = PopulationFormula(
          part, of: gate, in: strategy, within: outer.union([operand.population]))
      {
        formula = inner
      }
      return operand.isComplement ? .not(formula) : formula
    }
    switch boolean.operation {
    case .and: self = .and(boolean.operands.map(formula))
    case .or: self = .or(boolean.operands.map(formula))
    case .not:
      let inner = formula(first)
      if case .not(let twice) = inner { self = twice } else { self = .not(inner) }
    }
  }
}

extension GatingStrategy {
  /// The gates that are parts of a combination's formula, in the order in which it names them.
  package func formulaParts(of id: GateID) -> [GateID] {
    guard let gate = gates.first(where: { $0.id == id }), case .boolean(let boolean) = gate.geometry
    else { return [] }
    var parts: [GateID] = []
    func visit(_ boolean: BooleanGate) {
      for operand in boolean.operands where !parts.contains(operand.population) {
        guard let part = part(operand.population, of: gate) else { continue }
        parts.append(operand.population)
        visit(part)
      }
    }
    visit(boolean)
    return parts
  }

  /// The parts of a combination's formula that nothing else needs.
  package func ownFormulaParts(of id: GateID) -> [GateID] {
    var own = formulaParts(of: id)
    var count = own.count + 1
    while own.count < count {
      count = own.count
      let inside = Set(own + [id])
      let outside = gates.filter { !inside.contains($0.id) }
      own.removeAll { part in outside.contains { $0.reads.contains(part) } }
    }
    return own
  }

  static func partID(of gate: GateID, _ number: Int) -> GateID {
    GateID("\(gate.rawValue).part\(number)")
  }

  /// What a part of a gate's formula combines; nil for a population that is none.
  fileprivate func part(_ id: GateID, of gate: Gate) -> BooleanGate? {
    let start = gate.id.rawValue + ".part"
    guard id.rawValue.hasPrefix(start),
      id.rawValue.dropFirst(start.count).allSatisfy(\.isWholeNumber),
      let part = gates.first(where: { $0.id == id }), part.parent == gate.parent,
      case .boolean(let boolean) = part.geometry
    else { return nil }
    return boolean
  }
}
