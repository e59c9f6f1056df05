import Foundation
import TestSupport
import Testing

/// `dotgate spillover`, and matrices for `dotgate gate`.
@Suite(.enabled(if: ReferenceData.isAvailable, "\(ReferenceData.reason)"))
struct SpilloverCommandTests {
  private func controls() throws -> String {
    try ReferenceData.url("compensation/flowcore_controls").path
  }

  private func numbers(_ text: String) -> [[Double]] {
    text.split(whereSeparator: \.isNewline).dropFirst().map { row in
      row.split(separator: ",").compactMap { Double($0) }
    }
  }

  @Test func aFolderWithAFileOfMatchesGivesTheMatrix() throws {
    let program = try Program()
    let result = try program.run(
      "spillover", try controls(), "--all-events", "--format", "csv")
    #expect(result.status == 0, "\(result)")
    #expect(result.output.hasPrefix("FL1-H,FL2-H,FL3-H,FL4-H\n1,0.24202"))
    let found = numbers(result.output)
    let truth = try String(
      contentsOf: ReferenceData.url("compensation/flowcore_controls/compref"), encoding: .utf8
    ).split(separator: "\n").dropFirst().map { row in
      row.split(separator: " ").compactMap { Double($0) }
    }
    #expect(found.count == 4 && truth.count == 4)
    for (one, other) in zip(found.joined(), truth.joined()) {
      #expect((one - other).magnitude < 1e-12)
    }
    #expect(result.errors.contains("060909.005 is for FL3-H, as it was said."))
    #expect(result.errors.contains("060909.001 is the unstained control."))
  }

  @Test func filesAreMatchedByStainAndBrightness() throws {
    let program = try Program()
    let folder = try controls()
    let files = ["002", "003", "004", "005"].map { folder + "/060909." + $0 }
    let result = try program.run(
      "spillover", files[3], files[2], files[1], files[0], "--unstained", folder + "/060909.001")
    #expect(result.status == 0, "\(result)")
    #expect(result.errors.contains("060909.002 is for FL1-H, by its only stain."))
    #expect(result.errors.contains("060909.004 is for FL4-H, by its only stain."))
    let rows = result.output.split(separator: "\n").map { $0.split(separator: " ") }
    #expect(rows.first?.suffix(4) == ["FL1-H", "FL2-H", "FL3-H", "FL4-H"])
    #expect(rows.dropFirst().first?.prefix(3) == ["FL1-H", "100.000", "24.202"])
    #expect(result.output.contains("FL3-H     060909.005"))
  }

  @Test func aCheckHoldsOrDoesNot() throws {
    let program = try Program()
    let made = try program.run("spillover", try controls(), "-o", "@own.csv")
    #expect(made.status == 0 && made.output.isEmpty)
    // The median of a difference is not that of medians: the dim control's own matrix is 2.6 % off.
    let own = try program.run(
      "spillover", try controls(), "--check", "@own.csv", "--tolerance", "3")
    #expect(own.status == 0, "\(own)")
    #expect(own.errors.contains("0 of 12 pairs are off by more than 3.00 %"))
    #expect(own.errors.contains("the furthest, FL3-H on FL4-H, by -2.59 %."))
    let other = try program.run(
      "spillover", try controls(), "--check", try controls() + "/compref3", "--format", "csv")
    #expect(other.status == 3)
    let rows = other.output.split(separator: "\n")
    #expect(rows.first == "control,fluorochrome,detector,residual,percent,slopePercent,verdict")
    #expect(rows.count == 13)
    #expect(rows.contains { $0.hasPrefix("060909.005,FL3-H,FL4-H,-") && $0.hasSuffix(",over") })
    let lenient = try program.run(
      "spillover", try controls(), "--check", try controls() + "/compref3", "--tolerance", "90")
    #expect(lenient.status == 0)
    let again = try program.run("spillover", try controls(), "-o", "@own.csv")
    #expect(again.status == 1 && again.errors.contains("--force writes over it"))
  }

  @Test func whatIsWrongIsSaid() throws {
    let program = try Program()
    let folder = try controls()
    try program.write("A,B\n1,1\n1,1\n", to: "singular.csv")
    try program.write("FL1-H,FL2-H\n1,x\n0,1\n", to: "word.csv")
    try program.write("FL1-H,XYZ\n1,0\n0,1\n", to: "foreign.csv")
    try program.write("FL1-H,FL2-H\n1,1\n1,1\n", to: "alike.csv")
    try program.write("filename,channel\n060909.002,FL9\n", to: "match.csv")
    let one = folder + "/060909.002"
    let cases: [([String], Int32, String)] = [
      (["nowhere.fcs"], 1, "there is no such file"),
      ([program.file("word.csv")], 1, "begins with filename,channel"),
      ([one, one], 1, "fall into no two groups on FL1-H; name an unstained control"),
      ([one, "--match", program.file("match.csv")], 1, "has no parameter FL9"),
      ([folder, "--check", program.file("word.csv")], 1, "Line 2 has “x” for FL2-H"),
      ([folder, "--check", program.file("foreign.csv")], 1, "has no parameter XYZ"),
      (
        [one, "--unstained", folder + "/060909.001", "--check", program.file("alike.csv")], 1,
        "can't be inverted"
      ),
      ([folder, "--check", one], 1, "has no spillover matrix"),
      ([one, "--all-events"], 1, "needs an unstained control"),
      ([folder, "--tolerance=-1"], 2, "--tolerance takes"),
      ([folder, "--method", "guess"], 2, "medians"),
      ([folder, "--all-events", "--method", "regression"], 2, "--all-events is for"),
    ]
    for (arguments, status, words) in cases {
      let result = try ChildProcess.run(
        Program.path, ["spillover"] + arguments, environment: ["SWIFT_BACKTRACE": "enable=no"])
      #expect(result.status == status, "\(arguments): \(result)")
      #expect(result.errors.contains(words), "\(arguments): \(result.errors)")
      #expect(result.output.isEmpty)
    }
  }

  @Test func gateTakesAMatrixForTheFilesOwn() throws {
    let program = try Program()
    try program.makeDemo(events: 5000)
    let own = try program.run("gate", "builtin:marrow", "@demo.fcs", "--format", "csv")
    let same = try program.run(
      "gate", "builtin:marrow", "@demo.fcs", "--format", "csv", "--matrix", "@demo.fcs")
    #expect(own.status == 0 && same.status == 0, "\(same)")
    #expect(own.output == same.output)
    try program.write("FITC-A,PE-A\n1,0\n0,1\n", to: "none.csv")
    let other = try program.run(
      "gate", "builtin:marrow", "@demo.fcs", "--format", "csv", "--matrix", "@none.csv")
    #expect(other.status == 0 && other.output != own.output, "\(other)")
    #expect(other.errors.contains("PerCP-A, PE-Cy7-A"))
    try program.write("FITC-A,XX-A\n1,0.1\n0,1\n", to: "foreign.csv")
    let foreign = try program.run(
      "gate", "builtin:marrow", "@demo.fcs", "--matrix", "@foreign.csv")
    #expect(foreign.status == 1)
    #expect(foreign.errors.contains("names a detector that is not there"), "\(foreign)")
    try program.write("FITC-A,PE-A\n1,1\n1,1\n", to: "singular.csv")
    let singular = try program.run(
      "gate", "builtin:marrow", "@demo.fcs", "--matrix", "@singular.csv")
    #expect(singular.status == 1 && singular.errors.contains("can't be inverted"))
  }
}
