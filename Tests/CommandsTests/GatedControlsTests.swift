import Foundation
import TestSupport
import Testing

/// `dotgate spillover` on a population of each control.
@Suite(.enabled(if: ReferenceData.isAvailable, "\(ReferenceData.reason)"))
struct GatedControlsTests {
  /// Cells by scatter, and of these the bright ones, the few and the impossible.
  private static let strategy = """
    <gating:Gating-ML xmlns:gating="http://www.isac-net.org/std/Gating-ML/v2.0/gating" \
    xmlns:data-type="http://www.isac-net.org/std/Gating-ML/v2.0/datatypes">
    \(gate("Cells", nil, [("FSC-H", 300, 600), ("SSC-H", 100, 400)]))
    \(gate("Bright", "Cells", [("FL1-H", 1, 10001)]))
    \(gate("Few", "Cells", [("FSC-H", 1000, 1010)]))
    \(gate("Foreign", "Cells", [("FL9-H", 0, 10)]))
    </gating:Gating-ML>
    """

  private static func gate(
    _ id: String, _ parent: String?, _ sides: [(String, Int, Int)]
  ) -> String {
    let dimensions = sides.map { name, low, high in
      """
      <gating:dimension gating:min="\(low)" gating:max="\(high)" \
      gating:compensation-ref="uncompensated"><data-type:fcs-dimension data-type:name="\(name)"/>\
      </gating:dimension>
      """
    }
    let parent = parent.map { " gating:parent_id=\"\($0)\"" } ?? ""
    return "<gating:RectangleGate gating:id=\"\(id)\"\(parent)>\(dimensions.joined())"
      + "</gating:RectangleGate>"
  }

  /// What numpy has for the same events: medians of those above the unstained 99.5th percentile.
  private static let truth = [
    [1.0, 0.23977678391539084, 0.032084990170102995, 0.0011380509735372574],
    [0.007652508843649132, 1.0, 0.14086369843094332, 0.0028216947508090725],
    [0.014320617899707499, 0.1754935539965907, 1.0, 0.2326379362010861],
    [0.0006657395968071966, 0.0008613746440699233, 0.0033415166194331594, 1.0],
  ]

  private func controls() throws -> String {
    try ReferenceData.url("compensation/flowcore_controls").path
  }

  @Test func theMatrixIsOfThePopulationsEvents() throws {
    let program = try Program()
    try program.write(Self.strategy, to: "gates.xml")
    let result = try program.run(
      "spillover", try controls(), "--strategy", "@gates.xml", "--population", "Cells", "--format",
      "csv")
    #expect(result.status == 0, "\(result)")
    let found = result.output.split(separator: "\n").dropFirst().map { row in
      row.split(separator: ",").compactMap { Double($0) }
    }
    #expect(found.map(\.count) == [4, 4, 4, 4])
    for (one, other) in zip(found.joined(), Self.truth.joined()) {
      #expect((one - other).magnitude < 1e-12, "\(one) \(other)")
    }
    let said =
      "Used are the events of Cells, 6894 of 8805 of 060909.002, 7938 of 10000 of 060909.004, "
      + "8318 of 10000 of 060909.005, 5323 of 7485 of 060909.003, 7936 of 10000 of 060909.001."
    #expect(result.errors.contains(said), "\(result.errors)")
    #expect(!result.errors.contains("is gated on"))
  }

  @Test func theTablesSayWhichEventsWereUsed() throws {
    let program = try Program()
    try program.write(Self.strategy, to: "gates.xml")
    let gated = try program.run(
      "spillover", try controls(), "--strategy", "@gates.xml", "--population", "Cells")
    #expect(gated.status == 0, "\(gated)")
    let lines = gated.output.split(separator: "\n")
    #expect(lines.contains("FL1-H     060909.002     6870       7936   986.6"), "\(gated.output)")
    #expect(lines.contains("060909.002  Cells         6894   8805"), "\(gated.output)")
    #expect(lines.last == "060909.001  Cells         7936  10000")
    let all = try program.run("spillover", try controls())
    #expect(all.errors.contains("All events of each control are used."))
    #expect(all.output.hasSuffix("060909.001  All events   10000  10000\n"), "\(all.output)")
    let check = try program.run(
      "spillover", try controls(), "--check", try controls() + "/compref", "--strategy",
      "@gates.xml", "--population", "Cells")
    #expect(check.status == 3)
    #expect(check.output.hasSuffix("060909.001  Cells         7936  10000\n"), "\(check.output)")
    #expect(check.errors.contains("Used are the events of Cells, 6894 of 8805"))
  }

  @Test func aGateOnAFluorescenceIsWarnedOf() throws {
    let program = try Program()
    try program.write(Self.strategy, to: "gates.xml")
    let one = try controls() + "/060909.002"
    let result = try program.run(
      "spillover", one, "--match", try controls() + "/comp_match", "--strategy", "@gates.xml",
      "--population", "Cells/Bright")
    #expect(result.status == 0, "\(result)")
    #expect(
      result.errors.contains(
        "060909.002: Cells/Bright is gated on FL1-H, no scatter: stained events may be cut off"),
      "\(result.errors)")
  }

  @Test func whatIsWrongIsSaid() throws {
    let program = try Program()
    try program.write(Self.strategy, to: "gates.xml")
    let folder = try controls()
    let cases: [(String?, String?, Int32, String)] = [
      ("gates.xml", "Cell", 1, "the strategy has no population Cell. Near are Cells"),
      ("gates.xml", "Few", 1, "Cells/Few has 0 of "),
      ("gates.xml", "Foreign", 1, "Cells/Foreign is not assessable."),
      ("gates.xml", nil, 2, "--strategy and --population go together"),
      (nil, "Cells", 2, "--strategy and --population go together"),
      ("nowhere.xml", "Cells", 1, "nowhere.xml"),
    ]
    for (strategy, population, status, words) in cases {
      var arguments = ["spillover", folder]
      if let strategy { arguments += ["--strategy", program.file(strategy)] }
      if let population { arguments += ["--population", population] }
      let result = try ChildProcess.run(
        Program.path, arguments, environment: ["SWIFT_BACKTRACE": "enable=no"])
      #expect(result.status == status, "\(arguments): \(result)")
      #expect(result.errors.contains(words), "\(arguments): \(result.errors)")
      #expect(result.output.isEmpty)
    }
  }
}
