import GatingCore
import XMLTree

/// Writes samples with their gates as a FlowJo v10 workspace.
///
/// One sample has one tree, one matrix and one scale an axis there: what does not fit is
/// approximated or refused, and said in the notes. Bounds and vertices are written in data values
/// with all their digits. FlowJo counts on its own grid when it opens the file.
package enum FlowJoWriter {
  /// A workspace, and what became of each sample's gates, in their order.
  package struct Result: Sendable {
    /// The document, in UTF-8 with a declaration.
    package var text: String
    package var notes: [[MigrationNote]]
  }

  /// The workspace of some samples, all in the group `All Samples`.
  package static func write(_ samples: [WrittenSample]) -> Result {
    var notes: [[MigrationNote]] = []
    var elements: [XMLElement] = []
    for (index, sample) in samples.enumerated() {
      let writing = SampleWriting(sample, id: "\(index + 1)")
      elements.append(writing.element)
      notes.append(writing.notes)
    }
    let references = samples.indices.map {
      XMLElement.flowJo("SampleRef", [("sampleID", "\($0 + 1)")])
    }
    let group = XMLElement.flowJo(
      "GroupNode",
      [
        ("name", "All Samples"), ("annotation", ""), ("owningGroup", "All Samples"),
        ("expanded", "1"), ("sortPriority", "10"), ("count", "-1"),
      ],
      [
        .flowJo(
          "Group", [("name", "All Samples"), ("live", "1"), ("role", "ws.group.dlog.test")],
          [.flowJo("Criteria"), .flowJo("SampleRefs", [], references)])
      ])
    var root = XMLElement.flowJo(
      "Workspace", [("version", "20.0"), ("flowJoVersion", "10.8.1")],
      [
        .flowJo("Matrices"), .flowJo("Groups", [], [group]), .flowJo("SampleList", [], elements),
      ])
    root.scope = FlowJoNamespace.prefixes
    return Result(text: XMLTreeWriter.document(root), notes: notes)
  }
}
