import GatingCore
import XMLTree

extension DocumentReading {
  static let gateNames: Set<String> = [
    "RectangleGate", "PolygonGate", "EllipsoidGate", "QuadrantGate", "BooleanGate",
  ]

  /// Declares an id; false, with a fault, where something of its kind has it already.
  mutating func declare(
    _ id: String, _ kind: GatingMLError.Kind, _ place: GatingMLError.Place
  ) -> Bool {
    if let earlier = declarations[id] {
      if earlier.kind == kind {
        fault(.duplicateID(id, kind, firstLine: earlier.line), place)
        return false
      }
      warn(.sharedID(id), place)
    } else {
      declarations[id] = (kind, place.line)
    }
    if !SchemaName.isValid(id) { warn(.invalidID(id), place) }
    return true
  }

  /// Declares a gate and its quadrants, so that others may refer to them before they are read.
  mutating func declareGate(_ element: XMLElement) {
    guard let id = requiredID(.gating("id"), of: element, nil) else { return }
    let note = ownNote(of: element)
    declarePopulation(id, noted: note?[.init("id")], element)
    guard element.name.local == "QuadrantGate" else { return }
    quadrantGates.insert(id)
    let notes = note?.children(.own("quadrant")) ?? []
    for (index, quadrant) in element.children(.gating("Quadrant")).enumerated() {
      guard let quadrantID = requiredID(.gating("id"), of: quadrant, id) else { continue }
      let noted = notes.first { $0[.init("index")] == "\(index)" }
      declarePopulation(quadrantID, noted: noted?[.init("id")], quadrant)
    }
  }

  private mutating func declarePopulation(
    _ written: String, noted: String?, _ element: XMLElement
  ) {
    let place = place(element)
    guard declare(written, .population, place) else { return }
    var id = GateID(written)
    if let noted {
      if places[GateID(noted)] == nil {
        id = GateID(noted)
      } else {
        warn(.damagedNote("id"), place)
      }
    }
    populationIDs[written] = id
    places[id] = place
  }

  /// The strategy's id of the population that an attribute names.
  mutating func population(
    _ name: XMLElement.Name, of element: XMLElement, _ owner: String
  ) -> GateID? {
    guard let reference = requiredID(name, of: element, owner) else { return nil }
    let place = place(element, owner)
    guard let id = populationIDs[reference] else {
      fault(.unknownReference(name.label, reference, .population), place)
      return nil
    }
    if quadrantGates.contains(reference) {
      fault(.quadrantGateReferred(name.label, reference), place)
      return nil
    }
    return id
  }
}
