import GatingCore
import XMLTree

extension DocumentWriting {
  /// A gate's element, its notes included.
  func gate(_ gate: Gate) -> XMLElement {
    let (name, children) = geometry(gate)
    let element = XMLElement.built(
      .gating(name),
      [
        (.gating("id"), identifiers.id(of: gate.id)),
        (.gating("parent_id"), gate.parent.map { identifiers.id(of: $0) }),
      ], children)
    let own = note(gate)
    guard let extras = gate.extras, let foreign = ForeignNotes(fragment: extras) else {
      guard let own else { return element }
      var noted = element
      noted.content.insert(
        .element(.built(.dataType("custom_info"), [], [own])), at: 0)
      return noted
    }
    return foreign.applied(to: element, own: own)
  }

  private func geometry(_ gate: Gate) -> (name: String, children: [XMLElement]) {
    switch gate.geometry {
    case .rectangle(let rectangle):
      return (
        "RectangleGate",
        rectangle.sides.map { side in
          dimension(
            side.dimension,
            [
              (.gating("min"), side.interval.minimum.map(SchemaNumber.text)),
              (.gating("max"), side.interval.maximum.map(SchemaNumber.text)),
            ])
        }
      )
    case .polygon(let polygon):
      let vertices = polygon.vertices.map { vertex in
        values("vertex", "coordinate", [vertex.x, vertex.y])
      }
      return ("PolygonGate", [dimension(polygon.x), dimension(polygon.y)] + vertices)
    case .ellipsoid(let ellipsoid):
      let size = max(1, ellipsoid.dimensions.count)
      let rows = stride(from: 0, to: ellipsoid.covariance.count, by: size).map { start in
        Array(ellipsoid.covariance[start..<min(start + size, ellipsoid.covariance.count)])
      }
      return (
        "EllipsoidGate",
        ellipsoid.dimensions.map { dimension($0) } + [
          values("mean", "coordinate", ellipsoid.mean),
          .built(.gating("covarianceMatrix"), [], rows.map { values("row", "entry", $0) }),
          value("distanceSquare", ellipsoid.distanceSquared),
        ]
      )
    case .quadrants(let quadrants): return ("QuadrantGate", self.quadrants(quadrants, of: gate))
    case .boolean(let boolean):
      let operands = boolean.operands.map { operand in
        XMLElement.built(
          .gating("gateReference"),
          [
            (.gating("ref"), identifiers.id(of: operand.population)),
            (.gating("use-as-complement"), operand.isComplement ? "true" : nil),
          ])
      }
      return ("BooleanGate", [.built(.gating(boolean.operation.rawValue), [], operands)])
    }
  }

  private func quadrants(_ quadrants: QuadrantGate, of gate: Gate) -> [XMLElement] {
    let ids = identifiers.dividers[gate.id] ?? []
    let dividers = zip(ids, quadrants.dividers).map { id, divider in
      var element = dimension(divider.dimension, name: "divider", [(.gating("id"), id)])
      element.content += divider.values.map { value in
        .element(
          XMLElement(
            .gating("value"), prefix: "gating", content: [.text(SchemaNumber.text(value))]))
      }
      return element
    }
    return dividers
      + quadrants.quadrants.map { quadrant in
        .built(
          .gating("Quadrant"), [(.gating("id"), identifiers.id(of: quadrant.id))],
          quadrant.positions.compactMap { position in
            guard quadrants.dividers.indices.contains(position.divider) else { return nil }
            let divider = quadrants.dividers[position.divider]
            return .built(
              .gating("position"),
              [
                (.gating("divider_ref"), ids[position.divider]),
                (
                  .gating("location"), SchemaNumber.text(divider.location(in: position.region))
                ),
              ])
          })
      }
  }

  private func dimension(
    _ dimension: Dimension, name: String = "dimension",
    _ attributes: [(XMLElement.Name, String?)] = []
  ) -> XMLElement {
    let (ratio, scale) = dimension.transformations
    let source: XMLElement =
      switch dimension.source {
      case .parameter(let reference): .dimension(named: reference.writtenName)
      case .ratio:
        .built(.dataType("new-dimension"), [(.dataType("transformation-ref"), id(ratio))])
      }
    return .built(
      .gating(name),
      attributes + [
        (.gating("compensation-ref"), text(dimension.compensation)),
        (.gating("transformation-ref"), id(scale)),
      ], [source])
  }

  private func values(_ name: String, _ child: String, _ numbers: [Double]) -> XMLElement {
    .built(.gating(name), [], numbers.map { value(child, $0) })
  }

  private func value(_ name: String, _ number: Double) -> XMLElement {
    .built(.gating(name), [(.dataType("value"), SchemaNumber.text(number))])
  }
}

extension QuadrantGate.Divider {
  /// A location inside a region, away from its edges so that it stays there in fewer digits.
  func location(in region: Int) -> Double {
    let interval = interval(region)
    switch (interval.minimum, interval.maximum) {
    case (let minimum?, let maximum?):
      let middle = minimum + (maximum - minimum) / 2
      return middle < maximum ? middle : minimum
    case (let minimum?, nil): return minimum + max(1, minimum.magnitude / 8)
    case (nil, let maximum?): return maximum - max(1, maximum.magnitude / 8)
    case (nil, nil): return 0
    }
  }
}
