import Foundation
import TestSupport
import Testing

/// The workbench as lines of text: for a screen reader, a braille display or a pipe.
@Suite struct PlainTests {
  private let program: Program

  init() throws { program = try Program() }

  /// Types lines and returns what was said.
  private func type(_ lines: String, on arguments: String...) throws -> [String] {
    try program.write(lines, to: "typed")
    let words = ([Program.path, "--plain"] + arguments).map { "'\($0)'" }.joined(separator: " ")
    let result = try ChildProcess.run(
      "/bin/sh", ["-c", "\(words) <'\(program.file("typed"))'"],
      environment: [
        "PATH": "/usr/bin:/bin", "XDG_STATE_HOME": program.file("state"),
        "HOME": program.folder.path,
      ])
    #expect(result.status == 0, "\(result.errors)")
    return result.output.split(separator: "\n").map(String.init)
  }

  @Test func aGateIsDrawnNamedAndCountedByLines() throws {
    try program.makeDemo(events: 20_000)
    let said = try type(
      "gs\n\nx\n45\n:rectangle\n\no\n\nmine\nw\n\(program.file("mine.xml"))\nq\n",
      on: program.file("demo.fcs"))
    #expect(said.contains("Sample: demo.fcs, 20,000 events"))
    #expect(said.contains { $0.hasPrefix("OFFER Singlets: ") })
    #expect(said.contains { $0.hasPrefix("Singlets in All events: ") })
    #expect(said.contains("Choice: CD45 PerCP-A"))
    #expect(said.contains("Type name of the gate: (CD45-)"))
    #expect(said.contains { $0.hasPrefix("mine in All events: ") })
    let counts = try program.run(
      "gate", "@mine.xml", "@demo.fcs", "--format", "csv")
    let spoken = try #require(said.last { $0.hasPrefix("mine in All events: ") })
    let number = try #require(spoken.split(separator: " ").dropFirst(4).first).filter(\.isNumber)
    #expect(counts.output.contains("mine,"))
    #expect(counts.output.contains(",\(number),20000,"))
  }

  @Test func eachLineIsAnsweredBeforeTheNextIsRead() throws {
    try program.makeDemo(events: 200_000)
    let said = try type("<down>\nI\n<esc>\nq\n", on: "builtin:marrow", program.file("demo.fcs"))
    let counts = try program.run("gate", "builtin:marrow", "@demo.fcs", "--format", "csv")
    let row = try #require(counts.output.split(separator: "\n").dropFirst(2).first)
    let count = try #require(row.split(separator: ",").dropFirst(3).first)
    #expect(
      said.contains { line in
        line.hasPrefix("Selected: ") && line.filter { $0 != "," }.contains(count)
      })
    #expect(!said.contains { $0.contains("counting") })
  }

  @Test func aTemplateIsAdaptedToEachSample() throws {
    try program.makeDemo(events: 2_000)
    try program.write("CD34,CD19,CD22,CD45\n1,2,3,4\n5,6,7,8\n", to: "other.csv")
    let said = try type(
      "]\nq\n", on: "builtin:marrow", program.file("demo.fcs"), program.file("other.csv"))
    let other = try program.run("gate", "builtin:marrow", "@other.csv", "--format", "csv")
    // What this sample lacks is left out of its strategy, not blank.
    let assessable = other.output.split(separator: "\n").dropFirst(2).contains {
      !$0.contains(",,")
    }
    #expect(assessable)
    let blanks = said.drop { !$0.hasPrefix("Sample: other.csv") }
      .count { $0.contains("not assessable") }
    let expected = other.output.split(separator: "\n").count { $0.contains(",,,,") }
    #expect(blanks == expected)
  }

  @Test func onlyNewsAndAnswersAreSaid() throws {
    try program.makeDemo()
    let said = try type("?\n<esc>\nu\nu\n<zz>\ngz\n", on: program.file("demo.fcs"))
    #expect(said.contains("Looking around"))
    #expect(said.filter { $0 == "There is nothing to undo." }.count == 2)
    #expect(said.contains { $0.contains("zz") && $0.contains("key") })
    #expect(said.contains { $0.contains("does nothing after that key") })
    // What did not change is not read again.
    #expect(said.filter { $0.hasPrefix("In view: ") }.count <= 2)
  }
}
