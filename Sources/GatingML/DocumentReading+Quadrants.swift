import GatingCore
import XMLTree

extension DocumentReading {
  /// Reads the dividers and quadrants of a quadrant gate (section 5.4).
  mutating func quadrants(_ element: XMLElement, _ owner: String) -> QuadrantGate? {
    check(
      element, nil, attributes: [.gating("id"), .gating("parent_id")],
      children: [.gating("divider"), .gating("Quadrant")], isOpen: true)
    var ids: [String: Int] = [:]
    let found = element.children(.gating("divider"))
    let dividers = all(found) { $0.divider($1, owner) }
    for (index, divider) in found.enumerated() {
      guard let id = divider[.gating("id")].map(SchemaNumber.trimmed) else { continue }
      if let earlier = ids[id] {
        fault(
          .duplicateID(id, .divider, firstLine: found[earlier].line), place(divider, owner))
      } else {
        ids[id] = index
        if let other = declarations[id] {
          if other.line != divider.line { warn(.sharedID(id), place(divider, owner)) }
        } else {
          declarations[id] = (.divider, divider.line)
        }
      }
    }
    let quadrants = all(element.children(.gating("Quadrant"))) { reading, child in
      reading.quadrant(child, owner, ids, dividers)
    }
    guard let dividers, let quadrants else { return nil }
    return QuadrantGate(dividers: dividers, quadrants: quadrants)
  }

  private mutating func divider(
    _ element: XMLElement, _ owner: String
  ) -> QuadrantGate.Divider? {
    let id = requiredID(.gating("id"), of: element, owner)
    let dimension = dimension(
      element, owner, attributes: [.gating("id")], children: [.gating("value")])
    let children = element.children(.gating("value"))
    if children.isEmpty { fault(.missingElement("gating:value"), place(element, owner)) }
    let values = all(children) { reading, child in
      reading.check(child, owner)
      return reading.number(
        child.text, label: "gating:value", isFinite: true, reading.place(child, owner))
    }
    guard let id, let dimension, let values, !values.isEmpty else { return nil }
    let sorted = Set(values).sorted()
    if sorted != values { warn(.sortedDivider, place(element, owner)) }
    return .init(id: id, dimension, values: sorted)
  }

  private mutating func quadrant(
    _ element: XMLElement, _ owner: String, _ ids: [String: Int],
    _ dividers: [QuadrantGate.Divider]?
  ) -> QuadrantGate.Quadrant? {
    check(
      element, owner, attributes: [.gating("id")], children: [.gating("position")])
    let children = element.children(.gating("position"))
    if children.isEmpty { fault(.missingElement("gating:position"), place(element, owner)) }
    let positions = all(children) { $0.position($1, owner, ids, dividers) }
    guard let written = element[.gating("id")].map(SchemaNumber.trimmed),
      let id = populationIDs[written], let positions, !positions.isEmpty
    else { return nil }
    return .init(id: id, name: id.rawValue, positions: positions)
  }

  private mutating func position(
    _ element: XMLElement, _ owner: String, _ ids: [String: Int],
    _ dividers: [QuadrantGate.Divider]?
  ) -> QuadrantGate.Position? {
    let reference = XMLElement.Name.gating("divider_ref")
    let location = XMLElement.Name.gating("location")
    check(element, owner, attributes: [reference, location])
    let id = requiredID(reference, of: element, owner)
    let place = place(element, owner)
    let value = required(location, of: element, owner)
      .flatMap { number($0, label: location.label, isFinite: false, place) }
    guard let id, let value else { return nil }
    guard let index = ids[id] else {
      fault(.unknownReference(reference.label, id, .divider), place)
      return nil
    }
    guard let dividers, dividers.indices.contains(index) else { return nil }
    return .init(divider: index, region: dividers[index].region(of: value))
  }
}
