extension Geometry {
  /// The shape with one edge moved up by `decades`, an ellipsoid's outline out; down or in where
  /// that is negative.
  ///
  /// Nil where a step moves nothing there, and for polygons, whose sides are not moved by their
  /// vertices.
  func moving(
    _ part: BoundaryBand.Edge.Part, by decades: Double, _ step: (Dimension) -> BoundaryStep
  ) -> Geometry? {
    switch (self, part) {
    case (.rectangle(var gate), .bound(let side, let isUpper)):
      let interval = gate.sides[side].interval
      guard let old = isUpper ? interval.maximum : interval.minimum else { return nil }
      let new = step(gate.sides[side].dimension).moved(old, by: decades)
      if new == old { return nil }
      if isUpper {
        gate.sides[side].interval.maximum = new
      } else {
        gate.sides[side].interval.minimum = new
      }
      return .rectangle(gate)
    case (.quadrants(var gate), .divider(let divider, let value)):
      let old = gate.dividers[divider].values[value]
      let new = step(gate.dividers[divider].dimension).moved(old, by: decades)
      if new == old { return nil }
      gate.dividers[divider].move(value, to: new)
      return .quadrants(gate)
    case (.ellipsoid(let gate), .outline):
      let lengths = zip(gate.dimensions, gate.mean).map { dimension, centre in
        step(dimension).length(at: centre, decades: decades.magnitude)
      }
      return gate.grown(by: lengths, isOutward: decades > 0).map(Geometry.ellipsoid)
    default: return nil
    }
  }
}

extension QuadrantGate.Divider {
  /// Moves a value; those that it would pass are pushed along, so that they still rise.
  fileprivate mutating func move(_ index: Int, to new: Double) {
    values[index] = new
    for above in values.indices.dropFirst(index + 1) {
      values[above] = max(values[above], values[above - 1].nextUp)
    }
    for below in values.indices.prefix(index).reversed() {
      values[below] = min(values[below], values[below + 1].nextDown)
    }
  }
}

extension EllipsoidGate {
  /// The ellipsoid with every half axis longer or shorter by a step, in the space where `lengths`
  /// are one; nil where a step has no length. One that would shrink to nothing holds no events.
  fileprivate func grown(by lengths: [Double], isOutward: Bool) -> EllipsoidGate? {
    let size = mean.count
    guard lengths.allSatisfy({ $0 > 0 && $0.isFinite }), covariance.count == size * size else {
      return nil
    }
    var inSteps = covariance
    for row in 0..<size {
      for column in 0..<size {
        inSteps[row * size + column] =
          (covariance[row * size + column] + covariance[column * size + row]) / 2
          / (lengths[row] * lengths[column])
      }
    }
    let (values, vectors) = DenseMatrix.eigen(inSteps, size: size)
    let axes = values.map {
      (max(0, $0) * max(0, distanceSquared)).squareRoot() + (isOutward ? 1 : -1)
    }
    var gate = self
    guard axes.allSatisfy({ $0 > 0 }) else {
      gate.distanceSquared = -1
      return gate
    }
    gate.distanceSquared = 1
    for row in 0..<size {
      for column in 0...row {
        var sum = 0.0
        for k in 0..<size {
          sum += vectors[row * size + k] * vectors[column * size + k] * axes[k] * axes[k]
        }
        sum *= lengths[row] * lengths[column]
        gate.covariance[row * size + column] = sum
        gate.covariance[column * size + row] = sum
      }
    }
    return gate
  }
}
