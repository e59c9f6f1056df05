import GatingCore
import XMLTree

extension DocumentReading {
  /// Reads a gate (section 5); nil where it has a fault.
  mutating func gate(_ element: XMLElement) -> Gate? {
    guard let written = element[.gating("id")].map(SchemaNumber.trimmed),
      let id = populationIDs[written]
    else { return nil }
    var parent: GateID?
    var isSound = true
    if element[.gating("parent_id")] != nil {
      parent = population(.gating("parent_id"), of: element, written)
      isSound = parent != nil
    }
    guard let geometry = geometry(element, written), isSound else { return nil }
    if let reason = geometry.fault {
      fault(.geometry(reason), place(element))
      return nil
    }
    let notes = ForeignNotes(of: element)
    let gate = Gate(
      id: id, name: id.rawValue, parent: parent, geometry: geometry,
      extras: notes.isEmpty ? nil : notes.fragment(of: element.name))
    return ownNote(of: element).map { applying($0, to: gate, place(element)) } ?? gate
  }

  private mutating func geometry(_ element: XMLElement, _ owner: String) -> Geometry? {
    switch element.name.local {
    case "RectangleGate": rectangle(element, owner).map { .rectangle($0) }
    case "PolygonGate": polygon(element, owner).map { .polygon($0) }
    case "EllipsoidGate": ellipsoid(element, owner).map { .ellipsoid($0) }
    case "QuadrantGate": quadrants(element, owner).map { .quadrants($0) }
    default: boolean(element, owner).map { .boolean($0) }
    }
  }

  private mutating func checkGate(_ element: XMLElement, _ children: [String]) {
    check(
      element, nil, attributes: [.gating("id"), .gating("parent_id")],
      children: children.map { .gating($0) }, isOpen: true)
  }

  private mutating func rectangle(_ element: XMLElement, _ owner: String) -> RectangleGate? {
    checkGate(element, ["dimension"])
    let sides = all(element.children(.gating("dimension"))) { reading, child in
      let bounds: [XMLElement.Name] = [.gating("min"), .gating("max")]
      let dimension = reading.dimension(child, owner, attributes: bounds)
      let minimum = reading.bound(bounds[0], of: child, owner)
      let maximum = reading.bound(bounds[1], of: child, owner)
      guard let dimension, let minimum, let maximum else {
        return Optional<RectangleGate.Side>.none
      }
      return .init(dimension, Interval(minimum: minimum, maximum: maximum))
    }
    return sides.map { RectangleGate($0) }
  }

  private mutating func polygon(_ element: XMLElement, _ owner: String) -> PolygonGate? {
    checkGate(element, ["dimension", "vertex"])
    let dimensions = dimensions(of: element, owner)
    let vertices = all(element.children(.gating("vertex"))) { reading, child in
      reading.values(.gating("coordinate"), of: child, count: 2, owner)
        .map { Point($0[0], $0[1]) }
    }
    guard let dimensions, let vertices else { return nil }
    if dimensions.count != 2 {
      fault(
        .wrongCount(of: "gating:dimension", expected: "2", found: dimensions.count),
        place(element))
      return nil
    }
    return PolygonGate(x: dimensions[0], y: dimensions[1], vertices: vertices)
  }

  private mutating func dimensions(of element: XMLElement, _ owner: String) -> [Dimension]? {
    all(element.children(.gating("dimension"))) { $0.dimension($1, owner) }
  }

  private mutating func ellipsoid(_ element: XMLElement, _ owner: String) -> EllipsoidGate? {
    checkGate(element, ["dimension", "mean", "covarianceMatrix", "distanceSquare"])
    let dimensions = dimensions(of: element, owner)
    let size = element.children(.gating("dimension")).count
    let mean = onlyChild(.gating("mean"), of: element, owner)
      .flatMap { values(.gating("coordinate"), of: $0, count: size, owner) }
    var covariance: [Double]?
    if let matrix = onlyChild(.gating("covarianceMatrix"), of: element, owner) {
      check(matrix, owner, children: [.gating("row")])
      let rows = matrix.children(.gating("row"))
      if rows.count == size {
        covariance = all(rows) { $0.values(.gating("entry"), of: $1, count: size, owner) }
          .map { $0.flatMap { $0 } }
      } else {
        fault(
          .wrongCount(of: "gating:row", expected: "\(size)", found: rows.count),
          place(matrix, owner))
      }
    }
    var distance: Double?
    if let square = onlyChild(.gating("distanceSquare"), of: element, owner) {
      check(square, owner, attributes: [.dataType("value")])
      distance = number(.dataType("value"), of: square, owner)
      if let value = distance, value < 0 {
        fault(
          .negative("gating:distanceSquare", value: SchemaNumber.text(value)),
          place(square, owner))
        return nil
      }
    }
    guard let dimensions, let mean, let covariance, let distance else { return nil }
    return EllipsoidGate(
      dimensions: dimensions, mean: mean, covariance: covariance, distanceSquared: distance)
  }

  private mutating func boolean(_ element: XMLElement, _ owner: String) -> BooleanGate? {
    checkGate(element, ["and", "or", "not"])
    let found = element.children.filter { ["and", "or", "not"].contains($0.name.local) }
      .filter { $0.name.namespace == GatingMLNamespaces.gating }
    guard found.count == 1, let list = found.first,
      let operation = BooleanGate.Operation(rawValue: list.name.local)
    else {
      fault(
        .wrongCount(of: "of gating:and, gating:or, gating:not", expected: "1", found: found.count),
        place(element))
      return nil
    }
    check(list, owner, children: [.gating("gateReference")])
    let complement = XMLElement.Name.gating("use-as-complement")
    let operands = all(list.children(.gating("gateReference"))) { reading, child in
      reading.check(child, owner, attributes: [.gating("ref"), complement])
      let population = reading.population(.gating("ref"), of: child, owner)
      let isComplement = reading.boolean(complement, of: child, owner)
      guard let population, let isComplement else { return Optional<BooleanGate.Operand>.none }
      return .init(population, isComplement: isComplement)
    }
    return operands.map { BooleanGate(operation, $0) }
  }
}
