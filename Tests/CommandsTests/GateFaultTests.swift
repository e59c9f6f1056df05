import Foundation
import TestSupport
import Testing

/// `dotgate gate` and `dotgate convert` where a part of what was asked for can't be.
@Suite struct GateFaultTests {
  private let program: Program

  init() throws {
    program = try Program()
    try program.write("A,B\n100,100\n10,20\n", to: "s.csv")
  }

  /// A gate B from 60 on, by each compensation.
  private func strategy(_ compensations: String...) -> String {
    let gates = compensations.enumerated().map { index, reference in
      """
      <gating:RectangleGate gating:id="g\(index + 1)"><gating:dimension gating:min="60"
        gating:compensation-ref="\(reference)">
        <data-type:fcs-dimension data-type:name="\(reference == "M" ? "PE" : "B")"/>
      </gating:dimension></gating:RectangleGate>
      """
    }
    func names(_ kind: String, _ names: String...) -> String {
      "<transforms:\(kind)>"
        + names.map { "<data-type:fcs-dimension data-type:name=\"\($0)\"/>" }.joined()
        + "</transforms:\(kind)>"
    }
    func row(_ values: String...) -> String {
      "<transforms:spectrum>"
        + values.map { "<transforms:coefficient transforms:value=\"\($0)\"/>" }.joined()
        + "</transforms:spectrum>"
    }
    return """
      <gating:Gating-ML xmlns:gating="http://www.isac-net.org/std/Gating-ML/v2.0/gating"
        xmlns:transforms="http://www.isac-net.org/std/Gating-ML/v2.0/transformations"
        xmlns:data-type="http://www.isac-net.org/std/Gating-ML/v2.0/datatypes">
      <transforms:spectrumMatrix transforms:id="M">
      \(names("fluorochromes", "FITC", "PE"))\(names("detectors", "A", "B"))
      \(row("1", "0.1"))\(row("0", "1"))</transforms:spectrumMatrix>
      \(gates.joined())</gating:Gating-ML>
      """
  }

  @Test func aMatrixThatChangesNothingIsSaid() throws {
    try program.write("A,B\n1,0.9\n0,1\n", to: "m.csv")
    func gate(_ strategy: String) throws -> ChildProcess.Result {
      try program.write(strategy, to: "g.xml")
      return try program.run(
        "gate", "@g.xml", "@s.csv", "--matrix", "@m.csv", "--format", "csv")
    }
    let own = try gate(strategy("FCS"))
    #expect(own.status == 0 && own.errors.isEmpty, "\(own)")
    #expect(own.output.contains("s.csv,g1,g1,0,2,"), "100 less 90")
    let mixed = try gate(strategy("FCS", "M", "M", "uncompensated"))
    #expect(mixed.status == 0, "\(mixed)")
    #expect(mixed.errors.contains("warning: s.csv: 2 gates are compensated by a matrix that the"))
    #expect(mixed.output.contains("s.csv,g2,g2,1,2,"), "100 less 10")
    let named = try gate(strategy("M", "uncompensated"))
    #expect(named.status == 1 && !named.output.contains("s.csv,g1"), "\(named)")
    #expect(named.errors.contains("error: s.csv: the matrix m changes nothing"))
    let none = try gate(strategy("uncompensated"))
    #expect(none.status == 0, "\(none)")
  }

  @Test func aStatisticThatIsNotComputedLeavesTheRest() throws {
    try program.write(strategy("uncompensated"), to: "g.xml")
    let result = try program.run(
      "gate", "@g.xml", "@s.csv", "--format", "csv", "--statistics",
      "mean:A,mean:NOPE,percentOf:nowhere,max:B", "--membership", "@m")
    #expect(result.status == 1)
    #expect(result.errors.contains("NOPE") && result.errors.contains("nowhere"), "\(result)")
    #expect(
      result.output.split(separator: "\n").dropFirst() == [
        "s.csv,All events,,2,,,100,55,,,100", "s.csv,g1,g1,1,2,50,50,100,,,100",
      ], "\(result)")
    #expect(try program.read("m/s.csv.csv") == "g1\n1\n0\n")
  }

  @Test func membershipOfSamplesThatDifferInCaseIsKeptApart() throws {
    try program.write(strategy("uncompensated"), to: "g.xml")
    for (name, value) in [("x/s.fcs", 100.0), ("y/s.FCS", 1.0)] {
      let builder = FCSBuilder([.init("A"), .init("B")], events: [[1.0, .number(value)]])
      let url = URL(fileURLWithPath: program.file(name))
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(builder.bytes).write(to: url)
    }
    let result = try program.run(
      "gate", "@g.xml", "@x/s.fcs", "@y/s.FCS", "--membership", "@m", "--force")
    #expect(result.status == 0, "\(result)")
    #expect(result.errors.contains("s.FCS: its file is called 2-s, as another"))
    #expect(try program.read("m/s.csv") == "g1\n1\n")
    #expect(try program.read("m/2-s.csv") == "g1\n0\n")
  }

  @Test func repairsAreSaidOfFilesInAWorkspaceToo() throws {
    try program.write(strategy("uncompensated"), to: "g.xml")
    var builder = FCSBuilder([.init("A"), .init("B")], events: [[1.0, 2.0]])
    builder.version = "FCS3.7"
    try Data(builder.bytes).write(to: URL(fileURLWithPath: program.file("odd.fcs")))
    let gated = try program.run("gate", "@g.xml", "@odd.fcs")
    let warning = try #require(
      gated.errors.split(separator: "\n").first { $0.hasPrefix("warning: odd.fcs: ") })
    let result = try program.run("convert", "@g.xml", "@out.wsp", "@odd.fcs")
    #expect(result.status == 0 && result.errors.contains(warning), "\(result)")
  }

  @Test func extractNamesAllThatAStrategyCanBe() throws {
    let help = try program.run("extract", "--help").output
    #expect(
      help.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains(
        "A Gating-ML 2.0 file, a FlowJo workspace, a session, or builtin:NAME."))
  }
}
