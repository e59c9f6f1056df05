import GatingCore
import XMLTree

extension DocumentWriting {
  /// What the standard has no place for; nil where there is nothing of that.
  func note(_ gate: Gate) -> XMLElement? {
    var attributes: [(XMLElement.Name, String?)] = []
    var children: [XMLElement] = []
    if identifiers.id(of: gate.id) != gate.id.rawValue {
      attributes.append((.init("id"), gate.id.rawValue))
    }
    if gate.name != gate.id.rawValue { attributes.append((.init("name"), gate.name)) }
    if let hue = gate.hue { attributes.append((.init("hue"), "\(hue)")) }
    let references = gate.geometry.dimensions.flatMap(\.references)
    for (index, reference) in references.enumerated()
    where reference != ParameterReference(name: reference.writtenName) {
      children.append(parameter(reference, index: index))
    }
    for (index, dimension) in gate.geometry.dimensions.enumerated()
    where dimension.compensation == .stored {
      children.append(.built(.own("stored"), [(.init("dimension"), "\(index)")]))
    }
    if case .quadrants(let quadrants) = gate.geometry {
      children += self.quadrants(quadrants) + dividers(quadrants, of: gate)
    }
    if let plot = gate.plot {
      children.append(
        .built(.own("plot"), [], [axis("x", plot.x), axis("y", plot.y)]))
    }
    if let grid = gate.grid {
      let axes = grid.axes.map { axis in
        XMLElement.built(
          .own("end"),
          [
            (.init("lower"), axis.minimum.map(SchemaNumber.text)),
            (.init("upper"), axis.maximum.map(SchemaNumber.text)),
          ])
      }
      children.append(.built(.own("grid"), [(.init("channels"), "\(grid.channels)")], axes))
    }
    if attributes.isEmpty && children.isEmpty { return nil }
    return .built(.own("gate"), attributes, children)
  }

  private func quadrants(_ quadrants: QuadrantGate) -> [XMLElement] {
    quadrants.quadrants.enumerated().compactMap { index, quadrant in
      let raw = quadrant.id.rawValue
      let id = identifiers.id(of: quadrant.id) == raw ? nil : raw
      let name = quadrant.name == raw ? nil : quadrant.name
      if id == nil && name == nil { return nil }
      return .built(
        .own("quadrant"),
        [(.init("index"), "\(index)"), (.init("id"), id), (.init("name"), name)])
    }
  }

  private func dividers(_ quadrants: QuadrantGate, of gate: Gate) -> [XMLElement] {
    let ids = identifiers.dividers[gate.id] ?? []
    return zip(ids, quadrants.dividers).enumerated().compactMap { index, pair in
      if pair.0 == pair.1.id { return nil }
      return .built(
        .own("divider"), [(.init("index"), "\(index)"), (.init("id"), pair.1.id)])
    }
  }

  private func parameter(_ reference: ParameterReference, index: Int? = nil) -> XMLElement {
    .built(
      .own("parameter"),
      [
        (.init("index"), index.map { "\($0)" }), (.init("name"), reference.name),
        (.init("marker"), reference.marker),
      ],
      reference.aliases.map {
        var alias = XMLElement.built(.own("alias"))
        alias.content = [.text($0)]
        return alias
      })
  }

  private func axis(_ name: String, _ axis: PlotAxis) -> XMLElement {
    let dimension = axis.dimension
    let source: XMLElement =
      switch dimension.source {
      case .parameter(let reference): parameter(reference)
      case .ratio(let numerator, let denominator, let a, let b, let c):
        .built(
          .own("ratio"),
          [
            (.init("a"), SchemaNumber.text(a)), (.init("b"), SchemaNumber.text(b)),
            (.init("c"), SchemaNumber.text(c)),
          ], [parameter(numerator), parameter(denominator)])
      }
    let scale = dimension.scale == .identity ? nil : id(.scale(dimension.scale.withoutFloor))
    return .built(
      .own(name),
      [
        (.init("lower"), SchemaNumber.text(axis.lower)),
        (.init("upper"), SchemaNumber.text(axis.upper)),
        (.init("compensation-ref"), text(dimension.compensation)),
        (.init("transformation-ref"), scale),
        (.init("values"), dimension.compensation == .stored ? "stored" : nil),
      ], [source])
  }
}
