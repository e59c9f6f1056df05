import GatingCore

/// What differs between two shapes of a gate, in phrases that follow its name.
enum GeometryDifference {
  /// - Parameters:
  ///   - strategies: those of the old and the new shape, which have their matrices.
  ///   - name: what to call a population, by its id.
  static func phrases(
    _ old: Geometry, _ new: Geometry, in strategies: (GatingStrategy, GatingStrategy),
    _ name: (GateID) -> String
  ) -> [String] {
    if old == new { return [] }
    let axes = dimensions(old.dimensions, new.dimensions, in: strategies)
    let shape: [String]
    switch (old, new) {
    case (.rectangle(let old), .rectangle(let new)): shape = rectangle(old, new)
    case (.polygon(let old), .polygon(let new)): shape = polygon(old, new)
    case (.quadrants(let old), .quadrants(let new)): shape = quadrants(old, new)
    case (.ellipsoid(let old), .ellipsoid(let new)): shape = ellipsoid(old, new)
    case (.boolean(let old), .boolean(let new)):
      shape = ["combination \(text(old, name)) → \(text(new, name))"]
    default: return ["is \(new.kindWithArticle) instead of \(old.kindWithArticle)"]
    }
    return axes + shape
  }

  private static func dimensions(
    _ old: [Dimension], _ new: [Dimension], in strategies: (GatingStrategy, GatingStrategy)
  ) -> [String] {
    guard old.count == new.count else { return dimensionsMoreOrLess(old, new) }
    return zip(old, new).flatMap { old, new -> [String] in
      if old == new { return [] }
      if old.source != new.source { return ["parameter \(old.label) → \(new.label)"] }
      var phrases: [String] = []
      if old.compensation != new.compensation {
        let from = old.compensation.words(in: strategies.0)
        let to = new.compensation.words(in: strategies.1)
        phrases.append("compensation of \(new.label) \(from) → \(to)")
      }
      if old.scale != new.scale { phrases.append("scale of \(new.label) changed") }
      return phrases
    }
  }

  private static func dimensionsMoreOrLess(_ old: [Dimension], _ new: [Dimension]) -> [String] {
    let more = new.filter { !old.contains($0) }
    let less = old.filter { !new.contains($0) }
    let phrases =
      more.map { "bounds \($0.label) too" } + less.map { "no longer bounds \($0.label)" }
    return phrases.isEmpty ? ["\(old.count) → \(new.count) dimensions"] : phrases
  }

  private static func rectangle(_ old: RectangleGate, _ new: RectangleGate) -> [String] {
    let isRange = new.sides.count == 1 && old.sides.count == 1
    // Sides that came or went are told as dimensions.
    let kept: [(RectangleGate.Side, RectangleGate.Side)] =
      old.sides.count == new.sides.count
      ? Array(zip(old.sides, new.sides))
      : new.sides.compactMap { side in
        old.sides.first { $0.dimension == side.dimension }.map { ($0, side) }
      }
    return kept.flatMap { old, new in
      let label = new.dimension.label
      let axis = isRange ? "" : label + " "
      return [
        bound("lower", old.interval.minimum, new.interval.minimum, old, new),
        bound("upper", old.interval.maximum, new.interval.maximum, old, new),
      ].compactMap { $0.map { axis + $0 } }
    }
  }

  private static func bound(
    _ which: String, _ old: Double?, _ new: Double?, _ oldSide: RectangleGate.Side,
    _ newSide: RectangleGate.Side
  ) -> String? {
    if old == new { return nil }
    let change = DataText.change(
      old.map { DataText.value($0, oldSide.dimension) },
      new.map { DataText.value($0, newSide.dimension) })
    return "\(which) bound \(change)"
  }

  private static func polygon(_ old: PolygonGate, _ new: PolygonGate) -> [String] {
    if old.vertices.count != new.vertices.count {
      return ["\(old.vertices.count) → \(new.vertices.count) vertices"]
    }
    let moved = old.vertices.indices.filter { old.vertices[$0] != new.vertices[$0] }
    guard let first = moved.first else { return [] }
    if moved.count > 1 {
      return [
        moved.count == old.vertices.count
          ? "every vertex moved" : "\(moved.count) of \(old.vertices.count) vertices moved"
      ]
    }
    let phrases = [
      (old.vertices[first].x, new.vertices[first].x, old.x, new.x),
      (old.vertices[first].y, new.vertices[first].y, old.y, new.y),
    ].filter { $0.0 != $0.1 }.map { old, new, oldAxis, newAxis in
      newAxis.label + " "
        + DataText.change(DataText.value(old, oldAxis), DataText.value(new, newAxis))
    }
    return ["vertex \(first + 1) " + phrases.joined(separator: ", ")]
  }

  private static func quadrants(_ old: QuadrantGate, _ new: QuadrantGate) -> [String] {
    var phrases: [String] = []
    for (old, new) in zip(old.dividers, new.dividers) where old.values != new.values {
      func list(_ divider: QuadrantGate.Divider) -> String {
        divider.values.map { DataText.text(DataText.value($0, divider.dimension)) }
          .joined(separator: " and ")
      }
      if old.values.count == 1, new.values.count == 1 {
        phrases.append(
          new.dimension.label + " divider "
            + DataText.change(
              DataText.value(old.values[0], old.dimension),
              DataText.value(new.values[0], new.dimension)))
      } else {
        phrases.append("\(new.dimension.label) dividers \(list(old)) → \(list(new))")
      }
    }
    for quadrant in new.quadrants {
      guard let before = old.quadrants.first(where: { $0.id == quadrant.id }) else { continue }
      if before.name != quadrant.name {
        phrases.append("quadrant `\(before.name)` renamed to `\(quadrant.name)`")
      }
    }
    if old.quadrants.count != new.quadrants.count {
      phrases.append("\(old.quadrants.count) → \(new.quadrants.count) quadrants")
    }
    return phrases
  }

  private static func text(_ gate: BooleanGate, _ name: (GateID) -> String) -> String {
    let operands = gate.operands.map {
      ($0.isComplement ? "not " : "") + "`\(name($0.population))`"
    }
    if gate.operation == .not {
      if let only = gate.operands.first, only.isComplement { return "`\(name(only.population))`" }
      return "not " + operands.joined()
    }
    return operands.joined(separator: " \(gate.operation.rawValue) ")
  }
}

extension Geometry {
  /// The kind as a noun, as in `an ellipse`.
  var kindWithArticle: String {
    switch self {
    case .ellipsoid: "an " + kind
    case .quadrants: "a quadrant gate"
    case .boolean: "a boolean gate"
    case .polygon, .rectangle: "a " + kind
    }
  }
}
