import Foundation
import ScreenKit
import TestSupport
import Testing

/// The whole program in a real terminal.
@Suite(
  .serialized,
  .enabled(
    if: TmuxSession.isAvailable, "tmux is not installed: the program is not run in a terminal"))
struct WorkstationTests {
  /// The count in the tree's row of a population.
  private func count(_ name: String, _ tmux: TmuxSession) -> Int? {
    tmux.rows.first { $0.prefix(30).contains(name + " ") }?.prefix(32).split(separator: " ").last
      .flatMap { Int($0.replacing(",", with: "")) }
  }

  @Test func aVertexIsDraggedAndTheCountFollows() throws {
    let program = try Program()
    let tmux = try TmuxSession()
    let settings = try tmux.settings()
    try tmux.run("cd \(program.folder.path); clear; \(Program.path)")
    try #require(tmux.wait(for: "CD19dimCD22+"), "\(tmux.rows)")
    try tmux.press("Down", "Down")
    try #require(tmux.wait(for: "Singlets in Time"), "\(tmux.rows)")
    try #require(tmux.wait(until: { count("Singlets", $0) != nil }), "\(tmux.rows)")
    let before = try #require(count("Singlets", tmux))
    try tmux.press("e")
    try #require(tmux.wait(for: "HOLD vertex 1"), "\(tmux.rows)")
    try tmux.press("Tab", "S-Left", "S-Left", "S-Down", "S-Down")
    #expect(
      tmux.wait(until: { count("Singlets", $0).map { $0 != before } ?? false }), "\(tmux.rows)")
    let held = try #require(count("Singlets", tmux))
    let changed = NumberFormat.commas(before) + " → " + NumberFormat.commas(held)
    #expect(tmux.rows.contains { $0.contains(changed) }, "\(tmux.rows)")
    try tmux.press("Enter")
    try #require(tmux.wait(for: "1 edit"), "\(tmux.rows)")
    // The same numbers by a file and without a screen.
    try tmux.press("w")
    try #require(tmux.wait(for: "save the strategy to:"))
    try tmux.press("C-u")
    try tmux.type("moved.xml")
    try tmux.press("Enter")
    try #require(tmux.wait(for: "Saved the strategy"), "\(tmux.rows)")
    try tmux.press("c")
    try #require(tmux.wait(for: "write the counts to:"))
    try tmux.press("C-u")
    try tmux.type("screen.csv")
    try tmux.press("Enter")
    try #require(tmux.wait(for: "Wrote the counts"), "\(tmux.rows)")
    try tmux.press("q")
    try #require(try tmux.wait(until: { try $0.state("#{alternate_on}") == "0" }))
    #expect(try tmux.settings() == settings)
    _ = try program.run("demo", "-o", "@healthy")
    let counted = try program.run("gate", "@moved.xml", "@healthy", "--format", "csv")
    #expect(counted.status == 0)
    #expect(try program.read("screen.csv") == counted.output)
    #expect(counted.output.contains("Time/Singlets,Singlets,\(held),"))
  }

  @Test func theTerminalIsRestoredAfterASignal() throws {
    for signal in [SIGTERM, SIGHUP, SIGSEGV] {
      let tmux = try TmuxSession()
      let settings = try tmux.settings()
      try tmux.run("clear; \(Program.path)")
      try #require(tmux.wait(for: "CD19dimCD22+"), "\(tmux.rows)")
      let child = try #require(try tmux.child)
      try #require(kill(child, signal) == 0)
      #expect(
        try tmux.wait(until: { try $0.state("#{alternate_on} #{cursor_flag}") == "0 1" }),
        "after signal \(signal): \(tmux.rows)")
      #expect(try tmux.wait(until: { try $0.settings() == settings }))
    }
  }

  @Test func suspendAndResumeAndResize() throws {
    let tmux = try TmuxSession()
    try tmux.run("clear; \(Program.path)")
    try #require(tmux.wait(for: "CD19dimCD22+"), "\(tmux.rows)")
    try tmux.press("C-z")
    try #require(try tmux.wait(until: { try $0.state("#{alternate_on}") == "0" }))
    try tmux.resize(Size(columns: 120, rows: 40))
    try tmux.run("fg")
    try #require(tmux.wait(for: "CD19dimCD22+"), "\(tmux.rows)")
    #expect(
      tmux.wait(until: { $0.rows.firstIndex { $0.contains("⏎ open") } == 39 }), "\(tmux.rows)")
    try tmux.resize(Size(columns: 40, rows: 10))
    #expect(tmux.wait(for: "dotgate needs 60 x 18"), "\(tmux.rows)")
    try tmux.press("q")
    #expect(try tmux.wait(until: { try $0.state("#{alternate_on}") == "0" }))
  }

  @Test func anASCIILocaleGetsASCII() throws {
    let tmux = try TmuxSession(environment: ["LANG": "C", "LC_ALL": "C"])
    try tmux.run("clear; \(Program.path)")
    try #require(tmux.wait(for: "CD19dimCD22+"), "\(tmux.rows)")
    #expect(tmux.rows.joined().allSatisfy { $0.isASCII }, "\(tmux.rows)")
    try tmux.press("q")
    #expect(try tmux.wait(until: { try $0.state("#{alternate_on}") == "0" }))
  }
}

private enum NumberFormat {
  static func commas(_ number: Int) -> String {
    number < 1000
      ? "\(number)"
      : commas(number / 1000) + "," + String("00\(number % 1000)".suffix(3))
  }
}
