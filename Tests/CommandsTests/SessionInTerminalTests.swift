import Analysis
import Foundation
import ScreenKit
import Sessions
import TestSupport
import Testing

/// The log of edits of the whole program in a real terminal, which ends in every way there is.
@Suite(
  .serialized,
  .enabled(
    if: TmuxSession.isAvailable, "tmux is not installed: the program is not run in a terminal"))
struct SessionInTerminalTests {
  /// How many edits the screen says are on the disk; nil while some are on their way.
  private func acknowledged(_ tmux: TmuxSession) -> Int? {
    guard let header = tmux.rows.first, header.hasSuffix("kept") else { return nil }
    let words = header.split(separator: " ")
    return words.firstIndex { $0.hasPrefix("edit") }.flatMap { Int(words[$0 - 1]) }
  }

  /// The last session of a program that has no name.
  ///
  /// A program that was killed before the first line was whole leaves a file that is not gone on in.
  private func unnamed(_ program: Program) -> String? {
    let folder = program.file("state/dotgate")
    let names = try? FileManager.default.contentsOfDirectory(atPath: folder)
    return names?.sorted().last { $0.hasSuffix(".dotgate") }.map { folder + "/" + $0 }
  }

  private func read(_ path: String) throws -> (reading: SessionReading, history: History) {
    let reading = try SessionReader.read([UInt8](Data(contentsOf: URL(fileURLWithPath: path))))
    return (reading, try reading.history())
  }

  private func open(_ program: Program, _ arguments: String) throws -> TmuxSession {
    let tmux = try TmuxSession(environment: ["XDG_STATE_HOME": program.file("state")])
    try start(tmux, program, arguments)
    return tmux
  }

