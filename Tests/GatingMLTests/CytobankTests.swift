import Foundation
import GatingCore
import TestSupport
import Testing

/// A file as Cytobank writes it; there is no official truth, so the counts of a peer stand.
@Suite(.enabled(if: ReferenceData.isAvailable, "\(ReferenceData.reason)"))
struct CytobankTests {
  private struct Truth: Decodable {
    struct Gate: Decodable {
      var gate: String
      var flowkit_count: Int
    }
    var gates: [Gate]
  }

  @Test func countsEqualThePeers() throws {
    let path = "cytobank_cytof/example_gatingML.xml"
    let document = try ComplianceFiles.document(path)
    let table = try ComplianceFiles.table("cytobank_cytof/example_cytof_data_for_gatingML.fcs")
    let result = GatingEngine.evaluate(document.strategy, on: table)
    let bytes = try ReferenceData.bytes("gatingml/\(path).truth.json")
    let truth = try JSONDecoder().decode(Truth.self, from: Data(bytes))
    #expect(truth.gates.count == result.counts.count)
    for gate in truth.gates {
      #expect(result.counts[GateID(gate.gate)] == gate.flowkit_count, "\(gate.gate)")
    }
  }
}
