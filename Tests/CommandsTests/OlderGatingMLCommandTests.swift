import Foundation
import TestSupport
import Testing

/// Gating-ML 1.5 through the program.
@Suite(.enabled(if: ReferenceData.isAvailable, "\(ReferenceData.reason)"))
struct OlderGatingMLCommandTests {
  @Test(arguments: ["01Rectangular", "04PolygonGates", "08Ellipses", "14BooleanGates"])
  func membershipIsTheTruth(set: String) throws {
    let program = try Program()
    let folder = try ReferenceData.url("gatingml15").path
    let stem = set == "08Ellipses" ? "int-gating_test_file_4D" : "int-gating_test_file"
    let sample = "\(folder)/\(stem).fcs"
    let old = try program.run("gate", "\(folder)/\(set).xml", sample, "--membership", "@old")
    #expect(old.status == 0, "\(old.errors)")
    let made = try program.run("convert", "\(folder)/\(set).xml", "@new.xml")
    #expect(made.status == 0, "\(made.errors)")
    #expect(made.errors.contains("the gates are on values as the files store them"))
    #expect(made.errors.hasSuffix("not carried over: nothing.\n"))
    let new = try program.run("gate", "@new.xml", sample, "--membership", "@new")
    #expect(new.status == 0, "\(new.errors)")
    let table = try program.read("old/\(stem).csv")
    #expect(try program.read("new/\(stem).csv") == table)
    let rows = table.split(separator: "\n").map { $0.split(separator: ",") }
    let expected = try FileManager.default.contentsOfDirectory(atPath: "\(folder)/expected_\(set)")
    #expect(expected.count > 10)
    for name in expected {
      let text = try String(contentsOfFile: "\(folder)/expected_\(set)/\(name)", encoding: .utf8)
      let lines = text.split(whereSeparator: \.isNewline)
      let column = try #require(rows[0].firstIndex(of: lines[0]))
      #expect(rows.dropFirst().map { $0[column] } == Array(lines.dropFirst()), "\(name)")
    }
    // Nothing is overwritten, and a population is extracted as with any other strategy.
    #expect(try program.run("convert", "\(folder)/\(set).xml", "@new.xml").status == 1)
    let first = String(rows[0][0])
    let extracted = try program.run(
      "extract", "\(folder)/\(set).xml", first, sample, "-o", "@out.csv")
    #expect(extracted.status == 0, "\(extracted.errors)")
    let inside = rows.dropFirst().count { $0[0] == "1" }
    #expect(try program.read("out.csv").split(separator: "\n").count == inside + 1)
  }

  @Test func whatIsRefusedNamesElementLineAndWayOut() throws {
    let program = try Program()
    try program.write(
      """
      <g:Gating-ML xmlns:g="http://www.isac-net.org/std/Gating-ML/v1.5/gating">
        <g:PolytopeGate g:id="P"/>
      </g:Gating-ML>
      """, to: "old.xml")
    let result = try program.run("convert", "@old.xml", "@new.xml")
    #expect(result.status == 1)
    #expect(
      result.errors
        == "error: \(program.file("old.xml")): Line 2, PolytopeGate 'P': dotgate does not read this "
        + "part of Gating-ML 1.5; take it out of the file, or let the program that wrote it save "
        + "Gating-ML 2.0.\n")
    #expect(program.files == ["old.xml"])
  }
}
