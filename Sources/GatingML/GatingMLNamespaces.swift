import XMLTree

/// The namespaces of a Gating-ML 2.0 document, with the prefixes they are written with.
enum GatingMLNamespaces {
  static let gating = "http://www.isac-net.org/std/Gating-ML/v2.0/gating"
  static let transforms = "http://www.isac-net.org/std/Gating-ML/v2.0/transformations"
  static let dataType = "http://www.isac-net.org/std/Gating-ML/v2.0/datatypes"
  /// What this program notes in `custom_info`: names, hues, plots, markers.
  static let own = "https://dotgate.org/ns/1"
  static let schemaInstance = "http://www.w3.org/2001/XMLSchema-instance"

  /// By prefix, as the writer declares them.
  static let written = [
    "gating": gating, "transforms": transforms, "data-type": dataType, "dotgate": own,
  ]

  /// Whether the standard defines what is in the namespace.
  static func isStandard(_ namespace: String) -> Bool {
    namespace == gating || namespace == transforms || namespace == dataType
  }
}

extension XMLElement.Name {
  static func gating(_ local: String) -> Self { .init(local, in: GatingMLNamespaces.gating) }

  static func transforms(_ local: String) -> Self {
    .init(local, in: GatingMLNamespaces.transforms)
  }

  static func dataType(_ local: String) -> Self { .init(local, in: GatingMLNamespaces.dataType) }

  static func own(_ local: String) -> Self { .init(local, in: GatingMLNamespaces.own) }

  /// The prefix this program writes the namespace with, empty for none and for foreign ones.
  var writtenPrefix: String {
    GatingMLNamespaces.written.first { $0.value == namespace }?.key ?? ""
  }
}

extension XMLElement {
  /// An element to be written, with the usual prefixes.
  static func built(
    _ name: Name, _ attributes: [(Name, String?)] = [], _ children: [XMLElement] = []
  ) -> XMLElement {
    XMLElement(
      name, prefix: name.writtenPrefix,
      attributes: attributes.compactMap { name, value in
        value.map { Attribute(name, prefix: name.writtenPrefix, $0) }
      },
      content: children.map { .element($0) })
  }
}
