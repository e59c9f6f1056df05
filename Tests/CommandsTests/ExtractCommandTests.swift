import FCSFiles
import Foundation
import GatingCore
import TestSupport
import Testing

/// `dotgate extract`: a population's events, and what their file says of them.
@Suite struct ExtractCommandTests {
  private func set(_ program: Program, _ name: String) throws -> FCSDataSet {
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: program.file(name))))
    return try FCSReader.read(MemoryByteSource(bytes), options: .init(isStrict: true))[0]
  }

  @Test func eventsAreThoseOfTheMembershipInTheirOrder() throws {
    let program = try Program()
    try program.makeDemo(events: 20_000)
    let result = try program.run(
      "extract", "builtin:marrow", "CD34+", "@demo.fcs", "-o", "@cd34.fcs")
    #expect(result.status == 0 && result.output.isEmpty, "\(result)")
    _ = try program.run("gate", "builtin:marrow", "@demo.fcs", "--membership", "@members")
    let rows = try program.read("members/demo.csv").split(separator: "\n").map {
      $0.split(separator: ",").map(String.init)
    }
    let column = try #require(rows[0].firstIndex { $0.uppercased().contains("CD34") })
    let places = rows.dropFirst().enumerated().filter { $0.element[column] == "1" }.map(\.offset)
    let source = try set(program, "demo.fcs")
    let taken = try set(program, "cd34.fcs")
    #expect(taken.eventCount == places.count && places.count > 100)
    #expect(taken.parameters.last?.name == "SourceEvent")
    for (index, place) in places.enumerated() {
      #expect(taken.table.columns.last?[index] == Double(place + 1))
      for (parameter, values) in source.table.columns.enumerated() {
        #expect(taken.table.columns[parameter][index] == values[place])
      }
    }
    #expect(taken.table.panel.spillover == source.table.panel.spillover)
    #expect(Array(taken.table.decodings.dropLast()) == source.table.decodings)
    #expect(
      result.errors.hasSuffix(
        "Time/Singlets/Nucleated/Viable/CD45dim/CD34+: \(places.count) of 20000 events.\n"))
    let keywords = taken.keywords
    #expect(keywords["$ORIGINALITY"] == "DataModified")
    #expect(keywords["DOTGATE POPULATION"] == "Time/Singlets/Nucleated/Viable/CD45dim/CD34+")
    #expect(keywords["DOTGATE SOURCE"] == "demo.fcs")
    #expect(keywords["DOTGATE SOURCE EVENTS"] == "20000")
    let sum = try ChildProcess.run("/usr/bin/sha256sum", [program.file("demo.fcs")]).output
    #expect(keywords["DOTGATE SOURCE SHA256"] == String(sum.prefix(64)))
    #expect(keywords["DOTGATE STRATEGY SHA256"]?.count == 64)
    #expect(keywords["$CYT"] == source.keywords["$CYT"])
    let stamp = try #require(keywords["$LAST_MODIFIED"])
    #expect(stamp.wholeMatch(of: #/\d\d-[A-Z]{3}-\d{4} \d\d:\d\d:\d\d/#) != nil)
  }

  @Test func textHasTheSameEvents() throws {
    let program = try Program()
    try program.makeDemo(events: 20_000)
    _ = try program.run("extract", "builtin:marrow", "CD34+", "@demo.fcs", "-o", "@a.fcs")
    let csv = try program.run("extract", "builtin:marrow", "CD34+", "@demo.fcs", "-o", "@a.csv")
    let out = try program.run("extract", "builtin:marrow", "CD34+", "@demo.fcs", "-o", "-")
    #expect(try program.read("a.csv") == out.output && csv.status == 0)
    let table = try set(program, "a.fcs").table
    let text = try EventTextReader.read(MemoryByteSource(Array(out.output.utf8))).table
    #expect(text.count == table.count)
    #expect(text.panel.parameters.map(\.name) == table.panel.parameters.map(\.name))
    #expect(text.panel.parameters.map(\.stain) == table.panel.parameters.map(\.stain))
    for index in table.columns.indices {
      var values = [Double](repeating: 0, count: table.count)
      values.withUnsafeMutableBufferPointer {
        table.scaleValues(of: index, 0..<table.count, to: $0)
      }
      #expect(values.enumerated().allSatisfy { text.columns[index][$0.offset] == $0.element })
    }
  }

  @Test func versionsFloatsAndAllEvents() throws {
    let program = try Program()
    try program.makeDemo(events: 500)
    let result = try program.run(
      "extract", "builtin:marrow", "All events", "@demo.fcs", "--fcs", "3.2", "--float32", "-o",
      "@all.fcs")
    #expect(result.errors.contains("--float32: 0 of 6500 values changed."))
    let all = try set(program, "all.fcs")
    #expect(all.version == "FCS3.2" && all.eventCount == 500)
  }

  @Test func aTableOfEventsIsASample() throws {
    let program = try Program()
    try program.write("CD34 PE-A,CD45\n5,1\n50,2\n500,3\n", to: "cells.csv")
    let inspection = try program.run("inspect", "@cells.csv", "--json")
    #expect(inspection.status == 0 && inspection.output.contains("\"version\" : \"CSV\""))
    try program.write(
      """
      <gating:Gating-ML xmlns:gating="http://www.isac-net.org/std/Gating-ML/v2.0/gating"
        xmlns:data-type="http://www.isac-net.org/std/Gating-ML/v2.0/datatypes">
        <gating:RectangleGate gating:id="high"><gating:dimension gating:min="50"
          gating:compensation-ref="uncompensated">
          <data-type:fcs-dimension data-type:name="CD34 PE-A"/></gating:dimension>
        </gating:RectangleGate></gating:Gating-ML>
      """, to: "gates.xml")
    let counts = try program.run("gate", "@gates.xml", "@cells.csv", "--format", "csv")
    #expect(counts.output.contains("cells.csv,high,high,2,3,"), "\(counts)")
    let extraction = try program.run("extract", "@gates.xml", "high", "@cells.csv", "-o", "-")
    #expect(extraction.output == "CD34 PE-A,CD45,SourceEvent\n50,2,2\n500,3,3\n")
    _ = try program.run("extract", "@gates.xml", "high", "@cells.csv", "-o", "@high.fcs")
    let sum = try ChildProcess.run("/usr/bin/sha256sum", [program.file("gates.xml")]).output
    #expect(
      try set(program, "high.fcs").keywords["DOTGATE STRATEGY SHA256"] == String(sum.prefix(64)))
  }

  @Test func whatIsOffIsSaid() throws {
    let program = try Program()
    try program.makeDemo(events: 300)
    let near = try program.run("extract", "builtin:marrow", "CD34", "@demo.fcs", "-o", "@x.fcs")
    #expect(near.status == 1)
    #expect(near.errors.contains("has no population CD34. Near are "), "\(near)")
    #expect(near.errors.contains("CD45dim/CD34+"))
    let ending = try program.run("extract", "builtin:marrow", "CD34+", "@demo.fcs", "-o", "@x.txt")
    #expect(ending.status == 2 && ending.errors.contains("ends in .fcs, .csv or .tsv"))
    try program.write("kept", to: "there.fcs")
    let there = try program.run(
      "extract", "builtin:marrow", "CD34+", "@demo.fcs", "-o", "@there.fcs")
    #expect(there.status == 1 && there.errors.contains("--force"))
    #expect(try program.read("there.fcs") == "kept")
    #expect(program.files == ["demo.fcs", "there.fcs"])
  }
}
