/// How far an edge moves on a dimension when it is moved by a part of a decade.
///
/// - On logicle, hyperlog, biexponential, asinh and logarithmic scales by that part of the scale's
///   own decades: `decades / (M + A)` of its coordinate. Where values are large that is a factor
///   of 10^decades on the value; near zero, where a factor would move nothing, it is the same
///   distance on the axis.
/// - Scatter and Time on a linear scale or none: by `decades / 4.5` of the axis, which is as far
///   as on the usual axis of 4.5 decades. The axis is 0…T, without a scale 0 to the top of the
///   range; of Time it is the run of the sample. A factor would move a late edge of Time by
///   minutes and an early one by nothing.
/// - Any other value on a linear scale or none: by a factor of 10^decades on the value. At zero
///   that moves nothing; such an edge is listed as not moved.
package struct BoundaryStep: Hashable, Sendable {
  /// The decades of the usual axis of fluorescence.
  package static let usualDecades = 4.5

  private enum Rule: Hashable, Sendable {
    /// So far in scaled coordinates for each decade, everywhere.
    case distance(perDecade: Double)
    /// A factor on the value.
    case factor
  }

  private let rule: Rule
  /// The scale without its bounds, which cut values and not edges.
  private let scale: Scale

  /// The step on a dimension of a sample.
  package init(_ dimension: Dimension, on table: EventTable) {
    scale = Scale(dimension.scale.function)
    switch dimension.scale.function {
    case .logarithmic(_, let m): rule = .distance(perDecade: 1 / m)
    case .asinh(_, let m, let a), .logicle(_, _, let m, let a), .hyperlog(_, _, let m, let a):
      rule = .distance(perDecade: 1 / (m + a))
    case .biexponential(_, _, let positive, let negative):
      rule = .distance(perDecade: 1 / (positive + negative))
    case .identity, .linear:
      guard let axis = Self.axis(dimension, table) else {
        rule = .factor
        return
      }
      rule = .distance(perDecade: axis / Self.usualDecades)
    }
  }

  /// The length of a linear axis of scatter or Time in its coordinates; nil for anything else.
  private static func axis(_ dimension: Dimension, _ table: EventTable) -> Double? {
    guard case .parameter(let reference) = dimension.source,
      let index = try? table.panel.index(of: reference)
    else { return nil }
    let parameter = table.panel.parameters[index]
    let isStored = dimension.compensation == .stored
    if parameter.isTime {
      let column = isStored ? PreparedDimension.stored(index, on: table.panel) : index
      let run = run(column, table)
      if case .linear(let t, let a) = dimension.scale.function { return run / (t + a) }
      return run
    }
    guard parameter.isScatter else { return nil }
    if case .linear = dimension.scale.function { return 1 }
    var top = [parameter.range]
    if isStored { return top[0] }
    top.withUnsafeMutableBufferPointer { table.decodings[index].decode($0) }
    return top[0]
  }

  /// From the least to the greatest finite value; 0 without any.
  private static func run(_ column: Int, _ table: EventTable) -> Double {
    let size = ChunkedWork.chunkSize
    let memory = ScratchMemory<Double>(size)
    var (least, greatest) = (Double.infinity, -Double.infinity)
    for start in stride(from: 0, to: table.count, by: size) {
      let events = start..<min(table.count, start + size)
      let part = UnsafeMutableBufferPointer(rebasing: memory.elements[..<events.count])
      PreparedDimension.write(column: column, events, of: table, to: part)
      for value in part where value.isFinite {
        least = min(least, value)
        greatest = max(greatest, value)
      }
    }
    withExtendedLifetime(memory) {}
    return greatest > least ? greatest - least : 0
  }

  /// Where a scaled coordinate comes to lie, moved up by `decades`, or down by a negative number;
  /// a finite one stays finite.
  package func moved(_ coordinate: Double, by decades: Double) -> Double {
    let most = Double.greatestFiniteMagnitude
    let moved = unheld(coordinate, by: decades)
    return coordinate.isFinite ? min(most, max(-most, moved)) : moved
  }

  private func unheld(_ coordinate: Double, by decades: Double) -> Double {
    switch rule {
    case .distance(let perDecade): return coordinate + decades * perDecade
    case .factor:
      let prepared = PreparedScale(scale)
      let value = prepared.inverse(coordinate)
      let factor = RealMath.exp((value < 0 ? -decades : decades) * RealMath.ln10)
      return prepared(value * factor)
    }
  }

  /// Half of the way between the coordinate moved down and up: the length of a step there.
  package func length(at coordinate: Double, decades: Double) -> Double {
    switch rule {
    case .distance(let perDecade): decades * perDecade
    case .factor:
      (moved(coordinate, by: decades) - moved(coordinate, by: -decades)) / 2
    }
  }
}
