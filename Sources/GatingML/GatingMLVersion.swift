import XMLTree

/// The versions of Gating-ML that are read.
enum GatingMLVersion: String {
  case version1_5 = "1.5"
  case version2_0 = "2.0"

  private static let start = "http://www.isac-net.org/std/Gating-ML/v"

  /// The version of a document, by its root element.
  /// - Throws: `otherVersion` for one that is not read, `notGatingML` for any other document.
  init(of root: XMLElement) throws(GatingMLError) {
    let place = GatingMLError.Place(element: root.name.local, id: nil, line: root.line)
    guard root.name.local == "Gating-ML", root.name.namespace.hasPrefix(Self.start) else {
      throw GatingMLError(place: place, problem: .notGatingML(root: root.name.local))
    }
    let version = String(root.name.namespace.dropFirst(Self.start.count).prefix { $0 != "/" })
    guard let known = Self(rawValue: version) else {
      throw GatingMLError(place: place, problem: .otherVersion(version))
    }
    guard root.name == known.name("Gating-ML", in: "gating") else {
      throw GatingMLError(place: place, problem: .notGatingML(root: root.name.local))
    }
    self = known
  }

  /// A name of this version; the vocabularies are `gating`, `transformations` and `datatypes`.
  func name(_ local: String, in vocabulary: String) -> XMLElement.Name {
    .init(local, in: Self.start + rawValue + "/" + vocabulary)
  }

  /// Whether a namespace is one of this version's.
  func defines(_ namespace: String) -> Bool {
    namespace.hasPrefix(Self.start + rawValue + "/")
  }
}
