import Analysis
import Foundation
import GatingCore
import Sessions
import TestSupport
import Testing

@Suite struct SessionCommandTests {
  @Test func replayGivesTheBytesOfGate() throws {
    let session = try SessionProgram()
    let program = session.program
    for format in ["csv", "tsv", "table"] {
      let replayed = try program.run("replay", "@demo.dotgate", "--format", format)
      let counted = try program.run("gate", "@demo.dotgate", "@demo.fcs", "--format", format)
      #expect(replayed.status == 0, "\(replayed.errors)")
      #expect(replayed.output == counted.output)
      #expect(replayed.output.contains(format == "table" ? "b/c" : "a/b\\/c"))
    }
    let first = try program.run("replay", "@demo.dotgate", "--format", "csv", "--after", "4")
    #expect(first.output.split(separator: "\n").count == 3)
    let nowhere = try program.run("replay", "@demo.dotgate", "--after", "99")
    #expect(nowhere.status == 1)
    #expect(nowhere.errors == "error: The history has no entry 99.\n")
  }

  @Test func historyTellsInWords() throws {
    let program = try SessionProgram().program
    let told = try program.run("history", "@demo.dotgate")
    let lines = told.output.split(separator: "\n")
    #expect(lines.count == 8)
    #expect(lines[1] == " 2  2026-01-31T12:00:00.000Z  anna  `demo.fcs` opened, 5,000 events")
    #expect(lines[4].contains("`a` lower bound 20,000 → 50,000: "), "\(lines[4])")
    let difference = try program.run("history", "@demo.dotgate", "--from", "3", "--to", "4")
    #expect(difference.output.hasPrefix("`a`, a range, added in `All events`: "))
    #expect(try program.run("history", "@demo.dotgate", "--from", "99").status == 1)
  }

  @Test func hashesAreCutUnlessTheyAreAskedFor() throws {
    var session = try SessionProgram()
    let hash = String(repeating: "0123456789abcdef", count: 4)
    let file = SampleFile(size: 1, sha256: hash)
    try session.write(session.entries() + [.begin(.identify(SampleID("1"), file))])
    let told = try session.program.run("history", "@demo.dotgate")
    #expect(told.output.hasSuffix("`demo.fcs` has the SHA-256 0123456789ab…\n"), "\(told.output)")
    let full = try session.program.run("history", "@demo.dotgate", "--hashes")
    #expect(full.output.hasSuffix("`demo.fcs` has the SHA-256 \(hash)\n"))
    let difference = try session.program.run("history", "@demo.dotgate", "--from", "10")
    #expect(difference.output == "`demo.fcs` has the SHA-256 0123456789ab…\n")
  }

  @Test func replayPressesKeysWithoutATerminal() throws {
    let program = try SessionProgram().program
    let before = try program.read("demo.dotgate")
    let screen = try program.run(
      "replay", "@demo.dotgate", "--keys", "<down>d", "--size", "90x25")
    #expect(screen.status == 0, "\(screen.errors)")
    let rows = screen.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(rows.count == 26)
    #expect(rows[0].hasPrefix(" demo.fcs"))
    #expect(screen.output.contains("Deleted a and 1 that depended on it; u undoes."))
    #expect(try program.read("demo.dotgate") == before)
    for (arguments, sentence) in [
      (["--keys", "<nokey>"], "--keys:"), (["--keys", "u", "--size", "9"], "--size takes"),
      (["--keys", "u", "--format", "csv"], "--keys prints a screen"),
    ] {
      let result = try ChildProcess.run(
        Program.path, ["replay", program.file("demo.dotgate")] + arguments)
      #expect(result.status == 2 && result.errors.contains(sentence), "\(result.errors)")
    }
  }

