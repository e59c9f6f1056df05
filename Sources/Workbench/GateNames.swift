import GatingCore

/// The names that suit a gate by what it bounds, the likeliest first.
struct GateNames {
  let panel: Panel

  /// Names from the markers and signs of a geometry: the one that says what it bounds, nil where
  /// that is not plain, and others that are usual on such a plot.
  func names(of geometry: Geometry) -> (likeliest: String?, others: [String]) {
    switch geometry {
    case .rectangle(let rectangle):
      let sides = rectangle.sides.compactMap { side in
        parameter(side.dimension).map { (parameter: $0, sign: sign(side.interval)) }
      }
      if sides.contains(where: { $0.parameter.isTime }) { return ("Time", []) }
      let stained = sides.filter { !$0.parameter.isScatter }
      if stained.isEmpty { return scatter(sides.map(\.parameter)) }
      let joined = stained.map { $0.parameter.shortTitle + $0.sign }.joined()
      guard stained.count == 1 else { return (joined, []) }
      let others = signs(stained[0].parameter).filter { $0 != joined }
      return stained[0].sign == "-" && panel.isViability(rectangle.sides[0].dimension)
        ? ("Viable", [joined] + others) : (joined, others)
    case .polygon, .ellipsoid:
      let parameters = geometry.dimensions.compactMap(parameter)
      if parameters.contains(where: \.isTime) { return ("Time", []) }
      let stained = parameters.filter { !$0.isScatter }
      return stained.isEmpty ? scatter(parameters) : (nil, stained.flatMap(signs))
    case .quadrants, .boolean: return (nil, [])
    }
  }

  /// What names call a dimension: its marker.
  func title(of dimension: Dimension) -> String {
    parameter(dimension)?.shortTitle ?? dimension.label
  }

  private func parameter(_ dimension: Dimension) -> Parameter? {
    dimension.references.first.flatMap { try? panel.index(of: $0) }.map { panel.parameters[$0] }
  }

  private func sign(_ interval: Interval) -> String {
    switch (interval.minimum, interval.maximum) {
    case (_?, nil): "+"
    case (nil, _?): "-"
    default: "dim"
    }
  }

  private func signs(_ parameter: Parameter) -> [String] {
    ["dim", "-", "+"].map { parameter.shortTitle + $0 }
  }

  private func scatter(_ parameters: [Parameter]) -> (String?, [String]) {
    let kinds = Set(parameters.map { $0.name.prefix(3).uppercased() })
    if parameters.count == 2, kinds.count == 1 { return ("Singlets", ["Doublets"]) }
    return kinds.contains("FSC")
      ? ("Nucleated", ["Cells", "Lymphocytes", "Debris"]) : (nil, ["Cells"])
  }
}

extension Model {
  /// The names that a new gate in the population in view could have, the likeliest first; never
  /// one that a sibling has.
  func suggestedNames(for geometry: Geometry) -> [String] {
    let taken = Set(PopulationTree(decidedStrategy).children(of: viewed).map(\.name))
    let (likeliest, others) = GateNames(panel: panel).names(of: geometry)
    let first = likeliest.map { taken.contains($0) ? freshName($0, in: viewed) : $0 }
    return [first ?? freshName("Gate", in: viewed)] + others.filter { !taken.contains($0) }
  }
}
