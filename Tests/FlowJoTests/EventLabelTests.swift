import FCSFiles
import FlowJo
import GatingCore
import TestSupport
import Testing

/// The label that FlowSOM's authors gave each event of their sample, with CytoML, by its workspace.
@Suite(.enabled(if: ReferenceData.isAvailable, "\(ReferenceData.reason)"))
struct EventLabelTests {
  @Test func everyEventHasItsLabel() throws {
    let folder = "flowjo/flowsom_68983/"
    let workspace = try FlowJoReader.read(ReferenceData.bytes(folder + "gating.wsp"))
    let strategy = try #require(workspace.samples.first).strategy
    let bytes = try ReferenceData.bytes(folder + "68983.fcs")
    let table = try #require(try FCSReader.read(MemoryByteSource(bytes)).first).table
    let text = String(decoding: try ReferenceData.bytes(folder + "event_labels.csv"), as: UTF8.self)
    let labels = text.split(whereSeparator: \.isNewline).map { $0.filter { $0 != "\"" } }
    #expect(labels.count == table.count)
    let result = GatingEngine.evaluate(strategy, on: table)
    let red = Dimension(parameter: "PE-Cy5-A", compensation: .file)
    let oracle = GatingOracle(strategy, on: table)
    var outside = 0
    for gate in strategy.gates where labels.contains(gate.name) {
      let mask = try #require(result.mask(of: gate.id))
      for (event, label) in labels.enumerated() where mask[event] != (label == gate.name) {
        // CytoML lets a gate that reaches far below 0 go on for ever; FlowJo does not: by its own
        // counts these events are no T cells, whose gate begins at −1,379.46.
        #expect(gate.name == "CD4 T cells" && label == gate.name)
        #expect(oracle.value(event, red) < -1379.46)
        outside += 1
      }
    }
    #expect(outside == 5)
    #expect(Set(labels).subtracting(strategy.gates.map(\.name)) == ["Unlabeled"])
  }
}
