/// What is wrong with a strategy, whatever the sample.
package enum StrategyFault: Error, Hashable, Sendable, Codable {
  /// Two gates or quadrants have this id.
  case duplicateID(GateID)
  /// Two siblings have this name.
  case duplicateName(String, GateID)
  /// The gate's parent does not exist, or is a quadrant gate rather than one of its quadrants.
  case unknownParent(GateID, of: GateID)
  /// The boolean gate refers to a population that does not exist.
  case unknownOperand(GateID, of: GateID)
  /// The gate is its own ancestor or, through booleans, its own operand.
  case cycle(GateID)
  /// The scale of a dimension has impossible parameters.
  case scale(String, dimension: String, of: GateID)
  /// The geometry can't be evaluated: too few vertices, a number that is not finite, …
  case geometry(String, of: GateID)
}

extension GatingStrategy {
  /// All that is wrong with it, in document order; empty for a strategy that can be evaluated.
  package var faults: [StrategyFault] {
    var faults: [StrategyFault] = []
    var ids: Set<GateID> = []
    for gate in gates {
      for id in Set(gate.populations.map(\.id) + [gate.id]) where !ids.insert(id).inserted {
        faults.append(.duplicateID(id))
      }
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
    let ordered = evaluationOrder
    if ordered.count < gates.count {
      let done = Set(ordered.map { gates[$0].id })
      let broken = Set(
        faults.compactMap { fault -> GateID? in
          switch fault {
          case .unknownParent(_, let gate), .unknownOperand(_, let gate): gate
          default: nil
          }
        })
      faults += gates.filter {
        !done.contains($0.id) && isInCycle($0.id) && !broken.contains($0.id)
      }
      .map { .cycle($0.id) }
    }
    return faults
  }

  private func isInCycle(_ id: GateID) -> Bool {
    guard let gate = gates.first(where: { $0.id == id }) else { return false }
    var reads = gate.parent.map { [$0] } ?? []
    if case .boolean(let boolean) = gate.geometry { reads += boolean.operands.map(\.population) }
    let after = dependants(of: id).union(gate.populations.map(\.id))
    return reads.contains { after.contains($0) }
  }

  /// Indices of the gates so that what each reads comes before it; gates in or behind a cycle or
  /// an unknown reference are left out.
  package var evaluationOrder: [Int] {
    var order: [Int] = []
    var done: Set<GateID> = []
    var waiting = Array(gates.indices)
    while true {
      let ready = waiting.filter { index in
        let gate = gates[index]
        if let parent = gate.parent, !done.contains(parent) { return false }
        if case .boolean(let boolean) = gate.geometry {
          return boolean.operands.allSatisfy { done.contains($0.population) }
        }
        return true
      }
      if ready.isEmpty { return order }
      for index in ready { done.formUnion(gates[index].populations.map(\.id)) }
      order += ready
      waiting.removeAll(where: Set(ready).contains)
    }
  }
}

extension Geometry {
  /// Why it can't be evaluated, nil when it can.
  package var fault: String? {
    switch self {
    case .rectangle(let gate):
      if gate.sides.isEmpty { return "a rectangle needs a dimension" }
      let bounds = gate.sides.flatMap { [$0.interval.minimum, $0.interval.maximum] }
      return bounds.contains { $0?.isNaN == true } ? "a bound is not a number" : nil
    case .polygon(let gate):
      if gate.vertices.count < 3 { return "a polygon needs three vertices" }
      return gate.vertices.allSatisfy { $0.x.isFinite && $0.y.isFinite }
        ? nil : "a vertex is not a finite number"
    case .ellipsoid(let gate):
      let size = gate.dimensions.count
      if size < 1 || gate.mean.count != size || gate.covariance.count != size * size {
        return "mean and covariance must fit the dimensions"
      }
      if !(gate.mean + gate.covariance + [gate.distanceSquared]).allSatisfy(\.isFinite) {
        return "a number of the ellipse is not finite"
      }
      return gate.precision == nil ? "the covariance matrix has no inverse" : nil
    case .quadrants(let gate):
      if gate.dividers.isEmpty || gate.quadrants.isEmpty {
        return "a quadrant gate needs dividers and quadrants"
      }
      for divider in gate.dividers {
        if divider.values.isEmpty || !divider.values.allSatisfy(\.isFinite)
          || zip(divider.values, divider.values.dropFirst()).contains(where: { $0 >= $1 })
        {
          return "the values of a divider must be finite and rising"
        }
      }
      let isPlaced = gate.quadrants.allSatisfy { quadrant in
        quadrant.positions.allSatisfy {
          gate.dividers.indices.contains($0.divider) && $0.region >= 0
            && $0.region <= gate.dividers[$0.divider].values.count
        }
      }
      return isPlaced ? nil : "a quadrant names a region that no divider has"
    case .boolean(let gate):
      switch gate.operation {
      case .not: return gate.operands.count == 1 ? nil : "not takes one population"
      case .and, .or: return gate.operands.count >= 2 ? nil : "and, or take two populations or more"
      }
    }
  }
}
