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
