import GatingCore
import XMLTree

/// Reads FlowJo v10 workspaces (.wsp): every gate that can be, and a note for each that can't.
///
/// FlowJo writes gates in values of the data; their edges are straight on the axes of its plots,
/// which is why a polygon is read into the scales of its sample. Rectangles are compared in data
/// values and stay so. Ellipses are written in 256 × 256 channels of the axes. Elements and
/// attributes are matched by local name: FlowJo's own prefixes vary.
package enum FlowJoReader {
  /// Whether a file begins as a workspace does: an XML file whose root is `Workspace`.
  package static func isWorkspace(_ start: some Sequence<UInt8>) -> Bool {
    String(decoding: Array(start), as: UTF8.self).contains("<Workspace")
  }

  /// Reads a workspace; a gate that can't be read is refused in the sample's migration notes.
  /// - Throws: what is wrong with the file as a whole.
  package static func read(_ bytes: [UInt8]) throws(FlowJoError) -> FlowJoWorkspace {
    let root: XMLElement
    do throws(XMLTreeError) {
      root = try XMLTreeReader.parse(bytes, limits: .init(depth: 1000))
    } catch {
      throw .xml(error)
    }
    guard root.name.local == "Workspace" else { throw .notAWorkspace(root: root.name.local) }
    let version = root[local: "flowJoVersion"] ?? ""
    if let major = version.split(separator: ".").first.flatMap({ Int($0) }), major < 10 {
      throw .tooOld(version: version)
    }
    let samples = root.child("SampleList")?.all("Sample") ?? []
    return FlowJoWorkspace(
      version: version, samples: samples.map { SampleReading($0, version: version).sample() },
      groups: groups(root))
  }

  private static func groups(_ root: XMLElement) -> [FlowJoGroup] {
    (root.child("Groups")?.all("GroupNode") ?? []).map { node in
      let references = node.child("Group")?.child("SampleRefs")?.all("SampleRef") ?? []
      return FlowJoGroup(
        name: node[local: "name"] ?? "", sampleIDs: references.compactMap { $0[local: "sampleID"] })
    }
  }
}

extension XMLElement {
  /// The value of the attribute with a local name, whatever its namespace.
  subscript(local name: String) -> String? { attributes.first { $0.name.local == name }?.value }

  /// The number in an attribute; nil without it, or where it is none.
  func number(_ name: String) -> Double? {
    self[local: name].flatMap { Double($0.filter { !$0.isWhitespace }) }
  }

  /// The first element inside with a local name.
  func child(_ name: String) -> XMLElement? { children.first { $0.name.local == name } }

  /// The elements inside with a local name.
  func all(_ name: String) -> [XMLElement] { children.filter { $0.name.local == name } }
}
