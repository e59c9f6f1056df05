import Foundation
import TestSupport
import Testing

@Suite struct GateCommandTests {
  @Test func csvHasTheAgreedColumnsAndTheRootFirst() throws {
    let program = try Program()
    try program.makeDemo()
    let result = try program.run("gate", "builtin:marrow", "@demo.fcs", "--format", "csv")
    #expect(result.status == 0)
    let rows = result.output.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    #expect(
      rows[0].joined(separator: ",")
        == "sample,population,gate,count,parentCount,percentOfParent,percentOfTotal")
    #expect(rows[1] == ["demo.fcs", "All events", "", "5000", "", "", "100"])
    #expect(rows[2][1] == "Time" && rows[3][1] == "Time/Singlets")
    for row in rows.dropFirst(2) {
      let count = try #require(Double(row[3]))
      let parent = try #require(Double(row[4]))
      if parent > 0 { #expect(Double(row[5]) == 100 * count / parent) }
      #expect(Double(row[6]) == 100 * count / 5000)
    }
  }

  @Test func formatsAndStatisticsAgree() throws {
    let program = try Program()
    try program.makeDemo()
    let list = "median:CD22,percentOf:CD34+"
    let csv = try program.run(
      "gate", "builtin:marrow", "@demo.fcs", "--format", "csv", "--statistics", list)
    let tsv = try program.run(
      "gate", "builtin:marrow", "@demo.fcs", "--format", "tsv", "--statistics", list)
    #expect(csv.output == tsv.output.replacing("\t", with: ","))
    let json = try program.run(
      "gate", "builtin:marrow", "@demo.fcs", "--format", "json", "--statistics", list)
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    let rows = try #require(document["rows"] as? [[String: Any]])
    let lines = csv.output.split(separator: "\n").dropFirst()
    #expect(rows.count == lines.count)
    for (row, line) in zip(rows, lines) {
      let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      #expect(row["count"] as? Int == Int(fields[3]))
      // Read as text: the digits themselves are what is promised.
      for (name, field) in [("median:CD22", fields[7]), ("percentOf:CD34+", fields[8])] {
        #expect(json.output.contains("\"\(name)\" : \(field.isEmpty ? "null" : field)"))
      }
    }
    let inputs = try #require(document["inputs"] as? [[String: String]])
    let sum = try ChildProcess.run("/usr/bin/sha256sum", [program.file("demo.fcs")])
    #expect(inputs.count == 1)
    #expect(inputs.first?["sha256"] == sum.output.split(separator: " ").first.map(String.init))
  }

  @Test func membershipSumsToTheCounts() throws {
    let program = try Program()
    try program.makeDemo()
    let result = try program.run(
      "gate", "builtin:marrow", "@demo.fcs", "--format", "csv", "--membership", "@members")
    let lines = try program.read("members/demo.csv").split(separator: "\n")
    let ids = lines[0].split(separator: ",")
    #expect(lines.count == 5001)
    var sums = ids.map { _ in 0 }
    for line in lines.dropFirst() {
      for (index, field) in line.split(separator: ",").enumerated() where field == "1" {
        sums[index] += 1
      }
    }
    for row in result.output.split(separator: "\n").dropFirst(2) {
      let fields = row.split(separator: ",", omittingEmptySubsequences: false)
      let index = try #require(ids.firstIndex(of: fields[2]))
      #expect(Int(fields[3]) == sums[index])
    }
  }

  @Test func countsDoNotDependOnWorkers() throws {
    let program = try Program()
    try program.makeDemo(events: 30_000)
    let outputs = try ["1", "2", "3", "7"].map {
      try program.run("gate", "builtin:marrow", "@demo.fcs", "--format", "csv", "--workers", $0)
        .output
    }
    #expect(Set(outputs).count == 1)
  }

