import Foundation
import TestSupport
import Testing

/// FlowJo workspaces in the program: `gate`, `compare`, `convert`.
@Suite struct FlowJoReferenceTests {
  private struct Row: Decodable {
    var sample: String
    var population: String
    var exactCount: Int
    var gridCount: Int
    var storedCount: Int?
    var differing: Int
  }

  private func copy(_ path: String, to name: String, _ program: Program) throws {
    try Data(ReferenceData.bytes("flowjo/" + path)).write(to: URL(filePath: program.file(name)))
  }

  private func rows(_ result: ChildProcess.Result) throws -> [Row] {
    try JSONDecoder().decode([Row].self, from: Data(result.output.utf8))
  }

  /// Every stored count of every workspace whose file is there, by FlowJo's rule.
  @Test(
    .enabled(if: ReferenceData.isAvailable, "\(ReferenceData.reason)"),
    arguments: [
      ("flowsom_68983/gating.wsp", "flowsom_68983/68983.fcs", 15),
      ("simple_line/single_ellipse_51_events.wsp", "simple_line/data_set_simple_line_100.fcs", 1),
      (
        "simple_diamond/simple_diamond_example_quad_gate.wsp",
        "simple_diamond/test_data_diamond_01.fcs", 4
      ),
      (
        "simple_diamond/test_data_diamond_asinh_rect.wsp",
        "simple_diamond/test_data_diamond_01.fcs", 1
      ),
    ])
  func compareMeetsTheStoredCounts(workspace: String, events: String, count: Int) throws {
    let program = try Program()
    let paths = try [workspace, events].map { try ReferenceData.url("flowjo/" + $0).path }
    let result = try program.run("compare", paths[0], paths[1], "--format", "json")
    #expect(result.status == 0, "\(result.errors)")
    let rows = try rows(result)
    #expect(rows.count == count)
    for row in rows { #expect(row.gridCount == row.storedCount, "\(row)") }
    let exact = rows.filter { $0.differing == 0 }
    for row in exact { #expect(row.exactCount == row.gridCount) }
  }

  @Test(.enabled(if: ReferenceData.isAvailable, "\(ReferenceData.reason)"))
  func compareSaysWhereAndWhyCountsDiffer() throws {
    let program = try Program()
    try copy("flowsom_68983/68983.fcs", to: "68983.fcs", program)
    let text = String(
      decoding: try ReferenceData.bytes("flowjo/flowsom_68983/gating.wsp"), as: UTF8.self)
    try program.write(
      text.replacing("count=\"1470\"", with: "count=\"1480\"")
        .replacing("count=\"923\"", with: "count=\"-1\""), to: "other.wsp")
    let result = try program.run("compare", "@other.wsp", "@68983.fcs")
    #expect(result.status == 3)
    let lines = result.output.split(separator: "\n").map(String.init)
    let first = try #require(lines.first { $0.contains("  Lymphocytes ") })
    #expect(
      first.split(separator: " ").prefix(5) == ["Lymphocytes", "19225", "19212", "19212", "13"])
    #expect(first.hasSuffix("13 events lie within a channel of an edge"))
    #expect(
      lines.contains { $0.contains("gd T cells") && $0.contains("FlowJo stored 10 more, which") })
    #expect(lines.last == "13 of 14 stored counts are met on FlowJo's grid.")
    let csv = try program.run("compare", "@other.wsp", "@68983.fcs", "--format", "csv")
    #expect(csv.status == 3)
    let table = csv.output.split(separator: "\n")
    #expect(table[0] == "sample,population,exactCount,gridCount,storedCount,differing")
    #expect(table[1] == "68983.fcs,Lymphocytes,19225,19212,19212,13")
    #expect(table[4] == "68983.fcs,Lymphocytes/Singlets/Singlets2/NK1_1+,923,923,,0")
  }

  @Test func aSampleWithoutATreeFails() throws {
    let program = try Program()
    try program.makeDemo()
    try program.write(
      """
      <Workspace flowJoVersion="10.8.1"><SampleList><Sample><DataSet uri="file:/x/y.fcs"/>\
      <SampleNode name="y.fcs" count="3"/></Sample></SampleList></Workspace>
      """, to: "other.wsp")
    for command in ["gate", "compare"] {
      let result = try program.run(command, "@other.wsp", "@demo.fcs")
      #expect(result.status == 1)
      #expect(result.errors.contains("demo.fcs: the workspace has no"), "\(result.errors)")
    }
  }

