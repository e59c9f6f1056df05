import GatingCore

extension GatingStrategy {
  /// Sets or removes a matrix; returns the edit that takes it back.
  mutating func setMatrix(
    _ matrix: String, _ content: SpectrumMatrix?, at place: Int?, _ id: StrategyID
  ) throws(EditError) -> Edit {
    let index = matrices.firstIndex { $0.id == matrix }
    guard let content else {
      guard let index else { throw .compensation(.unknownMatrix(id: matrix)) }
      if let gate = gates.first(where: { $0.uses(matrix) }) {
        throw .matrixInUse(matrix, gate: gate.name)
      }
      return .setMatrix(matrix, matrices.remove(at: index), at: index, id)
    }
    do throws(CompensationError) {
      _ = try content.unmixing()
    } catch {
      throw .compensation(error)
    }
    if let index {
      let old = matrices[index]
      matrices[index] = content
      matrices[index].id = matrix
      return .setMatrix(matrix, old, at: nil, id)
    }
    let end = min(max(0, place ?? matrices.count), matrices.count)
    matrices.insert(content, at: end)
    matrices[end].id = matrix
    return .setMatrix(matrix, nil, at: nil, id)
  }

  /// Compensates gates otherwise; returns the edit that takes it back.
  mutating func setCompensation(
    _ changes: [Edit.GateCompensation], _ id: StrategyID
  ) throws(EditError) -> Edit {
    var before: [Edit.GateCompensation] = []
    for change in changes {
      guard let index = gates.firstIndex(where: { $0.id == change.gate }),
        let gate = gates[index].compensated(change)
      else { throw .unknownGate(change.gate) }
      let named = (change.dimensions + (change.plot ?? [])).compactMap(\.matrixID)
      if let missing = named.first(where: { name in !matrices.contains { $0.id == name } }) {
        throw .compensation(.unknownMatrix(id: missing))
      }
      before.append(Edit.GateCompensation(gates[index]))
      gates[index] = gate
    }
    // Where a gate is named twice its first state is restored last.
    return .setCompensation(before.reversed(), id)
  }
}

extension GatingStrategy {
  /// The strategy with a matrix in the place of each file's own spillover.
  ///
  /// What neither the matrix nor the panel's own names stays as it is.
  package func replacingOwn(by matrix: SpectrumMatrix, on panel: Panel) -> GatingStrategy {
    var matrix = matrix
    let taken = Set(matrices.map(\.id) + ["FCS"])
    while taken.contains(matrix.id) { matrix.id += "'" }
    func changed(_ dimension: Dimension) -> Dimension {
      guard dimension.compensation == .file, panel.isCompensable(dimension, by: [matrix]) else {
        return dimension
      }
      var dimension = dimension
      dimension.compensation = .matrix(id: matrix.id)
      return dimension
    }
    var strategy = self
    strategy.matrices.append(matrix)
    for index in strategy.gates.indices {
      strategy.gates[index].geometry = strategy.gates[index].geometry.mapDimensions(changed)
      if let plot = strategy.gates[index].plot {
        strategy.gates[index].plot?.x.dimension = changed(plot.x.dimension)
        strategy.gates[index].plot?.y.dimension = changed(plot.y.dimension)
      }
    }
    return strategy
  }
}

extension Gate {
  /// Whether the gate, or the plot it is shown on, is compensated by a matrix.
  func uses(_ matrix: String) -> Bool {
    geometry.dimensions.contains { $0.compensation == .matrix(id: matrix) }
      || plot?.x.dimension.compensation == .matrix(id: matrix)
      || plot?.y.dimension.compensation == .matrix(id: matrix)
  }
}

extension Dimension.Compensation {
  var matrixID: String? { if case .matrix(let id) = self { id } else { nil } }
}

extension GatingStrategy {
  /// How a parameter's values are compensated where a gate or its plot shows them first, else as
  /// usual in this strategy.
  package func compensation(ofParameter index: Int, on panel: Panel) -> Dimension.Compensation {
    let plain = Dimension(.parameter(ParameterReference(panel.parameters[index])))
    return shown(plain, on: panel)?.compensation
      ?? usualCompensation(of: panel.parameters[index], on: panel)
  }

  /// Whether a gate or its plot reads the source of a dimension.
  package func reads(_ dimension: Dimension, on panel: Panel) -> Bool {
    shown(dimension, on: panel) != nil
  }

  /// The first dimension of plots, then of gates, that reads the same source.
  private func shown(_ dimension: Dimension, on panel: Panel) -> Dimension? {
    let plots = gates.compactMap(\.plot).flatMap { [$0.x.dimension, $0.y.dimension] }
    return (plots + gates.flatMap(\.geometry.dimensions)).first {
      panel.readsTheSameSource($0, dimension)
    }
  }

  /// As the first gate is compensated that is; where none is, by the file's own, else by the last
  /// matrix; not at all where that does not name the parameter.
  package func usualCompensation(
    of parameter: Parameter, on panel: Panel
  ) -> Dimension.Compensation {
    let used = gates.lazy.flatMap(\.geometry.dimensions).map(\.compensation)
      .first { $0 != .none && $0 != .stored }
    let own: Dimension.Compensation? = panel.spillover == nil ? nil : .file
    let wanted = used ?? own ?? matrices.last.map { .matrix(id: $0.id) } ?? .none
    let isSpilled = panel.spillover?.fluorochromes.contains(parameter.name) == true
    guard case .matrix(let id) = wanted, let matrix = matrices.first(where: { $0.id == id })
    else { return isSpilled && wanted == .file ? .file : .none }
    let isNamed =
      matrix.fluorochromes.contains(parameter.name)
      || matrix.isSquare && matrix.detectors.contains(parameter.name)
    return isNamed ? wanted : .none
  }
}
