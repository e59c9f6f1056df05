/// A scale with its constants worked out, ready to be applied to events.
package struct PreparedScale: Sendable {
  /// The scale that was prepared.
  package let scale: Scale
  private let curve: Curve

  private enum Curve: Sendable {
    case identity
    case linear(t: Double, a: Double)
    case logarithmic(t: Double, m: Double)
    case asinh(factor: Double, offset: Double, width: Double)
    case solved(BiexponentialCurve)
    case table(BiexponentialTable)
  }

  /// - Precondition: `scale.fault` is nil.
  package init(_ scale: Scale) {
    self.scale = scale
    switch scale.function {
    case .identity: curve = .identity
    case .linear(let t, let a): curve = .linear(t: t, a: a)
    case .logarithmic(let t, let m): curve = .logarithmic(t: t, m: m)
    case .asinh(let t, let m, let a):
      curve = .asinh(
        factor: RealMath.sinh(m * RealMath.ln10) / t, offset: a * RealMath.ln10,
        width: (m + a) * RealMath.ln10)
    case .logicle(let t, let w, let m, let a):
      curve = .solved(BiexponentialCurve(logicle: t, w, m, a))
    case .hyperlog(let t, let w, let m, let a):
      curve = .solved(BiexponentialCurve(hyperlog: t, w, m, a))
    case .biexponential(let top, let width, let positive, let negative):
      curve = .table(
        BiexponentialTable(top: top, width: width, positive: positive, negative: negative))
    }
  }

  /// The scaled coordinate of a value, bounds applied; NaN stays NaN.
  package func callAsFunction(_ value: Double) -> Double {
    bounded(unbounded(value))
  }

  /// Scales `values` in place.
  package func apply(to values: UnsafeMutableBufferPointer<Double>) {
    switch curve {
    case .identity: break
    case .solved(let curve):
      for index in values.indices { values[index] = curve.coordinate(of: values[index]) }
    default:
      for index in values.indices { values[index] = unbounded(values[index]) }
    }
    if scale.lowerBound == nil, scale.upperBound == nil { return }
    for index in values.indices { values[index] = bounded(values[index]) }
  }

  /// The value at a scaled coordinate, bounds left aside.
  package func inverse(_ coordinate: Double) -> Double {
    switch curve {
    case .identity: coordinate
    case .linear(let t, let a): coordinate * (t + a) - a
    case .logarithmic(let t, let m): t * RealMath.exp((coordinate - 1) * m * RealMath.ln10)
    case .asinh(let factor, let offset, let width):
      RealMath.sinh(coordinate * width - offset) / factor
    case .solved(let curve): curve.value(at: coordinate)
    case .table(let table): table.value(at: coordinate)
    }
  }

  private func unbounded(_ value: Double) -> Double {
    switch curve {
    case .identity: value
    case .linear(let t, let a): (value + a) / (t + a)
    case .logarithmic(let t, let m): RealMath.log10(raised(value) / t) / m + 1
    case .asinh(let factor, let offset, let width):
      (RealMath.asinh(value * factor) + offset) / width
    case .solved(let curve): curve.coordinate(of: value)
    case .table(let table): table.coordinate(of: value)
    }
  }

  private func raised(_ value: Double) -> Double {
    if let floor = scale.floor, value < floor { return floor }
    return value
  }

  private func bounded(_ coordinate: Double) -> Double {
    if let lower = scale.lowerBound, coordinate < lower { return lower }
    if let upper = scale.upperBound, coordinate > upper { return upper }
    return coordinate
  }
}
