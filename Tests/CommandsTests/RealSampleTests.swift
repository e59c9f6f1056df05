import Foundation
import ScreenKit
import TestSupport
import Testing

/// The reference files through the built program.
@Suite(.enabled(if: ReferenceData.isAvailable, "the reference files are not here"))
struct RealSampleTests {
  private static let ball =
    "marrow/bd_facsdiva_ball-mrd-panel_CD20-CD10-CD45-CD34-CD19-CD38.fcs"

  @Test func theBALLPanelWithoutCD22IsGatedAsFarAsItGoes() throws {
    let program = try Program()
    let path = try ReferenceData.url(Self.ball).path
    let result = try program.run(
      "gate", "builtin:marrow", path, "--format", "csv", "--statistics", "median:CD19")
    #expect(result.status == 1)
    #expect(result.errors.contains("not assessable") && result.errors.contains("CD22"))
    let rows = result.output.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    let cd34 = try #require(rows.first { $0[1].hasSuffix("/CD34+") })
    #expect((Int(cd34[3]) ?? 0) > 1000)
    #expect(Double(cd34[7]) != nil)
    let quadrants = rows.filter { $0[1].contains("CD34+/") }
    #expect(quadrants.count == 6)
    #expect(quadrants.allSatisfy { $0[3].isEmpty && $0[5].isEmpty })
  }

  @Test(.enabled(if: TmuxSession.isAvailable, "tmux is not installed"))
  func theBALLPanelOpensAndDrawsCD34AgainstCD19() throws {
    let tmux = try TmuxSession(size: Size(columns: 120, rows: 40))
    let path = try ReferenceData.url(Self.ball).path
    try tmux.run("clear; \(Program.path) builtin:marrow \(path)")
    try #require(tmux.wait(for: "CD34+"), "\(tmux.rows)")
    for _ in 0..<12 where !tmux.rows.contains(where: { $0.contains("CD34+ in") }) {
      try tmux.press("Down")
      _ = tmux.wait(tries: 100) { $0.rows.contains { $0.contains("CD34+ in") } }
    }
    try tmux.press("Enter")
    #expect(
      tmux.wait(until: { $0.rows.contains { $0.contains("CD19") && $0.contains("→") } }),
      "\(tmux.rows)")
    try tmux.press("q")
    #expect(try tmux.wait(until: { try $0.state("#{alternate_on}") == "0" }))
  }

  /// One case of the standard's suite: a gate of a document on a file, and its events.
  private struct Case: Decodable {
    var xml: String
    var gate: String
    var fcs: String
    var truth: String
  }

  private struct Cases: Decodable { var cases: [Case] }

  @Test func membershipIsTheStandardsTruthForEveryCase() throws {
    let list = try JSONDecoder().decode(
      Cases.self, from: Data(try ReferenceData.bytes("gatingml/cases.truth.json")))
    #expect(list.cases.count == 94)
    let program = try Program()
    for (document, cases) in Dictionary(grouping: list.cases, by: { $0.xml + " " + $0.fcs }) {
      let folder = document.replacing("/", with: "_").replacing(" ", with: "_")
      let fcs = cases[0].fcs
      let result = try program.run(
        "gate", try ReferenceData.url("gatingml/" + cases[0].xml).path,
        try ReferenceData.url("gatingml/" + fcs).path, "--membership", "@" + folder)
      #expect(result.status == 0, "\(document): \(result.errors)")
      let lines = try program.read("\(folder)/\(fcs.dropLast(4)).csv").split(separator: "\n")
      let ids = lines[0].split(separator: ",")
      for entry in cases {
        let column = try #require(ids.firstIndex { $0 == entry.gate }, "\(document) \(entry.gate)")
        // Every cell is one digit, so a column is a byte of each line.
        let events = lines.dropFirst().map {
          $0.utf8[$0.utf8.index($0.utf8.startIndex, offsetBy: 2 * column)]
        }
        let truth = String(
          decoding: try ReferenceData.bytes("gatingml/" + entry.truth), as: UTF8.self
        )
        .split(whereSeparator: \.isNewline).compactMap { $0.utf8.first }
        #expect(events == truth, "\(document) \(entry.gate)")
      }
    }
  }
}
