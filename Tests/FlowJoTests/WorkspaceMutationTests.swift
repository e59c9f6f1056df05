import FlowJo
import GatingCore
import TestSupport
import Testing

/// Damaged workspaces are refused or read; nothing else happens.
@Suite(.enabled(if: ReferenceData.isAvailable, "\(ReferenceData.reason)"))
struct WorkspaceMutationTests {
  private static let path = "flowjo/simple_line/single_ellipse_51_events.wsp"

  @Test func aRealWorkspaceCutAnywhereIsRefused() throws {
    let bytes = try ReferenceData.bytes(Self.path)
    let end = try #require(bytes.lastIndex(of: UInt8(ascii: ">")))
    for length in stride(from: 0, to: end, by: 61) {
      #expect(throws: FlowJoError.self) { try FlowJoReader.read(Array(bytes[..<length])) }
    }
  }

  @Test(arguments: 0..<4) func aRealWorkspaceWithOtherBytes(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let bytes = try ReferenceData.bytes(Self.path)
    // Where gates, axes and keywords are.
    let interesting = Array(8000..<bytes.count - 2000)
    var read = 0
    for _ in 0..<150 {
      var damaged = bytes
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let place = interesting.randomElement(using: &random) ?? 0
        damaged[place] =
          Array("0123456789-.eE/\"<>nx ".utf8).randomElement(using: &random) ?? UInt8(ascii: "0")
      }
      guard let workspace = try? FlowJoReader.read(damaged) else { continue }
      read += 1
      for sample in workspace.samples {
        #expect(sample.strategy.faults.isEmpty)
        #expect(sample.strategy.gates.count <= 2 * sample.migration.count)
      }
    }
    #expect(read > 20)
  }
}