  @Test func verifyCountsAgain() throws {
    let session = try SessionProgram()
    let result = try session.program.run("verify", "@demo.dotgate", "--head", session.head)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("entries 10, of which 3 edits"))
    #expect(result.output.contains("head    \(session.head)"))
    #expect(result.output.contains("counts  2 of 2 are right again"))
  }

  @Test func verifyFindsAWrongCountAndACutTail() throws {
    var session = try SessionProgram()
    let program = session.program
    let head = session.head
    let entries = try session.entries()
    try session.change { $0.removeLast() }
    #expect(try program.run("verify", "@demo.dotgate").status == 0)
    let cut = try program.run("verify", "@demo.dotgate", "--head", head)
    #expect(cut.status == 3)
    #expect(cut.errors.contains("the log's tail was cut, or its chain was written anew"))
    // A whole chain whose counts are not those of the sample.
    try session.write(
      entries.map { entry in
        guard case .counts(var counts) = entry, counts.since > 0 else { return entry }
        counts.counts[0].count = 7
        return .counts(counts)
      })
    let wrong = try program.run("verify", "@demo.dotgate")
    #expect(wrong.status == 3)
    #expect(wrong.errors.contains("Line 8: a had 7, counted again "), "\(wrong.errors)")
    #expect(wrong.output.contains("counts  1 of 2 are right again"))
    #expect(try program.run("verify", "@demo.dotgate", "--chain").status == 0)
  }

  @Test func verifyNamesTheFirstLineThatIsNotAsWritten() throws {
    for (line, sentence, change) in [
      (5, "Line 5 was changed.", { $0[4][30] ^= 1 } as (inout [[UInt8]]) -> Void),
      (4, "Before line 4 entry 3 was removed.", { $0.remove(at: 3) }),
      (6, "Line 6 is out of order: it holds entry 6.", { $0.swapAt(5, 6) }),
    ] {
      var session = try SessionProgram()
      try session.change(change)
      let result = try session.program.run("verify", "@demo.dotgate", "--chain")
      #expect(result.status == 3, "line \(line)")
      #expect(result.errors.contains(sentence), "\(result.errors)")
      let replayed = try session.program.run("replay", "@demo.dotgate")
      #expect(replayed.status == 1 && replayed.errors.contains(sentence))
    }
  }

  @Test func aSampleThatMovedIsFoundAndAChangedOneRefused() throws {
    let session = try SessionProgram()
    let program = session.program
    let counts = try program.run("replay", "@demo.dotgate", "--format", "csv").output
    func move(_ from: String, _ to: String) throws {
      try FileManager.default.moveItem(atPath: program.file(from), toPath: program.file(to))
    }
    try move("demo.fcs", "other name.fcs")
    #expect(try program.run("replay", "@demo.dotgate", "--format", "csv").output == counts)
    try program.makeDemo("decoy.fcs", events: 5000)
    try move("decoy.fcs", "demo.fcs")
    let other = FileHandle(forUpdatingAtPath: program.file("demo.fcs"))
    try other?.seekToEnd()
    try other?.write(contentsOf: Data([0]))
    try other?.close()
    #expect(try program.run("replay", "@demo.dotgate", "--format", "csv").output == counts)
    try FileManager.default.removeItem(atPath: program.file("other name.fcs"))
    let changed = try program.run("verify", "@demo.dotgate")
    #expect(changed.status == 1)
    let sum = try ChildProcess.run("/usr/bin/sha256sum", [program.file("demo.fcs")]).output
    #expect(changed.errors.contains("its SHA-256 was "))
    #expect(changed.errors.contains("now it is \(sum.prefix(64))."), "\(changed.errors)")
    try FileManager.default.removeItem(atPath: program.file("demo.fcs"))
    let missing = try program.run("replay", "@demo.dotgate")
    #expect(missing.status == 1)
    #expect(missing.errors.contains("is not there; put it beside the session."))
  }

  @Test func aTornLineIsSaidAndTheRestCounted() throws {
    var session = try SessionProgram()
    try session.change { $0[$0.count - 1].removeLast(20) }
    let path = session.program.file("demo.dotgate")
    let handle = FileHandle(forUpdatingAtPath: path)
    let length = try handle?.seekToEnd() ?? 0
    try handle?.truncate(atOffset: length - 1)
    try handle?.close()
    let replayed = try session.program.run("replay", "@demo.dotgate", "--format", "csv")
    #expect(replayed.status == 0)
    #expect(replayed.errors.contains("Line 11 was not written to its end"))
    #expect(try session.program.run("verify", "@demo.dotgate").status == 3)
  }
}