  @Test(.enabled(if: ReferenceData.isAvailable, "\(ReferenceData.reason)"))
  func gateCountsByBothRulesAndNamesGatesByTheirPath() throws {
    let program = try Program()
    let wsp = try ReferenceData.url("flowjo/flowsom_68983/gating.wsp").path
    let fcs = try ReferenceData.url("flowjo/flowsom_68983/68983.fcs").path
    let exact = try program.run("gate", wsp, fcs, "--format", "csv")
    let grid = try program.run(
      "gate", wsp, fcs, "--format", "csv", "--fidelity", "flowjo-grid")
    #expect(exact.status == 0 && grid.status == 0)
    let start = "68983.fcs,Lymphocytes,Lymphocytes,"
    #expect(exact.output.split(separator: "\n")[2].hasPrefix(start + "19225,"))
    #expect(grid.output.split(separator: "\n")[2].hasPrefix(start + "19212,"))
  }

  /// Gating-ML and back to a workspace: the same counts by both rules.
  @Test(.enabled(if: ReferenceData.isAvailable, "\(ReferenceData.reason)"))
  func convertThereAndBack() throws {
    let program = try Program()
    try copy("flowsom_68983/68983.fcs", to: "68983.fcs", program)
    try copy("flowsom_68983/gating.wsp", to: "first.wsp", program)
    let there = try program.run("convert", "@first.wsp", "@gates.xml")
    #expect(there.status == 0)
    #expect(there.errors.contains("Lymphocytes: PolygonGate, exact."))
    #expect(there.errors.contains("not carried over: FlowJo's stored counts"))
    let back = try program.run("convert", "@gates.xml", "@second.wsp", "@68983.fcs")
    #expect(back.status == 0, "\(back.errors)")
    #expect(back.errors.contains("68983.fcs: Lymphocytes: PolygonGate, exact."))
    func counts(_ strategy: String, _ fidelity: String) throws -> [[String]] {
      let result = try program.run(
        "gate", strategy, "@68983.fcs", "--format", "csv", "--fidelity", fidelity)
      #expect(result.status == 0, "\(result.errors)")
      return result.output.split(separator: "\n").map { line in
        let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        return [fields[1], fields[3]]
      }
    }
    for fidelity in ["exact", "flowjo-grid"] {
      let first = try counts("@first.wsp", fidelity)
      #expect(first.count == 17)
      #expect(try counts("@gates.xml", fidelity) == first)
      #expect(try counts("@second.wsp", fidelity) == first)
    }
    // The counts it was written with are those of FlowJo's grid.
    #expect(try program.run("compare", "@second.wsp", "@68983.fcs").status == 0)
    let again = try program.run("convert", "@gates.xml", "@second.wsp", "@68983.fcs")
    #expect(again.status == 1 && again.errors.contains("--force"))
  }

  @Test func aWorkspaceIsWrittenForSamples() throws {
    let program = try Program()
    let none = try program.run("convert", "builtin:marrow", "@out.wsp")
    #expect(none.status == 2 && none.errors.contains("Name the FCS files"))
    try program.makeDemo()
    let extra = try program.run("convert", "@demo.fcs", "@out.csv", "@demo.fcs")
    #expect(extra.status == 2)
    let written = try program.run(
      "convert", "builtin:marrow", "@out.wsp", "@demo.fcs", "@gone.fcs")
    #expect(written.status == 1 && written.errors.contains("gone.fcs"))
    let compared = try rows(program.run("compare", "@out.wsp", "@demo.fcs", "--format", "json"))
    let counts = try program.run("gate", "builtin:marrow", "@demo.fcs", "--format", "csv")
    let lines = counts.output.split(separator: "\n").dropFirst(2)
    #expect(compared.count == lines.count && compared.count > 10)
    for row in compared {
      let line = lines.first {
        $0.split(separator: ",", omittingEmptySubsequences: false)[1] == row.population
      }
      let fields = line?.split(separator: ",", omittingEmptySubsequences: false) ?? []
      #expect(fields.count > 3 && Int(fields[3]) == row.exactCount, "\(row.population)")
      #expect(row.storedCount == row.gridCount)
    }
  }
}
