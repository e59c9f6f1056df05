import GatingCore

/// Where the dimensions of a gate lie on a plot: which axis shows each, and how to go there.
package struct GateProjection: Sendable {
  /// An axis of the plot that shows a dimension of the gate.
  package struct Place: Sendable {
    /// The dimension, by its index in the gate.
    package let dimension: Int
    package let map: AxisMap
  }

  /// The gate's dimension on the plot's x axis and on its y axis; nil where the axis shows none.
  package let x: Place?
  package let y: Place?
  /// All dividers of a quadrant gate on the x axis and on the y axis: more than one where they are
  /// arms.
  package let xDividers: [Place]
  package let yDividers: [Place]
  /// The gate's dimensions that the plot does not show, by their index: it bounds them too, so
  /// that not all that lies within its outline is in it.
  package let hidden: [Int]

  /// Why a gate can't be drawn on a plot.
  package enum Obstacle: Error, Hashable, Sendable {
    /// The plot shows none of its dimensions (or, for a polygon or ellipse, not both).
    case otherParameters
    /// A dimension is shown, but compensated in another way.
    case otherCompensation(String)
    /// A boolean gate has no outline.
    case noOutline
  }

  /// - Throws: `Obstacle` where the gate can't be drawn rightly on the plot.
  package init(_ geometry: Geometry, on axes: PlotAxes, panel: Panel) throws(Obstacle) {
    let dimensions = geometry.dimensions
    if dimensions.isEmpty { throw .noOutline }
    func place(_ axis: PlotAxis, except taken: Int?) throws(Obstacle) -> Place? {
      for (index, dimension) in dimensions.enumerated()
      where index != taken && panel.readsTheSame(dimension, axis.dimension) {
        return Place(dimension: index, map: AxisMap(dimension, on: axis))
      }
      for (index, dimension) in dimensions.enumerated()
      where index != taken && panel.readsTheSameSource(dimension, axis.dimension) {
        throw .otherCompensation(dimension.label)
      }
      return nil
    }
    x = try place(axes.x, except: nil)
    y = try place(axes.y, except: x?.dimension)
    func dividers(_ axis: PlotAxis, _ first: Place?, except taken: Place?) -> [Place] {
      guard case .quadrants = geometry, let first else { return [] }
      return dimensions.indices.filter {
        $0 == first.dimension
          || $0 != taken?.dimension && panel.readsTheSame(dimensions[$0], axis.dimension)
      }.map { Place(dimension: $0, map: AxisMap(dimensions[$0], on: axis)) }
    }
    xDividers = dividers(axes.x, x, except: y)
    yDividers = dividers(axes.y, y, except: x)
    let shown = Set(([x, y].compactMap { $0 } + xDividers + yDividers).map(\.dimension))
    hidden = dimensions.indices.filter { !shown.contains($0) }
    switch geometry {
    case .polygon, .ellipsoid: if x == nil || y == nil { throw .otherParameters }
    case .rectangle, .quadrants: if x == nil && y == nil { throw .otherParameters }
    case .boolean: throw .noOutline
    }
  }

  /// The point of the plot (fractions of its axes) at coordinates of the gate.
  func point(_ coordinates: (Int) -> Double) -> Point {
    Point(
      x: x.map { $0.map.fraction(coordinates($0.dimension)) } ?? 0.5,
      y: y.map { $0.map.fraction(coordinates($0.dimension)) } ?? 0.5)
  }

  /// An ellipsoid in the plane of the plot; nil where one of the axes shows no dimension of it.
  ///
  /// Lengths are measured in scales, which reach from 0 to 1; on a scale that is none, in ranges
  /// of the parameter.
  package func plane(of gate: EllipsoidGate, panel: Panel) -> EllipsoidPlane? {
    guard let x, let y else { return nil }
    func unit(_ dimension: Dimension) -> Double {
      guard dimension.scale.function == .identity,
        case .parameter(let reference) = dimension.source,
        let index = try? panel.index(of: reference)
      else { return 1 }
      let range = panel.parameters[index].range
      return range > 0 && range.isFinite ? range : 1
    }
    return EllipsoidPlane(
      gate, x: x.dimension, y: y.dimension,
      unit: Point(unit(gate.dimensions[x.dimension]), unit(gate.dimensions[y.dimension])))
  }

  /// Whether lines that are straight in the gate are straight on the plot.
  var isStraight: Bool { (x?.map.isStraight ?? true) && (y?.map.isStraight ?? true) }
}

extension GateProjection.Obstacle {
  /// The reason as a phrase for a list of gates that are not drawn.
  package var reason: String {
    switch self {
    case .otherParameters: "drawn on other parameters"
    case .otherCompensation(let label): "\(label) is compensated differently here"
    case .noOutline: "a combination of populations"
    }
  }
}
