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
      return gate.precision == nil ? EllipsoidGate.covarianceFault : nil
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
      for quadrant in gate.quadrants {
        if quadrant.positions.isEmpty { return "a quadrant names no region" }
        if Set(quadrant.positions.map(\.divider)).count < quadrant.positions.count {
          return "a quadrant names a divider twice"
        }
      }
      return gate.namesWhatItHas ? nil : "a quadrant names a region that no divider has"
    case .boolean(let gate):
      switch gate.operation {
      case .not: return gate.operands.count == 1 ? nil : "not takes one population"
      case .and, .or: return gate.operands.count >= 2 ? nil : "and, or take two populations or more"
      }
    }
  }
}

extension QuadrantGate {
  /// Whether every position is a region of a divider of the gate.
  var namesWhatItHas: Bool {
    quadrants.flatMap(\.positions).allSatisfy {
      dividers.indices.contains($0.divider)
        && (0...dividers[$0.divider].values.count).contains($0.region)
    }
  }
}
