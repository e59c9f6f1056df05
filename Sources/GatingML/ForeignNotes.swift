import XMLTree

/// What another program noted on an element: attributes of its own, and `custom_info`.
///
/// Kept as an XML fragment: the element's name, those attributes, a `custom_info` with that
/// content.
struct ForeignNotes {
  var attributes: [XMLElement.Attribute] = []
  /// The attributes of its `custom_info`.
  var infoAttributes: [XMLElement.Attribute] = []
  /// The content of its `custom_info` elements, this program's notes left out.
  var content: [XMLElement.Node] = []

  init(of element: XMLElement) {
    attributes = element.attributes.filter { Self.isForeign($0.name) }
    let infos = element.children(.dataType("custom_info"))
    for attribute in infos.flatMap(\.attributes)
    where !infoAttributes.contains(where: { $0.name == attribute.name }) {
      infoAttributes.append(attribute)
    }
    let nodes = infos.flatMap(\.content).filter {
      if case .element(let child) = $0 { !Self.isOwn(child.name) } else { true }
    }
    let isBlank = nodes.allSatisfy {
      if case .text(let text) = $0 { text.isXMLSpace } else { false }
    }
    if isBlank { return }
    content = nodes.joinedTexts.map {
      if case .element(let child) = $0 {
        .element(child.detached(known: GatingMLNamespaces.written))
      } else {
        $0
      }
    }
  }

  /// Reads a fragment back; nil where it is none.
  init?(fragment: String) {
    guard let element = try? XMLTreeReader.parse(Array(fragment.utf8)) else { return nil }
    self.init(of: element)
  }

  var isEmpty: Bool { attributes.isEmpty && infoAttributes.isEmpty && content.isEmpty }

  /// The notes as a fragment of an element of this name.
  func fragment(of name: XMLElement.Name, _ attributes: [(XMLElement.Name, String?)] = [])
    -> String
  {
    XMLTreeWriter.fragment(applied(to: .built(name, attributes)))
  }

  /// The element with the notes on it, `own` after the others' in its `custom_info`.
  func applied(to element: XMLElement, own: XMLElement? = nil) -> XMLElement {
    var result = element
    result.attributes += Self.unambiguous(attributes)
    let nodes = content + (own.map { [.element($0)] } ?? [])
    if nodes.isEmpty && infoAttributes.isEmpty { return result }
    var info = XMLElement.built(.dataType("custom_info"))
    info.attributes = Self.unambiguous(infoAttributes)
    info.content = nodes
    info.keepsSpace = !content.isEmpty
    result.content.insert(.element(info), at: 0)
    return result
  }

  /// The attributes with other prefixes where theirs means something else in what is written.
  private static func unambiguous(
    _ attributes: [XMLElement.Attribute]
  ) -> [XMLElement.Attribute] {
    attributes.enumerated().map { index, attribute in
      var attribute = attribute
      let reserved = GatingMLNamespaces.written[attribute.prefix]
      if let reserved, reserved != attribute.name.namespace {
        attribute.prefix = "foreign\(index + 1)"
      }
      return attribute
    }
  }

  private static func isForeign(_ name: XMLElement.Name) -> Bool {
    !GatingMLNamespaces.isStandard(name.namespace) && name.namespace != GatingMLNamespaces.own
      && name.namespace != GatingMLNamespaces.schemaInstance
  }

  private static func isOwn(_ name: XMLElement.Name) -> Bool {
    name == .own("gate") || name == .own("strategy")
  }
}
