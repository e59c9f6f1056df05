import XMLTree

/// The names that FlowJo 10 writes.
enum FlowJoNamespace {
  static let prefixes = [
    "data-type": "http://www.isac-net.org/std/Gating-ML/v2.0/datatypes",
    "gating": "http://www.isac-net.org/std/Gating-ML/v2.0/gating",
    "transforms": "http://www.isac-net.org/std/Gating-ML/v2.0/transformations",
  ]
}

extension XMLElement {
  /// An element as FlowJo writes it; names with a prefix are in the namespace of that prefix.
  static func flowJo(
    _ name: String, _ attributes: [(String, String)] = [], _ children: [XMLElement] = []
  ) -> XMLElement {
    let (prefix, name) = split(name)
    return XMLElement(
      name, prefix: prefix,
      attributes: attributes.map { entry in
        let (prefix, name) = split(entry.0)
        return Attribute(name, prefix: prefix, entry.1)
      },
      content: children.map { .element($0) })
  }

  /// A `data-type:parameter` or `data-type:fcs-dimension`.
  static func named(_ element: String, _ name: String) -> XMLElement {
    .flowJo("data-type:" + element, [("data-type:name", name)])
  }

  /// A `gating:vertex`.
  static func vertex(_ point: (Double, Double)) -> XMLElement {
    .flowJo(
      "gating:vertex", [],
      [point.0, point.1].map {
        .flowJo("gating:coordinate", [("data-type:value", FlowJoNumber.text($0))])
      })
  }

  private static func split(_ name: String) -> (prefix: String, name: Name) {
    guard let colon = name.firstIndex(of: ":") else { return ("", Name(name)) }
    let prefix = String(name[..<colon])
    let local = String(name[name.index(after: colon)...])
    return (prefix, Name(local, in: FlowJoNamespace.prefixes[prefix] ?? ""))
  }
}

/// Numbers as FlowJo reads them.
enum FlowJoNumber {
  /// The shortest text that reads back as the same number.
  static func text(_ value: Double) -> String {
    let text = value.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
