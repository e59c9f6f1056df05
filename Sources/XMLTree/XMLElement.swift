/// An element of an XML document, as a value: name, attributes, content.
///
/// Two elements are equal as XML trees: namespaces, local names, attributes and content count,
/// prefixes, declarations, comments and lines do not. Adjacent texts are one.
package struct XMLElement: Sendable {
  /// A name as XML compares it: by namespace URI and local part.
  package struct Name: Hashable, Sendable {
    /// The namespace URI, empty for none.
    package var namespace: String
    package var local: String

    package init(_ local: String, in namespace: String = "") {
      self.local = local
      self.namespace = namespace
    }
  }

  /// An attribute; the prefix is what it is written with.
  package struct Attribute: Sendable {
    package var name: Name
    package var prefix: String
    package var value: String

    package init(_ name: Name, prefix: String = "", _ value: String) {
      self.name = name
      self.prefix = prefix
      self.value = value
    }
  }

  /// A part of an element's content.
  package enum Node: Hashable, Sendable {
    case element(XMLElement)
    case text(String)
  }

  package var name: Name
  /// What the name is written with, empty for none.
  package var prefix: String
  package var attributes: [Attribute]
  package var content: [Node]
  /// The namespaces in force inside it by prefix, where it was read; what it declares, where it is
  /// built.
  package var scope: [String: String]
  /// Whether its white space counts, so that writing adds none; true for what was read.
  package var keepsSpace: Bool
  /// The line its start tag ends on, from 1; 0 for one that was not read.
  package var line: Int

  package init(
    _ name: Name, prefix: String = "", attributes: [Attribute] = [], content: [Node] = [],
    scope: [String: String] = [:], keepsSpace: Bool = false, line: Int = 0
  ) {
    self.name = name
    self.prefix = prefix
    self.attributes = attributes
    self.content = content
    self.scope = scope
    self.keepsSpace = keepsSpace
    self.line = line
  }

  /// The value of an attribute, nil without it.
  package subscript(name: Name) -> String? {
    attributes.first { $0.name == name }?.value
  }

  /// The elements directly inside.
  package var children: [XMLElement] {
    content.compactMap { if case .element(let child) = $0 { child } else { nil } }
  }

  /// The elements directly inside that have a name.
  package func children(_ name: Name) -> [XMLElement] { children.filter { $0.name == name } }

  /// The text directly inside, joined.
  package var text: String {
    content.map { if case .text(let text) = $0 { text } else { "" } }.joined()
  }

  /// Whether there is nothing inside but white space.
  package var isBlank: Bool {
    content.allSatisfy { if case .text(let text) = $0 { text.isXMLSpace } else { false } }
  }
}

extension XMLElement: Hashable {
  package static func == (left: XMLElement, right: XMLElement) -> Bool {
    left.name == right.name && left.content.joinedTexts == right.content.joinedTexts
      && Set(left.attributes) == Set(right.attributes)
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(Set(attributes))
    hasher.combine(content.joinedTexts)
  }
}

extension XMLElement.Attribute: Hashable {
  package static func == (left: Self, right: Self) -> Bool {
    left.name == right.name && left.value == right.value
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(value)
  }
}

extension [XMLElement.Node] {
  /// The same content with adjacent texts made one and empty ones left out.
  package var joinedTexts: [XMLElement.Node] {
    var result: [XMLElement.Node] = []
    for node in self {
      if case .text(let text) = node {
        if text.isEmpty { continue }
        if case .text(let earlier)? = result.last {
          result[result.count - 1] = .text(earlier + text)
          continue
        }
      }
      result.append(node)
    }
    return result
  }
}

extension String {
  /// Whether it holds nothing but the white space of XML: space, tab, line ends.
  package var isXMLSpace: Bool {
    utf8.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
  }
}
