import Foundation
import TestSupport
import Testing

/// A workspace as the strategy of commands.
@Suite struct FlowJoCommandTests {
  /// A sample of a workspace with a polygon from `left` to 20 and a range in it.
  static func sample(
    _ name: String, left: Double = 10.4, stored: Int = 2, first: String = "Cells"
  ) -> String {
    let vertices = [(left, 10), (20, 10), (20, 20), (left, 20)].map { x, y in
      """
      <gating:vertex><gating:coordinate data-type:value="\(x)"/>\
      <gating:coordinate data-type:value="\(y)"/></gating:vertex>
      """
    }.joined()
    func dimension(_ name: String, _ bound: String = "") -> String {
      """
      <gating:dimension \(bound)><data-type:fcs-dimension data-type:name="\(name)"/>\
      </gating:dimension>
      """
    }
    let axes = ["X", "Y"].map { name in
      """
      <transforms:linear transforms:minRange="0" transforms:maxRange="256" gain="1">\
      <data-type:parameter data-type:name="\(name)"/></transforms:linear>
      """
    }.joined()
    return """
      <Sample><DataSet uri="file:/C:/old/\(name)" sampleID="\(name)"/>
      <Transformations>\(axes)</Transformations><Keywords><Keyword name="$PAR" value="2"/>\
      <Keyword name="$P1N" value="X"/><Keyword name="$P2N" value="Y"/></Keywords>
      <SampleNode name="\(name)" count="3" sampleID="\(name)"><Subpopulations>
      <Population name="\(first)" count="\(stored)"><Gate><gating:PolygonGate eventsInside="1">\
      \(dimension("X"))\(dimension("Y"))\(vertices)</gating:PolygonGate></Gate><Subpopulations>
      <Population name="high" count="-1"><Gate><gating:RectangleGate eventsInside="1">\
      \(dimension("X", "gating:min=\"12\""))</gating:RectangleGate></Gate></Population>
      </Subpopulations></Population></Subpopulations></SampleNode></Sample>
      """
  }

