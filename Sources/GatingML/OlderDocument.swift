import XMLTree

/// Turns a document of Gating-ML 1.5 (ISAC Candidate Recommendation 081030) into one of 2.0.
///
/// What both versions have carries over as it is: rectangles, polygons, ellipsoids and booleans with
/// their parents. Gates defined within a boolean become gates beside it, decision trees rectangles
/// or an `or` of them. Gating-ML 1.5 gates values
/// as the file stores them, with no implicit `$PnE`, `$PnG` or `$TIMESTEP` (its compliance suite
/// says so and its counts bear it out), so every dimension is marked to read stored values. All
/// else is a fault, one for each element or attribute.
struct OlderDocument {
  /// What can't be carried over.
  private(set) var faults: [GatingMLError] = []
  private var gates: [XMLElement] = []
  /// Every id of the document's gates.
  private var ids: Set<String> = []

  private static let version = GatingMLVersion.version1_5
  private static let gateNames = ["RectangleGate", "PolygonGate", "EllipsoidGate", "BooleanGate"]
  private static let elements: [XMLElement.Name: XMLElement.Name] = {
    var names: [XMLElement.Name: XMLElement.Name] = [:]
    let gating =
      gateNames + [
        "dimension", "vertex", "coordinate", "mean", "covarianceMatrix", "row", "entry",
        "distanceSquare", "and", "or", "not", "gateReference",
      ]
    for local in gating { names[version.name(local, in: "gating")] = .gating(local) }
    names[version.name("parameter", in: "datatypes")] = .dataType("fcs-dimension")
    return names
  }()
  private static let attributes: [XMLElement.Name: XMLElement.Name] = {
    var names: [XMLElement.Name: XMLElement.Name] = [:]
    for local in ["id", "parent_id", "min", "max", "ref"] {
      names[version.name(local, in: "gating")] = .gating(local)
    }
    for local in ["value", "name"] {
      names[version.name(local, in: "datatypes")] = .dataType(local)
    }
    return names
  }()

  /// The document's root as 2.0 has it, its gates in document order, each before those that were
  /// defined in it.
  mutating func translated(_ root: XMLElement) -> XMLElement {
    collectIDs(root)
    var result = root
    result.name = .gating("Gating-ML")
    result.attributes = attributes(of: root, place(root, nil))
    result.content = []
    for node in root.content {
      if case .element(let child) = node {
        if Self.isGate(child) {
          add(child)
          continue
        }
        guard let kept = element(child, nil) else { continue }
        result.content.append(.element(kept))
      } else {
        result.content.append(node)
      }
    }
    result.content += gates.map { .element($0) }
    return result
  }

  private mutating func collectIDs(_ element: XMLElement) {
    if let id = Self.id(of: element) { ids.insert(id) }
    for child in element.children { collectIDs(child) }
  }

  /// Whether it is a gate, of a kind that carries over or not.
  private static func isGate(_ element: XMLElement) -> Bool {
    element.name == version.name(element.name.local, in: "gating")
      && element.name.local.hasSuffix("Gate")
  }

  /// Adds a gate and, after it, those defined within it.
  ///
  /// A gate that does not carry over leaves another in its place, so that what refers to it has no
  /// fault of its own.
  private mutating func add(_ gate: XMLElement) {
    let id = Self.id(of: gate)
    if gate.name == Self.version.name("DecisionTreeGate", in: "gating") {
      gates += self.gates(of: OlderDecisionTree(gate, id: id), gate)
      return
    }
    let index = gates.count
    gates.append(gate)
    guard let translated = element(gate, id) else {
      gates[index] = Self.box([.init(parameter: "?")], id)
      return
    }
    gates[index] = Self.marked(translated)
  }

  /// The gate with a note that its dimensions read stored values.
  private static func marked(_ gate: XMLElement) -> XMLElement {
    let dimensions = gate.children(.gating("dimension")).count
    if dimensions == 0 { return gate }
    let marks = (0..<dimensions).map {
      XMLElement.built(.own("stored"), [(.init("dimension"), "\($0)")])
    }
    let info = XMLElement.built(.dataType("custom_info"), [], [.built(.own("gate"), [], marks)])
    var gate = gate
    gate.content.insert(.element(info), at: 0)
    return gate
  }

