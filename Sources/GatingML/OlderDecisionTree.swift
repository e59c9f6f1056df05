import XMLTree

/// A decision tree of Gating-ML 1.5, told as the boxes of its leaves that are inside.
///
/// A node compares one parameter with a threshold: less, or greater than or equal. So the events of
/// a leaf are those of a rectangle gate, whose minimum counts and whose maximum does not.
struct OlderDecisionTree {
  /// What a leaf asks of a parameter.
  struct Side: Hashable {
    var parameter: String
    var minimum: Double?
    var maximum: Double?
  }

  /// The boxes of the leaves inside, in document order; those that nothing can be in are left out.
  private(set) var boxes: [[Side]] = []
  /// The first decision: what it asks can't be met both ways.
  private(set) var root: (parameter: String, threshold: Double)?
  private(set) var faults: [GatingMLError] = []
  private let id: String?

  init(_ gate: XMLElement, id: String?) {
    self.id = id
    for child in gate.children where child.name != Self.gating("rootNode") { refuse(child) }
    let roots = gate.children(Self.gating("rootNode"))
    guard let node = roots.first, roots.count == 1 else {
      fault(.wrongCount(of: "gating:rootNode", expected: "1", found: roots.count), gate)
      return
    }
    visit(node, [])
  }

  private static func gating(_ local: String) -> XMLElement.Name {
    GatingMLVersion.version1_5.name(local, in: "gating")
  }

  private mutating func visit(_ node: XMLElement, _ sides: [Side]) {
    let source = GatingMLVersion.version1_5.name("parameter", in: "datatypes")
    let branches = ["leafLT", "nodeLT", "leafGTE", "nodeGTE"].map { Self.gating($0) }
    for child in node.children where child.name != source && !branches.contains(child.name) {
      refuse(child)
    }
    guard let threshold = threshold(of: node), let parameter = parameter(of: node, source) else {
      return
    }
    if root == nil { root = (parameter, threshold) }
    for isLess in [true, false] {
      let end = isLess ? "LT" : "GTE"
      let found = node.children.filter {
        $0.name == Self.gating("leaf" + end) || $0.name == Self.gating("node" + end)
      }
      guard let branch = found.first, found.count == 1 else {
        fault(
          .wrongCount(
            of: "of gating:leaf\(end), gating:node\(end)", expected: "1",
            found: found.count), node)
        continue
      }
      let narrowed = Self.narrowed(sides, parameter, threshold, isLess)
      if branch.name.local.hasPrefix("node") {
        visit(branch, narrowed)
      } else if isInside(branch), !narrowed.contains(where: Self.isEmpty) {
        boxes.append(narrowed)
      }
    }
  }

  private static func narrowed(
    _ sides: [Side], _ parameter: String, _ threshold: Double, _ isLess: Bool
  ) -> [Side] {
    var sides = sides
    let index = sides.firstIndex { $0.parameter == parameter } ?? sides.count
    if index == sides.count { sides.append(Side(parameter: parameter)) }
    if isLess {
      sides[index].maximum = min(sides[index].maximum ?? threshold, threshold)
    } else {
      sides[index].minimum = max(sides[index].minimum ?? threshold, threshold)
    }
    return sides
  }

  private static func isEmpty(_ side: Side) -> Bool {
    guard let minimum = side.minimum, let maximum = side.maximum else { return false }
    return minimum >= maximum
  }

  private mutating func threshold(of node: XMLElement) -> Double? {
    let name = XMLElement.Name.gating("threshold").label
    guard let text = node[Self.gating("threshold")] else {
      fault(.missingAttribute(name), node)
      return nil
    }
    guard let value = SchemaNumber.double(text), value.isFinite else {
      fault(.notANumber(name, value: text), node)
      return nil
    }
    return value
  }

  private mutating func parameter(of node: XMLElement, _ source: XMLElement.Name) -> String? {
    let found = node.children(source)
    let name = found.first?[GatingMLVersion.version1_5.name("name", in: "datatypes")]
    guard found.count == 1, let name, !name.isXMLSpace else {
      fault(.missingElement("data-type:parameter"), node)
      return nil
    }
    return name
  }

  private mutating func isInside(_ leaf: XMLElement) -> Bool {
    let name = XMLElement.Name.gating("inside").label
    guard let text = leaf[Self.gating("inside")] else {
      fault(.missingAttribute(name), leaf)
      return false
    }
    guard let value = SchemaNumber.boolean(text) else {
      fault(.notABoolean(name, value: text), leaf)
      return false
    }
    return value
  }

  private mutating func refuse(_ element: XMLElement) {
    if GatingMLVersion.version1_5.defines(element.name.namespace) { fault(.olderElement, element) }
  }

  private mutating func fault(_ problem: GatingMLError.Problem, _ element: XMLElement) {
    let place = GatingMLError.Place(element: element.name.local, id: id, line: element.line)
    faults.append(GatingMLError(place: place, problem: problem))
  }
}
