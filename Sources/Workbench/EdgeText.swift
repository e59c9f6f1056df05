import GatingCore
import Plotting

/// The edges of a boundary band in words.
enum EdgeText {
  /// The gate, and which of its edges it is.
  static func name(_ edge: BoundaryBand.Edge, _ model: Model) -> String {
    let gate = model.strategy.gate(edge.gate)
    return "\(gate?.name ?? edge.gate.rawValue), \(part(edge, gate, model))"
  }

  private static func part(_ edge: BoundaryBand.Edge, _ gate: Gate?, _ model: Model) -> String {
    let parameter = edge.dimensions.first.map { model.title(of: $0, isShort: true) } ?? ""
    switch edge.part {
    case .bound(_, let isUpper): return "\(parameter) \(isUpper ? "upper" : "lower") bound"
    case .divider: return "\(parameter) divider"
    case .side(let index):
      guard case .polygon(let polygon) = gate?.geometry else { return "side \(index + 1)" }
      return "side \(index + 1) of \(polygon.vertices.count)"
    case .outline: return "outline"
    }
  }

  /// Where it lies in data values: one of a bound, two of a side's middle, none of an outline.
  static func place(_ edge: BoundaryBand.Edge) -> String {
    zip(edge.dimensions, edge.place).map { dimension, coordinate in
      guard dimension.scale.fault == nil else { return "" }
      return NumberText.value(PreparedScale(dimension.scale).inverse(coordinate))
    }.joined(separator: " / ")
  }
}