  /// A decision tree as a rectangle, or as an `or` of several, which follow it: `ID.part1`.
  private mutating func gates(of tree: OlderDecisionTree, _ gate: XMLElement) -> [XMLElement] {
    let id = Self.id(of: gate)
    faults += tree.faults
    var boxes = tree.boxes
    if boxes.isEmpty, let root = tree.root {
      // Nobody is in it: no value is on both sides of a threshold.
      boxes = [
        [
          .init(parameter: root.parameter, maximum: root.threshold),
          .init(parameter: root.parameter, minimum: root.threshold),
        ]
      ]
    }
    let attributes = attributes(of: gate, place(gate, nil))
    func withAttributes(_ element: XMLElement) -> XMLElement {
      var element = element
      element.attributes = attributes
      element.line = gate.line
      return element
    }
    if boxes.count < 2 {
      return [withAttributes(Self.box(boxes.first ?? [.init(parameter: "?")], id))]
    }
    let parent = gate[Self.version.name("parent_id", in: "gating")]
    var parts: [XMLElement] = []
    var number = 0
    for sides in boxes {
      repeat { number += 1 } while ids.contains("\(id ?? "?").part\(number)")
      var part = Self.box(sides, "\(id ?? "?").part\(number)", parent: parent)
      part.line = gate.line
      parts.append(part)
    }
    let references = parts.map {
      XMLElement.built(.gating("gateReference"), [(.gating("ref"), $0[.gating("id")])])
    }
    let whole = XMLElement.built(
      .gating("BooleanGate"), [], [.built(.gating("or"), [], references)])
    return [withAttributes(whole)] + parts
  }

  private static func box(
    _ sides: [OlderDecisionTree.Side], _ id: String?, parent: String? = nil
  ) -> XMLElement {
    let dimensions = sides.map { side in
      XMLElement.built(
        .gating("dimension"),
        [
          (.gating("compensation-ref"), "uncompensated"),
          (.gating("min"), side.minimum.map(SchemaNumber.text)),
          (.gating("max"), side.maximum.map(SchemaNumber.text)),
        ],
        [.built(.dataType("fcs-dimension"), [(.dataType("name"), side.parameter)])])
    }
    return marked(
      .built(
        .gating("RectangleGate"), [(.gating("id"), id ?? "?"), (.gating("parent_id"), parent)],
        dimensions))
  }

  /// The element as 2.0 writes it; nil, with a fault, where 2.0 or this program has none such.
  private mutating func element(_ element: XMLElement, _ owner: String?) -> XMLElement? {
    let place = place(element, owner)
    let namespace = element.name.namespace
    guard let name = Self.elements[element.name] else {
      if Self.version.defines(namespace) || GatingMLNamespaces.isStandard(namespace) {
        faults.append(GatingMLError(place: place, problem: .olderElement))
        return nil
      }
      return element
    }
    var result = element
    result.name = name
    result.attributes = attributes(of: element, place)
    result.content = []
    for node in element.content {
      guard case .element(let child) = node else {
        result.content.append(node)
        continue
      }
      if Self.isGate(child), ["and", "or", "not"].contains(name.local) {
        add(child)
        guard let id = Self.id(of: child) else { continue }
        var reference = XMLElement.built(.gating("gateReference"), [(.gating("ref"), id)])
        reference.line = child.line
        result.content.append(.element(reference))
      } else if let kept = self.element(child, owner) {
        result.content.append(.element(kept))
      }
    }
    if name == .gating("dimension") { complete(&result, read: element, place) }
    return result
  }

  /// Says of a dimension what 1.5 takes for granted.
  private mutating func complete(
    _ dimension: inout XMLElement, read: XMLElement, _ place: GatingMLError.Place
  ) {
    dimension.attributes.append(.init(.gating("compensation-ref"), "uncompensated"))
    if !dimension.children(.dataType("fcs-dimension")).isEmpty { return }
    // A source of another kind has its own fault.
    if !read.children.contains(where: { Self.version.defines($0.name.namespace) }) {
      faults.append(GatingMLError(place: place, problem: .missingElement("data-type:parameter")))
    }
    dimension.content.append(.element(Self.unknownParameter))
  }

  private static let unknownParameter = XMLElement.built(
    .dataType("fcs-dimension"), [(.dataType("name"), "?")])

  private mutating func attributes(
    of element: XMLElement, _ place: GatingMLError.Place
  ) -> [XMLElement.Attribute] {
    element.attributes.compactMap { attribute in
      let namespace = attribute.name.namespace
      if let name = Self.attributes[attribute.name] { return .init(name, attribute.value) }
      if Self.version.defines(namespace) || GatingMLNamespaces.isStandard(namespace) {
        faults.append(
          GatingMLError(place: place, problem: .unexpectedAttribute(attribute.name.local)))
        return nil
      }
      return attribute
    }
  }

  private static func id(of element: XMLElement) -> String? {
    element[version.name("id", in: "gating")]
  }

  private func place(_ element: XMLElement, _ owner: String?) -> GatingMLError.Place {
    let own = Self.id(of: element) ?? element[Self.version.name("id", in: "transformations")]
    return .init(element: element.name.local, id: own ?? owner, line: element.line)
  }
}
