import GatingCore

/// The slow and obvious gating: one event at a time, from the stored values, by the text of the
/// rules; no chunks, no caches, no order of evaluation.
///
/// It finds parameters by exact name alone, and knows no ellipsoids, whose edge is no exact test.
package struct GatingOracle {
  private let strategy: GatingStrategy
  private let table: EventTable
  private var gates: [GateID: Gate] = [:]
  private var scales: [Scale: PreparedScale] = [:]
  private var weights: [String: [Double]] = [:]

  package init(_ strategy: GatingStrategy, on table: EventTable) {
    self.strategy = strategy
    self.table = table
    for gate in strategy.gates {
      for population in gate.populations { gates[population.id] = gate }
    }
    for scale in strategy.gates.flatMap({ $0.geometry.dimensions.map(\.scale) })
    where scales[scale] == nil {
      scales[scale] = PreparedScale(scale)
    }
    for matrix in strategy.matrices + [table.panel.spillover].compactMap({ $0 }) {
      weights[matrix.id] = try? matrix.unmixing()
    }
  }

  /// Whether an event is in a population: in its gate and in all its ancestors.
  package func contains(_ event: Int, in population: GateID) -> Bool {
    guard let gate = gates[population] else { return false }
    if let parent = gate.parent, !contains(event, in: parent) { return false }
    switch gate.geometry {
    case .rectangle(let rectangle):
      return rectangle.sides.allSatisfy { side in
        isIn(value(event, side.dimension), side.interval.minimum, side.interval.maximum)
      }
    case .quadrants(let quadrants):
      guard let quadrant = quadrants.quadrants.first(where: { $0.id == population }) else {
        return false
      }
      return quadrant.positions.allSatisfy { position in
        let divider = quadrants.dividers[position.divider]
        let lower = position.region == 0 ? nil : divider.values[position.region - 1]
        let upper = position.region == divider.values.count ? nil : divider.values[position.region]
        return isIn(value(event, divider.dimension), lower, upper)
      }
    case .polygon(let polygon):
      return Self.isIn(
        Point(value(event, polygon.x), value(event, polygon.y)), polygon.vertices)
    case .boolean(let boolean):
      let operands = boolean.operands.map {
        contains(event, in: $0.population) != $0.isComplement
      }
      switch boolean.operation {
      case .and: return !operands.contains(false)
      case .or: return operands.contains(true)
      case .not: return !operands[0]
      }
    case .ellipsoid:
      preconditionFailure("the oracle knows no ellipsoids")
    }
  }

  /// minimum ≤ x < maximum, a missing bound open; NaN in none.
  private func isIn(_ value: Double, _ minimum: Double?, _ maximum: Double?) -> Bool {
    !value.isNaN && (minimum.map { $0 <= value } ?? true) && (maximum.map { value < $0 } ?? true)
  }

  /// Even–odd with the boundary inside, by exact arithmetic.
  package static func isIn(_ point: Point, _ vertices: [Point]) -> Bool {
    guard point.x.isFinite, point.y.isFinite else { return false }
    var isInside = false
    for (index, a) in vertices.enumerated() {
      let b = vertices[(index + 1) % vertices.count]
      let isBeside = point.x >= min(a.x, b.x) && point.x <= max(a.x, b.x)
      let isLevel = point.y >= min(a.y, b.y) && point.y <= max(a.y, b.y)
      if isBeside, isLevel, orientation(a, b, point) == 0 { return true }
      // The ray to the right crosses an edge that goes up when the point is on its left.
      if a.y <= point.y, b.y > point.y, orientation(a, b, point) > 0 { isInside.toggle() }
      if b.y <= point.y, a.y > point.y, orientation(a, b, point) < 0 { isInside.toggle() }
    }
    return isInside
  }

  /// The sign of (b − a) × (c − a).
  package static func orientation(_ a: Point, _ b: Point, _ c: Point) -> Int {
    let (ax, ay) = (ExactNumber(a.x), ExactNumber(a.y))
    let first = (ExactNumber(b.x) - ax) * (ExactNumber(c.y) - ay)
    let second = (ExactNumber(b.y) - ay) * (ExactNumber(c.x) - ax)
    return (first - second).sign
  }

  /// The scaled, compensated value of an event.
  package func value(_ event: Int, _ dimension: Dimension) -> Double {
    let scale = scales[dimension.scale] ?? PreparedScale(dimension.scale)
    switch dimension.source {
    case .parameter(let reference):
      return scale(compensated(event, reference.name ?? "", dimension.compensation))
    case .ratio(let numerator, let denominator, let a, let b, let c):
      let above = compensated(event, numerator.name ?? "", dimension.compensation)
      let below = compensated(event, denominator.name ?? "", dimension.compensation)
      return scale(a * (above - b) / (below - c))
    }
  }

  private func compensated(
    _ event: Int, _ name: String, _ compensation: Dimension.Compensation
  ) -> Double {
    let matrix: SpectrumMatrix? =
      switch compensation {
      case .none: nil
      case .stored: nil
      case .file: table.panel.spillover
      case .matrix(let id): strategy.matrices.first { $0.id == id }
      }
    if compensation == .stored {
      let index = table.panel.parameters.firstIndex { $0.name == name }
      return index.map { table.columns[$0][event] } ?? .nan
    }
    guard let matrix, let weights = weights[matrix.id],
      let output = matrix.fluorochromes.firstIndex(of: name)
    else { return scaleValue(event, name) }
    var sum = 0.0
    for (detector, source) in matrix.detectors.enumerated() {
      let weight = weights[detector * matrix.fluorochromes.count + output]
      if weight != 0 { sum += weight * scaleValue(event, source) }
    }
    return sum
  }

  /// The stored value, decoded: `$PnE`, then `$PnG`; Time by `$TIMESTEP`.
  private func scaleValue(_ event: Int, _ name: String) -> Double {
    guard let index = table.panel.parameters.firstIndex(where: { $0.name == name }) else {
      return .nan
    }
    let stored = table.columns[index][event]
    let decoding = table.decodings[index]
    if let step = decoding.timeStep { return stored * step }
    guard let amplifier = decoding.amplifier else { return stored / decoding.gain }
    let slope = amplifier.decades * RealMath.ln10 / amplifier.range
    return RealMath.exp(stored * slope) * amplifier.offset / decoding.gain
  }
}
