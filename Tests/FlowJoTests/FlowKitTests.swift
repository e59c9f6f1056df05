import FCSFiles
import FlowJo
import GatingCore
import TestSupport
import Testing

/// FlowKit and dotgate on the same workspaces and files, event by event.
@Suite(.enabled(if: FlowKitPeer.isAvailable, "\(FlowKitPeer.reason)"))
struct FlowKitTests {
  /// Real workspaces: every population, every event, by the exact rule, which is FlowKit's too.
  @Test(.enabled(if: ReferenceData.isAvailable, "\(ReferenceData.reason)"))
  func realWorkspaces() throws {
    let cases = [
      ("flowsom_68983/gating.wsp", "flowsom_68983/68983.fcs", "68983.fcs"),
      (
        "simple_line/single_ellipse_51_events.wsp", "simple_line/data_set_simple_line_100.fcs",
        "data_set_simple_line_100.fcs"
      ),
      (
        "simple_line/simple_poly_and_rect_v2_poly50.wsp",
        "simple_line/data_set_simple_line_100.fcs", "data_set_simple_line_100.fcs"
      ),
      (
        "simple_diamond/simple_diamond_example_quad_gate.wsp",
        "simple_diamond/test_data_diamond_01.fcs", "test_data_diamond_01.fcs"
      ),
      (
        "simple_diamond/test_data_diamond_asinh_rect.wsp",
        "simple_diamond/test_data_diamond_01.fcs", "test_data_diamond_01.fcs"
      ),
    ]
    let peer = try FlowKitPeer()
    for (index, entry) in cases.enumerated() {
      try peer.add(
        "case\(index)", workspace: ReferenceData.bytes("flowjo/" + entry.0),
        events: ReferenceData.bytes("flowjo/" + entry.1), sample: entry.2)
    }
    try peer.run()
    for (index, entry) in cases.enumerated() {
      let workspace = try FlowJoReader.read(ReferenceData.bytes("flowjo/" + entry.0))
      let sample = try #require(workspace.samples.first { !$0.strategy.gates.isEmpty })
      let bytes = try ReferenceData.bytes("flowjo/" + entry.1)
      let table = try #require(try FCSReader.read(MemoryByteSource(bytes)).first).table
      let theirs = try peer.memberships("case\(index)")
      #expect(theirs.count == sample.migration.count, "\(entry.0)")
      try compare(sample.strategy, on: table, with: theirs, entry.0)
    }
  }

  /// A tree of every kind of gate on every kind of axis, written: FlowKit finds the same
  /// populations under the same paths, with the same events.
  @Test func whatIsWritten() throws {
    let sample = SmoothSample()
    let peer = try FlowKitPeer()
    let written = FlowJoWriter.write([sample.written])
    let text = written.text
    // FlowKit takes part in no hyperlog's edges, which go out as pieces: the rest is exact.
    for note in written.notes[0] where note.outcome != .exact {
      #expect(note.population == "hyper", "\(note.text)")
    }
    let fcs = try FCSWriter(
      sample.table, keywords: sample.keywords.map { FCSKeyword(name: $0.name, value: $0.value) },
      options: .init()
    ).bytes
    try peer.add("written", workspace: Array(text.utf8), events: fcs, sample: sample.name)
    try peer.run()
    let theirs = try peer.memberships("written")
    let paths = PopulationTree(sample.strategy).nodes.map(\.path)
    let helpers = theirs.keys.filter { $0.split(separator: "/").last?.hasPrefix("not ") == true }
    #expect(Set(theirs.keys).subtracting(helpers) == Set(paths))
    try compare(sample.strategy, on: sample.table, with: theirs, "written")
  }

  /// Equal for every event, but where FlowKit is known to do otherwise:
  ///
  /// - It draws an ellipse as a polygon of 128 corners on it: an event outside of that and inside
  ///   the ellipse lies within (1 − cos π/128) of the edge.
  /// - It decides on which side of an edge an event lies by one division without a check, and takes
  ///   no event on a right or upper edge; the standard has a polygon's boundary inside.
  private func compare(
    _ strategy: GatingStrategy, on table: EventTable, with theirs: [String: [Bool]], _ what: String
  ) throws {
    let result = GatingEngine.evaluate(strategy, on: table)
    for node in PopulationTree(strategy).nodes {
      guard let other = theirs[node.path] else { continue }
      let mask = try #require(result.mask(of: node.id), "\(what): \(node.path)")
      #expect(other.count == table.count, "\(what): \(node.path)")
      guard other.count == table.count else { continue }
      var differing = 0
      for event in 0..<table.count where mask[event] != other[event] {
        let gate = strategy.gate(node.id)
        if case .ellipsoid(let ellipse)? = gate?.geometry,
          GatingOracle(strategy, on: table).isNearEdge(event, of: ellipse)
        {
          continue
        }
        differing += 1
      }
      #expect(differing == 0, "\(what): \(node.path), of \(mask.population)")
    }
  }
}

extension GatingOracle {
  /// Whether an event lies between an ellipse and its 128 chords.
  fileprivate func isNearEdge(_ event: Int, of gate: EllipsoidGate) -> Bool {
    let offsets = zip(gate.dimensions, gate.mean).map { value(event, $0) - $1 }
    let (xx, xy, yy) = (gate.covariance[0], gate.covariance[1], gate.covariance[3])
    let (x, y) = (offsets[0], offsets[1])
    let squared = (yy * x * x - 2 * xy * x * y + xx * y * y) / (xx * yy - xy * xy)
    let share = squared / gate.distanceSquared
    return share > 0.9993 && share <= 1
  }
}
