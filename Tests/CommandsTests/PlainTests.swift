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