  private func start(_ tmux: TmuxSession, _ program: Program, _ arguments: String) throws {
    try tmux.run("cd \(program.folder.path); clear; \(Program.path) \(arguments)")
    // The counts are there, so the rows stand where they stay.
    try #require(
      tmux.wait(until: { $0.rows.contains { $0.contains("Singlets  ") && $0.contains(",") } }),
      "\(tmux.rows)")
  }

  private func isGone(_ process: pid_t, _ tmux: TmuxSession) throws -> Bool {
    tmux.wait { _ in kill(process, 0) != 0 }
  }

  private static let kills =
    ProcessInfo.processInfo.environment["DOTGATE_KILLS"].flatMap { Int($0) } ?? 100

  @Test func nothingAcknowledgedIsLostWhenTheProgramIsKilled() throws {
    let program = try Program()
    try program.makeDemo(events: 3000)
    var random = SeededGenerator(seed: 41)
    var known = 0
    for round in 0..<Self.kills {
      let tmux = try open(program, known == 0 ? "builtin:marrow demo.fcs" : "--resume")
      if known > 0 {
        #expect(tmux.wait(until: { acknowledged($0) == known }), "\(known): \(tmux.rows)")
      }
      let child = try #require(try tmux.child)
      try tmux.press("Down", "Down")
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let turn = Bool.random(using: &random) ? "S-Left" : "S-Up"
        try tmux.press("e", turn, "Enter", "e", turn, "Enter")
      }
      var seen = known
      for _ in 0..<Int.random(in: 0...25, using: &random) {
        seen = max(seen, acknowledged(tmux) ?? 0)
      }
      #expect(kill(child, SIGKILL) == 0)
      #expect(try isGone(child, tmux))
      let found = Result { try unnamed(program).map { try read($0) } }
      guard case .success((let reading, let history)?) = found else {
        // A file that was not begun, or has no whole first line yet.
        #expect(seen == 0, "round \(round): acknowledged \(seen), but \(found): \(tmux.rows)")
        continue
      }
      #expect(reading.fault?.isRecoverable ?? true)
      #expect(history.depth >= seen, "round \(round): acknowledged \(seen)")
      known = history.depth
    }
    #expect(known >= Self.kills)
    let verified = try program.run("verify", try #require(unnamed(program)))
    #expect(verified.errors.isEmpty || verified.errors.contains("was not written to its end"))
  }

  @Test(arguments: [SIGTERM, SIGHUP, SIGINT])
  func aSignalKeepsWhatWasDone(signal: Int32) throws {
    let program = try Program()
    try program.makeDemo(events: 3000)
    let tmux = try open(program, "builtin:marrow demo.fcs")
    try tmux.press("Down", "Down", "e", "S-Left", "Enter")
    try #require(tmux.wait(for: "1 edit"), "\(tmux.rows)")
    let child = try #require(try tmux.child)
    #expect(kill(child, signal) == 0)
    #expect(try isGone(child, tmux))
    #expect(try read(try #require(unnamed(program))).history.depth == 1)
  }

  @Test func aTerminalThatIsClosedKeepsWhatWasDone() throws {
    let program = try Program()
    try program.makeDemo(events: 3000)
    let tmux = try open(program, "builtin:marrow demo.fcs")
    try tmux.press("Down", "Down", "e", "S-Left", "Enter")
    try #require(tmux.wait(for: "1 edit"), "\(tmux.rows)")
    let child = try #require(try tmux.child)
    try tmux.hangUp()
    #expect(try isGone(child, tmux))
    let path = try #require(unnamed(program))
    #expect(try read(path).history.depth == 1)
    #expect(!FileManager.default.fileExists(atPath: path + ".lock"))
  }

  @Test func theSessionIsNamedReopenedUndoneAndCountedWithoutAScreen() throws {
    let program = try Program()
    try program.makeDemo(events: 3000)
    let tmux = try open(program, "builtin:marrow demo.fcs")
    try tmux.press("Down", "Down", "e", "S-Left", "Enter")
    try #require(tmux.wait(until: { acknowledged($0) == 1 }), "\(tmux.rows)")
    try tmux.press("Down", "d")
    try #require(tmux.wait(until: { acknowledged($0) == 2 }), "\(tmux.rows)")
    try tmux.press("W", "Enter")
    try #require(tmux.wait(for: "kept in demo.dotgate from now on"), "\(tmux.rows)")
    #expect(unnamed(program) == nil)
    // Another dotgate may look, and is told who has it.
    let other = try open(program, "demo.dotgate")
    #expect(other.wait(for: "read-only"), "\(other.rows)")
    #expect(other.rows.joined().contains("is open in another dotgate ("), "\(other.rows)")
    try other.press("Down", "d")
    #expect(other.wait(for: "Read-only:"), "\(other.rows)")
    try other.press("q")
    try tmux.press("q")
    #expect(try tmux.wait(until: { try $0.state("#{alternate_on}") == "0" }))
    try start(tmux, program, "demo.dotgate")
    try tmux.press("u")
    try #require(tmux.wait(until: { acknowledged($0) == 1 }), "\(tmux.rows)")
    try tmux.press("w")
    try #require(tmux.wait(for: "save the strategy to:"))
    try tmux.press("C-u")
    try tmux.type("moved.xml")
    try tmux.press("Enter")
    try #require(tmux.wait(for: "Saved the strategy"), "\(tmux.rows)")
    try tmux.press("q")
    #expect(try tmux.wait(until: { try $0.state("#{alternate_on}") == "0" }))
    let sum = try ChildProcess.run("/usr/bin/sha256sum", [program.file("moved.xml")]).output
    let told = try program.run("history", "@demo.dotgate", "--hashes").output
    #expect(told.contains("moved.xml, SHA-256 \(sum.prefix(64))"), "\(told)")
    let noted = try program.read("moved.xml").split(separator: "head=\"").dropFirst().first
    let head = try #require(noted?.prefix { $0 != "\"" })
    #expect(try program.run("verify", "@demo.dotgate", "--head", String(head)).status == 0)
    let replayed = try program.run("replay", "@demo.dotgate", "--format", "csv")
    let counted = try program.run("gate", "@moved.xml", "@demo.fcs", "--format", "csv")
    #expect(replayed.output == counted.output && counted.status == 0)
    #expect(try program.run("verify", "@demo.dotgate").status == 0)
  }

  @Test func aFolderThatCannotBeWrittenIsSaidAndTheEditsGoElsewhere() throws {
    let program = try Program()
    try program.makeDemo(events: 3000)
    let tmux = try TmuxSession(environment: ["XDG_STATE_HOME": "/dev/null"])
    try start(tmux, program, "builtin:marrow demo.fcs")
    try tmux.press("Down", "d")
    try #require(tmux.wait(for: "NOT KEPT"), "\(tmux.rows)")
    #expect(tmux.rows.joined().contains("Edits are not kept, only remembered:"))
    try tmux.press("q")
    try #require(tmux.wait(for: "Changes are not saved"), "\(tmux.rows)")
    try tmux.press("Escape")
    try #require(tmux.wait(for: "Nothing was changed"), "\(tmux.rows)")
    try tmux.press("W", "Enter")
    try #require(tmux.wait(until: { acknowledged($0) == 1 }), "\(tmux.rows)")
    try tmux.press("q")
    #expect(try tmux.wait(until: { try $0.state("#{alternate_on}") == "0" }))
    #expect(try read(program.file("demo.dotgate")).history.depth == 1)
  }

  @Test func aSessionWithoutItsSampleOpensAndSaysSo() throws {
    let program = try SessionProgram().program
    try FileManager.default.removeItem(atPath: program.file("demo.fcs"))
    let tmux = try TmuxSession()
    try tmux.run("cd \(program.folder.path); clear; \(Program.path) demo.dotgate")
    #expect(tmux.wait(until: { $0.rows.joined().contains("is not there;") }), "\(tmux.rows)")
    #expect(tmux.rows.contains { $0.contains("b/c") })
    try tmux.press("q")
    #expect(try tmux.wait(until: { try $0.state("#{alternate_on}") == "0" }))
  }

  @Test func aFileThatVanishesIsWrittenAnew() throws {
    let program = try Program()
    try program.makeDemo(events: 3000)
    let tmux = try open(program, "builtin:marrow demo.fcs")
    try tmux.press("Down", "Down", "e", "S-Left", "Enter")
    try #require(tmux.wait(until: { acknowledged($0) == 1 }), "\(tmux.rows)")
    try FileManager.default.removeItem(atPath: program.file("state"))
    try tmux.press("e", "S-Up", "Enter")
    #expect(tmux.wait(for: "is no longer there."), "\(tmux.rows)")
    try #require(tmux.wait(for: "All edits are kept again."), "\(tmux.rows)")
    #expect(acknowledged(tmux) == 2)
    #expect(try read(try #require(unnamed(program))).history.depth == 2)
  }

  @Test func unfinishedSessionsAreOfferedAndFinishedOnesAreNot() throws {
    let program = try Program()
    try program.makeDemo(events: 3000)
    let tmux = try open(program, "builtin:marrow demo.fcs")
    try tmux.press("Down", "d", "q")
    #expect(try tmux.wait(until: { try $0.state("#{alternate_on}") == "0" }))
    try start(tmux, program, "builtin:marrow demo.fcs")
    #expect(tmux.wait(for: "1 unfinished session is kept; dotgate --resume opens the last."))
    try tmux.press("q")
    #expect(try tmux.wait(until: { try $0.state("#{alternate_on}") == "0" }))
    try tmux.run("clear; \(Program.path) --resume")
    try #require(tmux.wait(for: "1 edit"), "\(tmux.rows)")
    try tmux.press("u", "w", "Enter")
    try #require(tmux.wait(for: "Saved the strategy"), "\(tmux.rows)")
    try tmux.press("q")
    #expect(try tmux.wait(until: { try $0.state("#{alternate_on}") == "0" }))
    try tmux.run("clear; \(Program.path) --resume")
    #expect(tmux.wait(for: "No unfinished session is kept"), "\(tmux.rows)")
  }
}
