import GatingCore

/// How a parameter is drawn when nobody has said how: compensation, scale and range.
struct AxisDefaults {
  let panel: Panel
  let facts: SampleFacts?
  let strategy: GatingStrategy

  /// The axis of a parameter: as some gate or plot of the strategy has it, else by its kind.
  ///
  /// Scatter and Time are linear and uncompensated; the rest is compensated where the file's
  /// matrix names it, on a logicle scale of 4.5 decades.
  func axis(ofParameter index: Int) -> PlotAxis {
    let reference = ParameterReference(panel.parameters[index])
    let plain = Dimension(.parameter(reference))
    for gate in strategy.gates {
      for axis in [gate.plot?.x, gate.plot?.y].compactMap({ $0 })
      where panel.readsTheSameSource(axis.dimension, plain) {
        return axis
      }
    }
    for gate in strategy.gates {
      for dimension in gate.geometry.dimensions
      where panel.readsTheSameSource(dimension, plain) {
        return axis(of: dimension)
      }
    }
    return fresh(index, reference)
  }

  /// The axis of a gate's dimension, with the scale's bounds left out and all of its range in view.
  func axis(of dimension: Dimension) -> PlotAxis {
    var dimension = dimension
    dimension.scale.lowerBound = nil
    dimension.scale.upperBound = nil
    guard dimension.scale.function == .identity else { return PlotAxis(dimension) }
    if case .parameter(let reference) = dimension.source,
      let index = try? panel.index(of: reference)
    {
      let end = extent(index)
      return PlotAxis(dimension, lower: min(0, end.lowerBound), upper: end.upperBound)
    }
    return PlotAxis(dimension, lower: 0, upper: 10)
  }

  /// The plot a gate was drawn on, or one on which it can be drawn; nil for a boolean gate.
  func axes(of gate: Gate) -> PlotAxes? {
    if let plot = gate.plot { return PlotAxes(x: wholeRun(plot.x), y: wholeRun(plot.y)) }
    return axes(ofDimensions: gate.geometry.dimensions)
  }

  /// A plot of the first two dimensions, or of the only one against scatter; nil for none.
  func axes(ofDimensions dimensions: [Dimension]) -> PlotAxes? {
    guard let first = dimensions.first else { return nil }
    let x = axis(of: first)
    if let second = dimensions.dropFirst().first { return PlotAxes(x: x, y: axis(of: second)) }
    let other = scatterIndices.first { index in
      !panel.readsTheSameSource(
        Dimension(.parameter(ParameterReference(panel.parameters[index]))), first)
    }
    return PlotAxes(x: x, y: other.map(axis(ofParameter:)) ?? x)
  }

  /// An axis of Time shows all of the sample's run, however long the one was that it was drawn on.
  private func wholeRun(_ axis: PlotAxis) -> PlotAxis {
    guard axis.dimension.scale.function == .identity,
      case .parameter(let reference) = axis.dimension.source,
      let index = try? panel.index(of: reference), panel.parameters[index].isTime,
      let extent = facts?.extents[index], extent.lowerBound < extent.upperBound
    else { return axis }
    return PlotAxis(
      axis.dimension, lower: min(0, extent.lowerBound), upper: extent.upperBound)
  }

  /// Forward against side scatter, else the first two parameters.
  var scatter: PlotAxes {
    let indices = scatterIndices
    guard let x = indices.first else {
      let none = PlotAxis(Dimension(parameter: ""))
      return PlotAxes(x: none, y: none)
    }
    return PlotAxes(x: axis(ofParameter: x), y: axis(ofParameter: indices.dropFirst().first ?? x))
  }

  /// Side scatter area first in line for a second axis, then everything in file order.
  private var scatterIndices: [Int] {
    func find(_ names: [String]) -> Int? {
      names.lazy.compactMap { name in
        panel.parameters.firstIndex { $0.name.uppercased() == name }
      }.first
    }
    let forward = find(["FSC-A", "FSC-H", "FSC", "FS"])
    let side = find(["SSC-A", "SSC-H", "SSC", "SS"])
    let all = [forward, side].compactMap { $0 }
    return all + panel.parameters.indices.filter { !all.contains($0) }
  }

  private func fresh(_ index: Int, _ reference: ParameterReference) -> PlotAxis {
    let parameter = panel.parameters[index]
    let extent = extent(index)
    if parameter.isTime {
      return PlotAxis(
        Dimension(.parameter(reference)), lower: min(0, extent.lowerBound),
        upper: extent.upperBound)
    }
    let top = facts.map { $0.tops[index] } ?? parameter.range
    let usableTop = top.isFinite && top > 1 ? top : max(1, extent.upperBound)
    if parameter.isScatter {
      return PlotAxis(Dimension(.parameter(reference), scale: .linear(usableTop)))
    }
    return PlotAxis(
      Dimension(
        .parameter(reference), compensation: compensation(of: parameter),
        scale: .logicle(t: usableTop, w: 1)))
  }

  /// As the first gate is compensated that is; where none is, by the strategy's last matrix, else by
  /// the file's own; not at all where that does not name the parameter.
  private func compensation(of parameter: Parameter) -> Dimension.Compensation {
    let used = strategy.gates.lazy.flatMap(\.geometry.dimensions).map(\.compensation)
      .first { $0 != .none && $0 != .stored }
    let wanted = used ?? strategy.matrices.last.map { .matrix(id: $0.id) } ?? .file
    let isSpilled = panel.spillover?.fluorochromes.contains(parameter.name) == true
    guard case .matrix(let id) = wanted,
      let matrix = strategy.matrices.first(where: { $0.id == id })
    else { return isSpilled ? .file : .none }
    let isNamed =
      matrix.detectors.contains(parameter.name) || matrix.fluorochromes.contains(parameter.name)
    return isNamed ? wanted : .none
  }

  /// The values a parameter takes, never empty.
  private func extent(_ index: Int) -> ClosedRange<Double> {
    guard let extent = facts?.extents[index], extent.lowerBound < extent.upperBound else {
      return 0...max(1, panel.parameters[index].range)
    }
    return extent
  }
}
