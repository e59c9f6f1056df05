import GatingCore
import Plotting

extension Handle.ID {
  /// Which places of a gate it stands for: on the plot's x axis, then on its y axis, and which end
  /// or value there. Empty for the whole gate.
  var places: [(isX: Bool, end: End)] {
    switch self {
    case .vertex(let index): [(true, .vertex(index)), (false, .vertex(index))]
    case .corner(let xIsUpper, let yIsUpper):
      [(true, .bound(isUpper: xIsUpper)), (false, .bound(isUpper: yIsUpper))]
    case .side(let isX, let isUpper): [(isX, .bound(isUpper: isUpper))]
    case .crossing(let x, let y):
      [x.map { (true, .divider($0)) }, y.map { (false, .divider($0)) }].compactMap { $0 }
    case .end(let index): [(true, .end(index)), (false, .end(index))]
    case .whole: []
    }
  }

  /// What a place of a gate is.
  enum End: Hashable, Sendable {
    case vertex(Int)
    case bound(isUpper: Bool)
    case divider(Int)
    /// The centre of an ellipse, and an end of its axes.
    case centre
    case end(Int)
  }
}

extension GateEditing {
  /// The gate with a place set to exactly a data value, nil opening a bound.
  ///
  /// - Throws: what stands in the way, in a sentence.
  static func set(
    _ geometry: Geometry, isX: Bool, _ end: Handle.ID.End, to value: Double?, axes: PlotAxes,
    panel: Panel
  ) throws(TypedText.Fault) -> Geometry {
    guard let projection = try? GateProjection(geometry, on: axes, panel: panel),
      let place = isX ? projection.x : projection.y
    else { throw TypedText.Fault(sentence: "The gate does not lie on this axis.") }
    let scale = geometry.dimensions[place.dimension].scale
    let coordinate = value.map { PreparedScale(Scale(scale.function))($0) }
    if let value, coordinate?.isFinite != true {
      throw TypedText.Fault(
        sentence: "\(NumberText.value(value)) has no place on the gate's logarithmic scale.")
    }
    switch (geometry, end) {
    case (.polygon(var gate), .vertex(let index)):
      guard let coordinate else { throw onlyBoundsOpen }
      if place.dimension == 0 {
        gate.vertices[index].x = coordinate
      } else {
        gate.vertices[index].y = coordinate
      }
      return .polygon(gate)
    case (.rectangle(var gate), .bound(let isUpper)):
      var interval = gate.sides[place.dimension].interval
      if isUpper { interval.maximum = coordinate } else { interval.minimum = coordinate }
      if let minimum = interval.minimum, let maximum = interval.maximum, minimum > maximum {
        throw TypedText.Fault(sentence: "The lower bound must not lie above the upper one.")
      }
      gate.sides[place.dimension].interval = interval
      return .rectangle(gate)
    case (.quadrants(var gate), .divider(let index)):
      guard let coordinate else { throw onlyBoundsOpen }
      let line = projection.lines(of: gate, isX: isX)[index]
      var values = gate.dividers[line.divider].values
      values[line.value] = coordinate
      guard zip(values, values.dropFirst()).allSatisfy({ $0 < $1 }) else {
        throw TypedText.Fault(sentence: "A divider must stay between its neighbours.")
      }
      gate.dividers[line.divider].values = values
      return .quadrants(gate)
    case (.ellipsoid(var gate), .centre):
      guard let coordinate else { throw onlyBoundsOpen }
      gate.mean[place.dimension] = coordinate
      return .ellipsoid(gate)
    default: throw TypedText.Fault(sentence: "Hold a handle first.")
    }
  }

  private static var onlyBoundsOpen: TypedText.Fault {
    TypedText.Fault(sentence: "Only a bound of a rectangle or range can be open; type a value.")
  }
}