  static func workspace(_ samples: String...) -> String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <Workspace version="20.0" flowJoVersion="10.8.1" \
    xmlns:gating="http://www.isac-net.org/std/Gating-ML/v2.0/gating" \
    xmlns:transforms="http://www.isac-net.org/std/Gating-ML/v2.0/transformations" \
    xmlns:data-type="http://www.isac-net.org/std/Gating-ML/v2.0/datatypes">
    <SampleList>\(samples.joined())</SampleList></Workspace>
    """
  }

  /// Three events: by FlowJo's channels the first is in the polygon too.
  private static let events = "X,Y\n10.2,15\n15,15\n30,30\n"

  private func program(_ samples: String...) throws -> Program {
    let program = try Program()
    let text = Self.workspace(samples.joined())
    try program.write(text, to: "study.wsp")
    try program.write(Self.events, to: "one.csv")
    try program.write(Self.events, to: "two.csv")
    try program.write("P,Q,R\n1,2,3\n", to: "other.csv")
    return program
  }

  @Test func gateCountsEachSampleOnItsOwnTree() throws {
    let program = try program(Self.sample("one.csv"), Self.sample("two.csv", left: 9))
    let result = try program.run(
      "gate", "@study.wsp", "@one.csv", "@other.csv", "@two.csv", "--format", "csv")
    #expect(result.status == 1)
    #expect(
      result.output.split(separator: "\n").dropFirst() == [
        "one.csv,All events,,3,,,100",
        "one.csv,Cells,Cells,1,3,33.333333333333336,33.333333333333336",
        "one.csv,Cells/high,Cells/high,1,1,100,33.333333333333336",
        "two.csv,All events,,3,,,100",
        "two.csv,Cells,Cells,2,3,66.66666666666667,66.66666666666667",
        "two.csv,Cells/high,Cells/high,1,2,50,33.333333333333336",
      ])
    #expect(
      result.errors.contains(
        "error: other.csv: the workspace has no sample of this name, $FIL or content"))
  }

  @Test func fidelityIsTheRuleAtEdges() throws {
    let program = try program(Self.sample("one.csv"))
    let grid = try program.run(
      "gate", "@study.wsp", "@one.csv", "--format", "csv", "--fidelity", "flowjo-grid")
    #expect(grid.status == 0)
    #expect(grid.output.contains("one.csv,Cells,Cells,2,3,"))
    let json = try program.run(
      "gate", "@study.wsp", "@one.csv", "--format", "json", "--fidelity", "flowjo-grid")
    #expect(json.output.contains("\"fidelity\" : \"flowjo-grid\""))
    let table = try program.run("gate", "@study.wsp", "@one.csv", "--fidelity", "flowjo-grid")
    #expect(table.output.hasSuffix("Counted on FlowJo's grid, not exactly.\n"))
    let wrong = try program.run("gate", "@study.wsp", "@one.csv", "--fidelity", "nearly")
    #expect(wrong.status == 2)
  }

  @Test func compareHoldsTheCountsAgainstTheStoredOnes() throws {
    let program = try program(Self.sample("one.csv"), Self.sample("two.csv", stored: 3))
    let same = try program.run("compare", "@study.wsp", "@one.csv", "--format", "json")
    #expect(same.status == 0)
    let rows = try #require(
      try JSONSerialization.jsonObject(with: Data(same.output.utf8)) as? [[String: Any]])
    #expect(rows.count == 2)
    #expect(
      Set(try #require(rows.first).keys) == [
        "sample", "population", "exactCount", "gridCount", "storedCount", "differing",
      ])
    #expect(rows[0]["population"] as? String == "Cells")
    #expect(rows[0]["exactCount"] as? Int == 1)
    #expect(rows[0]["gridCount"] as? Int == 2)
    #expect(rows[0]["storedCount"] as? Int == 2)
    #expect(rows[0]["differing"] as? Int == 1)
    #expect(rows[1]["storedCount"] is NSNull)
    let other = try program.run("compare", "@study.wsp", "@two.csv")
    #expect(other.status == 3)
    #expect(other.output.contains("1 event lies within a channel of an edge"))
    #expect(other.output.contains("FlowJo stored 1 more, which neither rule gives"))
    #expect(other.output.contains("0 of 1 stored counts are met on FlowJo's grid."))
    let failing = try program.run("compare", "@study.wsp", "@two.csv", "@other.csv")
    #expect(failing.status == 1)
    let strategy = try program.run("compare", "builtin:marrow", "@one.csv")
    #expect(strategy.status == 2)
  }

  @Test func filesAreFoundWhereTheyMoved() throws {
    let program = try Program()
    let near = program.folder.appending(path: "fcs")
    try FileManager.default.createDirectory(at: near, withIntermediateDirectories: true)
    func fcs(_ name: String, original: String, events: Int) throws {
      var builder = FCSBuilder(
        [.init("X"), .init("Y")],
        events: (0..<events).map { [.number(Double(10 + $0)), 15] })
      builder.keywords = [("$FIL", original)]
      try Data(builder.bytes).write(to: program.folder.appending(path: name))
    }
    // By name in a folder beside the workspace, by its URI, by $FIL; the fourth is nowhere.
    try fcs("fcs/one.fcs", original: "x", events: 3)
    try fcs("elsewhere", original: "y", events: 4)
    try fcs("renamed.fcs", original: "three.fcs", events: 5)
    let text = Self.workspace(
      Self.sample("one.fcs"),
      Self.sample("two.fcs").replacing(
        "file:/C:/old/two.fcs", with: "file:" + program.file("elsewhere")),
      Self.sample("three.fcs").replacing(
        "<Keywords>", with: "<Keywords><Keyword name=\"$FIL\" value=\"three.fcs\"/>"),
      Self.sample("four.fcs"))
    try program.write(text, to: "study.wsp")
    let gated = try program.run("gate", "@study.wsp", "--format", "csv")
    #expect(gated.status == 1)
    let roots = gated.output.split(separator: "\n").filter { $0.contains("All events") }
    #expect(
      roots == [
        "one.fcs,All events,,3,,,100", "elsewhere,All events,,4,,,100",
        "renamed.fcs,All events,,5,,,100",
      ])
    #expect(
      gated.errors.contains(
        "four.fcs: its file is neither where FlowJo had it (file:/C:/old/four.fcs) nor near"))
    let compared = try program.run("compare", "@study.wsp")
    #expect(compared.status == 1 && compared.output.contains("renamed.fcs"))
    let strategy = try program.run("gate", "builtin:marrow")
    #expect(strategy.status == 2 && strategy.errors.contains("Name a sample;"))
  }

  @Test func theWorkstationComparesWithTheStoredCounts() throws {
    let program = try program(Self.sample("one.csv"))
    try program.write(
      "F\n<down>\n<esc>\nx\nX\nW\n\(program.file("kept.dotgate"))\nq\n", to: "typed")
    try program.write("F\nq\n", to: "again")
    func plain(_ typed: String, _ words: String) throws -> ChildProcess.Result {
      try ChildProcess.run(
        "/bin/sh",
        [
          "-c",
          "'\(Program.path)' --plain \(words) <'\(program.file(typed))'",
        ],
        environment: [
          "PATH": "/usr/bin:/bin", "XDG_STATE_HOME": program.file("state"),
          "HOME": program.folder.path,
        ])
    }
    let first = try plain(
      "typed", "'\(program.file("study.wsp"))' '\(program.file("one.csv"))'")
    #expect(first.output.contains("1 of 1 stored counts are met on FlowJo's grid."))
    #expect(first.output.contains("Cells 1 2 2 1"))
    #expect(first.output.contains("Cells: 1 event lies within a channel of an edge."))
    // The session has them from then on.
    let again = try plain("again", "'\(program.file("kept.dotgate"))'")
    #expect(again.output.contains("1 of 1 stored counts are met on FlowJo's grid."))
  }

  @Test func extractTakesAPopulationByItsPath() throws {
    let program = try program(Self.sample("one.csv"))
    let result = try program.run(
      "extract", "@study.wsp", "Cells/high", "@one.csv", "-o", "@high.csv")
    #expect(result.status == 0)
    #expect(try program.read("high.csv").split(separator: "\n").count == 2)
  }

  @Test func convertWritesStrategiesThatCountTheSame() throws {
    let program = try program(Self.sample("one.csv"))
    let result = try program.run("convert", "@study.wsp", "@gates.xml")
    #expect(result.status == 0)
    #expect(result.errors.contains("one.csv: Cells: PolygonGate, exact."))
    #expect(result.errors.contains("not carried over: FlowJo's stored counts and layouts."))
    let counts = { (strategy: String) throws -> [[Substring]] in
      try program.run("gate", strategy, "@one.csv", "--format", "csv").output
        .split(separator: "\n").map { row in
          let fields = row.split(separator: ",", omittingEmptySubsequences: false)
          return [fields[1], fields[3]]
        }
    }
    let (own, written) = (try counts("@study.wsp"), try counts("@gates.xml"))
    #expect(own.count == 4 && own == written)
  }

  @Test func severalTreesNeedAFolder() throws {
    let program = try program(
      Self.sample("one.csv"), Self.sample("two.csv", first: "Other cells"))
    let refused = try program.run("convert", "@study.wsp", "@gates.xml")
    #expect(refused.status == 1)
    #expect(refused.errors.contains("has 2 different trees; name a folder"))
    let result = try program.run("convert", "@study.wsp", "@folder")
    #expect(result.status == 0)
    #expect(program.files.contains("folder"))
    let two = try program.run("gate", "@folder/two.csv.xml", "@two.csv", "--format", "csv")
    #expect(two.output.contains("two.csv,Other cells,"))
  }

  @Test(.enabled(if: ReferenceData.isAvailable, "\(ReferenceData.reason)"))
  func aGateIsDecidedAtItsOwnResolution() throws {
    let folder = try ReferenceData.url("flowjo/flowsom_68983").path
    let result = try Program().run(
      "compare", folder + "/gating.wsp", folder + "/68983.fcs", "--format", "csv")
    // Drawn at a gateResolution of 1024; on 256 channels 19,203 events would be in it.
    #expect(result.output.contains("68983.fcs,Lymphocytes,19225,19212,19212,"))
    #expect(result.output.split(separator: "\n").count == 16)
  }
}