  @Test func clashingNamesShowAsMuchOfThePathAsTellsThemApart() throws {
    let program = try Program()
    for name in ["before", "after"] {
      try FileManager.default.createDirectory(
        atPath: program.file(name), withIntermediateDirectories: true)
    }
    try program.makeDemo("before/a.fcs", events: 500)
    try program.makeDemo("after/a.fcs", events: 600)
    let result = try program.run(
      "gate", "builtin:marrow", "@before/a.fcs", "@after/a.fcs", "--format", "csv",
      "--membership", "@m")
    #expect(result.output.contains("\nbefore/a.fcs,All events,,500,"))
    #expect(result.output.contains("\nafter/a.fcs,All events,,600,"))
    #expect(
      Set(try FileManager.default.contentsOfDirectory(atPath: program.file("m"))) == [
        "before_a.csv", "after_a.csv",
      ])
  }

  @Test func nothingIsOverwrittenWithoutForce() throws {
    let program = try Program()
    try program.makeDemo()
    try program.write("mine", to: "out.csv")
    let refused = try program.run("gate", "builtin:marrow", "@demo.fcs", "-o", "@out.csv")
    #expect(refused.status == 1)
    #expect(refused.errors.contains("out.csv is there already; --force writes over it."))
    #expect(try program.read("out.csv") == "mine")
    let forced = try program.run(
      "gate", "builtin:marrow", "@demo.fcs", "--format", "csv", "-o", "@out.csv", "--force")
    #expect(forced.status == 0)
    #expect(try program.read("out.csv").hasPrefix("sample,"))
    #expect(program.files == ["demo.fcs", "out.csv"], "no half file is left")
  }

  @Test func aMissingParameterIsNamedWithItsNeighboursAndTheRestIsCounted() throws {
    let program = try Program()
    try program.makeDemo()
    try program.write(Self.strategy(parameter: "PE-B"), to: "s.xml")
    let result = try program.run(
      "gate", "@s.xml", "@demo.fcs", "--format", "csv", "--membership", "@m")
    #expect(result.status == 1)
    #expect(
      result.errors.contains(
        "error: demo.fcs: bad is not assessable. The sample has no parameter PE-B; did you mean PE-A"
      ), "\(result.errors)")
    #expect(result.output.contains("demo.fcs,good,good,"))
    #expect(result.output.contains("demo.fcs,bad,bad,,,,\n"))
    let lines = try program.read("m/demo.csv").split(separator: "\n")
    #expect(lines[0] == "good,bad")
    #expect(lines.dropFirst().allSatisfy { $0 == "1," || $0 == "0," })
  }

  @Test func aSampleWithNoneOfTheParametersFails() throws {
    let program = try Program()
    try program.makeDemo()
    try program.write(
      Self.strategy(parameter: "Q").replacing("\"FSC-A\"", with: "\"R\""), to: "s.xml")
    let result = try program.run("gate", "@s.xml", "@demo.fcs", "--format", "csv")
    #expect(result.status == 1)
    #expect(result.errors.contains("the sample has none of the strategy's parameters"))
  }

  @Test func aFailingSampleDoesNotStopTheOthers() throws {
    let program = try Program()
    try program.makeDemo()
    let result = try program.run(
      "gate", "builtin:marrow", "@nowhere.fcs", "@demo.fcs", "--format", "csv")
    #expect(result.status == 1)
    #expect(result.errors.contains("nowhere.fcs: there is no such file"))
    #expect(result.output.contains("demo.fcs,All events,,5000"))
  }

  @Test func aClosedPipeEndsQuietly() throws {
    let program = try Program()
    try program.makeDemo()
    let command =
      "\(Program.path) gate builtin:marrow \(program.file("demo.fcs")) --format csv | true"
    let result = try ChildProcess.run(
      "/bin/sh", ["-c", command], environment: ["PATH": "/usr/bin:/bin"])
    #expect(result.errors.isEmpty)
  }

  /// Two range gates, one on a parameter of the demo and one on another.
  private static func strategy(parameter: String) -> String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <gating:Gating-ML xmlns:gating="http://www.isac-net.org/std/Gating-ML/v2.0/gating"
      xmlns:data-type="http://www.isac-net.org/std/Gating-ML/v2.0/datatypes">
      <gating:RectangleGate gating:id="good">
        <gating:dimension gating:compensation-ref="uncompensated" gating:min="100000">
          <data-type:fcs-dimension data-type:name="FSC-A"/>
        </gating:dimension>
      </gating:RectangleGate>
      <gating:RectangleGate gating:id="bad">
        <gating:dimension gating:compensation-ref="uncompensated" gating:min="1">
          <data-type:fcs-dimension data-type:name="\(parameter)"/>
        </gating:dimension>
      </gating:RectangleGate>
    </gating:Gating-ML>
    """
  }
}
