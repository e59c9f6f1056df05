extension GatingStrategy {
  /// All that is wrong with it, in document order, cycles last; empty for a strategy that can be
  /// evaluated.
  package var faults: [StrategyFault] {
    var faults: [StrategyFault] = []
    var ids: Set<GateID> = []
    for id in gates.flatMap(\.ids) where !ids.insert(id).inserted {
      faults.append(.duplicateID(id))
    }
    let populations = Set(gates.flatMap { $0.populations.map(\.id) })
    var names: [GateID?: Set<String>] = [:]
    for gate in gates {
      for population in gate.populations
      where !names[gate.parent, default: []].insert(population.name).inserted {
        faults.append(.duplicateName(population.name, population.id))
      }
      if let parent = gate.parent, !populations.contains(parent) {
        faults.append(.unknownParent(parent, of: gate.id))
      }
      if case .boolean(let boolean) = gate.geometry {
        for operand in boolean.operands where !populations.contains(operand.population) {
          faults.append(.unknownOperand(operand.population, of: gate.id))
        }
      }
      for dimension in gate.geometry.dimensions {
        if let fault = dimension.scale.fault {
          faults.append(.scale(fault, dimension: dimension.label, of: gate.id))
        }
      }
      if let fault = gate.geometry.fault { faults.append(.geometry(fault, of: gate.id)) }
    }
    let ordered = Set(evaluationOrder)
    for (index, gate) in gates.enumerated() where !ordered.contains(index) {
      let after = Set(gate.ids).union(dependants(of: gate.id))
      if gate.reads.contains(where: after.contains) { faults.append(.cycle(gate.id)) }
    }
    return faults
  }

  /// Indices of the gates so that what each reads comes before it; gates in or behind a cycle or
  /// an unknown reference are left out.
  package var evaluationOrder: [Int] {
    var order: [Int] = []
    var done: Set<GateID> = []
    var waiting = Array(gates.indices)
    while !waiting.isEmpty {
      var later: [Int] = []
      for index in waiting {
        if gates[index].reads.allSatisfy(done.contains) {
          order.append(index)
          done.formUnion(gates[index].populations.map(\.id))
        } else {
          later.append(index)
        }
      }
      if later.count == waiting.count { break }
      waiting = later
    }
    return order
  }
}
