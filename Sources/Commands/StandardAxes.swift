import GatingCore

extension Scale {
  /// How far FlowJo's biexponential lies from the logicle that Gating-ML gets for it at most, in
  /// channels of 256; infinite where that is no logicle, nil for other scales.
  var deviationFromLogicle: Double? {
    guard case .biexponential(let top, let width, let positive, let negative) = function else {
      return nil
    }
    let near = Scale(
      .logicle(t: top, w: RealMath.log10(-width) / 2, m: positive, a: negative))
    if near.fault != nil { return .infinity }
    let (own, logicle) = (PreparedScale(self), PreparedScale(near))
    let steps = 4096
    return (0...steps).map { step in
      let place = Double(step) / Double(steps)
      return (logicle(own.inverse(place)) - place).magnitude * 256
    }.max()
  }

  /// The same axis from 0, and how a coordinate on this becomes one on that: `slope · c + shift`.
  /// Nil but for FlowJo's linear axes that begin above 0, which Gating-ML does not have.
  fileprivate var fromZero: (scale: Scale, slope: Double, shift: Double)? {
    guard case .linear(let t, let a) = function, a < 0 else { return nil }
    return (Scale(.linear(t: t, a: 0)), (t + a) / t, -a / t)
  }
}

extension GatingStrategy {
  /// The same gates without linear axes that begin above 0: exact, since only their coordinates
  /// are written otherwise.
  var onStandardAxes: GatingStrategy {
    var strategy = self
    for index in strategy.gates.indices {
      let dimensions = strategy.gates[index].geometry.dimensions
      guard dimensions.contains(where: { $0.scale.fromZero != nil }) else { continue }
      strategy.gates[index].plot = nil
      strategy.gates[index].geometry = strategy.gates[index].geometry.onStandardAxes
    }
    return strategy
  }
}

extension Geometry {
  fileprivate var onStandardAxes: Geometry {
    let changes = dimensions.map { dimension -> (slope: Double, shift: Double) in
      guard let change = dimension.scale.fromZero else { return (slope: 1, shift: 0) }
      return (slope: change.slope, shift: change.shift)
    }
    let moved = mapDimensions { dimension in
      var dimension = dimension
      if let scale = dimension.scale.fromZero?.scale { dimension.scale = scale }
      return dimension
    }
    switch moved {
    case .polygon(var polygon):
      for index in polygon.vertices.indices {
        let vertex = polygon.vertices[index]
        polygon.vertices[index] = Point(
          x: vertex.x * changes[0].slope + changes[0].shift,
          y: vertex.y * changes[1].slope + changes[1].shift)
      }
      return .polygon(polygon)
    case .ellipsoid(var ellipsoid):
      let size = changes.count
      for row in 0..<size {
        ellipsoid.mean[row] = ellipsoid.mean[row] * changes[row].slope + changes[row].shift
        for column in 0..<size {
          ellipsoid.covariance[row * size + column] *= changes[row].slope * changes[column].slope
        }
      }
      return .ellipsoid(ellipsoid)
    default:
      // Rectangles of a workspace are in data values and have no such axis.
      return self
    }
  }
}
