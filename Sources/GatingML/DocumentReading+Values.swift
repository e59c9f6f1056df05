import XMLTree

extension DocumentReading {
  /// Notes attributes and children that an element may not have.
  ///
  /// - Parameters:
  ///   - isOpen: whether the schema lets it have foreign attributes and a `custom_info`.
  mutating func check(
    _ element: XMLElement, _ owner: String?, attributes: [XMLElement.Name] = [],
    children: [XMLElement.Name] = [], isOpen: Bool = false
  ) {
    let place = place(element, owner)
    for attribute in element.attributes where !attributes.contains(attribute.name) {
      let namespace = attribute.name.namespace
      if namespace == GatingMLNamespaces.own || namespace == GatingMLNamespaces.schemaInstance {
        continue
      }
      if namespace.isEmpty, attributes.contains(where: { $0.local == attribute.name.local }) {
        fault(.unqualifiedAttribute(attribute.name.local), place)
      } else if GatingMLNamespaces.isStandard(namespace) || (namespace.isEmpty && !isOpen) {
        fault(.unexpectedAttribute(attribute.name.label), place)
      } else if !isOpen {
        warn(.ignoredAttribute(attribute.name.local), place)
      }
    }
    for child in element.children where !children.contains(child.name) {
      if child.name == .dataType("custom_info") {
        if !isOpen { warn(.ignoredCustomInfo, self.place(child, place.id)) }
      } else if GatingMLNamespaces.isStandard(child.name.namespace) {
        fault(.unexpectedElement(child.name.label), self.place(child, place.id))
      } else {
        warn(.ignoredElement(child.name.local), self.place(child, place.id))
      }
    }
    if element.name != .gating("value"), !element.text.isXMLSpace { warn(.ignoredText, place) }
  }

  /// The value of an attribute that must be there and not be empty.
  mutating func required(
    _ name: XMLElement.Name, of element: XMLElement, _ owner: String?
  ) -> String? {
    guard let value = element[name] else {
      if element[.init(name.local)] == nil {
        fault(.missingAttribute(name.label), place(element, owner))
      }
      return nil
    }
    if value.isXMLSpace {
      fault(.emptyValue(name.label), place(element, owner))
      return nil
    }
    return value
  }

  /// A reference or id: like any value, white space around it left out as `xs:ID` has it.
  mutating func requiredID(
    _ name: XMLElement.Name, of element: XMLElement, _ owner: String?
  ) -> String? {
    required(name, of: element, owner).map(SchemaNumber.trimmed)
  }

  /// A finite number that must be there.
  mutating func number(
    _ name: XMLElement.Name, of element: XMLElement, _ owner: String?
  ) -> Double? {
    required(name, of: element, owner).flatMap {
      number($0, label: name.label, isFinite: true, place(element, owner))
    }
  }

  /// A bound that may be missing; an infinite one is none. `.none` where there is a fault.
  mutating func bound(
    _ name: XMLElement.Name, of element: XMLElement, _ owner: String?
  ) -> Double?? {
    guard let text = element[name] else { return .some(nil) }
    guard
      let value = number(text, label: name.label, isFinite: false, place(element, owner))
    else { return nil }
    return .some(value)
  }

  /// The number of a text, a fault where it is none, NaN, or infinite where that can't be.
  mutating func number(
    _ text: String, label: String, isFinite: Bool, _ place: GatingMLError.Place
  ) -> Double? {
    guard let value = SchemaNumber.double(text) else {
      fault(.notANumber(label, value: text), place)
      return nil
    }
    if value.isNaN || (isFinite && value.isInfinite) {
      fault(.notFinite(label, value: SchemaNumber.trimmed(text)), place)
      return nil
    }
    return value
  }

  /// The one child of a name; a fault for none or several.
  mutating func onlyChild(
    _ name: XMLElement.Name, of element: XMLElement, _ owner: String?
  ) -> XMLElement? {
    let found = element.children(name)
    if found.count > 1 {
      fault(
        .wrongCount(of: name.label, expected: "1", found: found.count), place(element, owner))
      return nil
    }
    if found.isEmpty { fault(.missingElement(name.label), place(element, owner)) }
    return found.first
  }

  /// The finite `data-type:value`s of all children of a name.
  mutating func values(
    _ name: XMLElement.Name, of element: XMLElement, count: Int, _ owner: String?
  ) -> [Double]? {
    check(element, owner, children: [name])
    let children = element.children(name)
    if children.count != count {
      fault(
        .wrongCount(of: name.label, expected: "\(count)", found: children.count),
        place(element, owner))
      return nil
    }
    return all(children) { reading, child in
      reading.check(child, owner, attributes: [.dataType("value")])
      return reading.number(.dataType("value"), of: child, owner)
    }
  }

  /// Reads each of several things, so that all their faults are noted; nil where one failed.
  mutating func all<Thing, Result>(
    _ things: [Thing], _ read: (inout DocumentReading, Thing) -> Result?
  ) -> [Result]? {
    var results: [Result] = []
    for thing in things {
      if let result = read(&self, thing) { results.append(result) }
    }
    return results.count == things.count ? results : nil
  }
}
