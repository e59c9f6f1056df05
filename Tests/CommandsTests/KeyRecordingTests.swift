import Foundation
import ScreenKit
import TestSupport
import Testing

/// Keys that were recorded bring the same screen and the same counts without a terminal.
@Suite(
  .serialized,
  .enabled(if: TmuxSession.isAvailable, "tmux is not installed: nothing is recorded"))
struct KeyRecordingTests {
  private let program: Program

  init() throws {
    program = try Program()
    try program.makeDemo(events: 3000)
  }

  private func start(_ arguments: String, size: Size = Size(columns: 80, rows: 24)) throws
    -> TmuxSession
  {
    let tmux = try TmuxSession(size: size, environment: ["XDG_STATE_HOME": program.file("state")])
    try tmux.run("cd \(program.folder.path); clear; \(Program.path) \(arguments)")
    return tmux
  }

  /// The rows once they no longer change: nothing is under way.
  private func settled(_ tmux: TmuxSession) -> [String] {
    var last: [String] = []
    var same = 0
    _ = tmux.wait { tmux in
      let rows = tmux.rows
      same = rows == last ? same + 1 : 0
      last = rows
      return same > 40 && rows.first?.hasSuffix("kept") == true
    }
    while last.last?.isEmpty == true { last.removeLast() }
    return last
  }

  /// The recorded keys' last screen; what the log's head is can't be done again.
  private func replayed(_ arguments: String...) throws -> [String] {
    let result = try ChildProcess.run(Program.path, ["replay"] + arguments)
    #expect(result.status == 0, "\(result.errors)")
    var rows = result.output.split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
    while rows.last?.isEmpty == true { rows.removeLast() }
    return rows
  }

  @Test func aRunOnASampleIsDoneAgain() throws {
    let tmux = try start(
      "--record-keys a.keys builtin:marrow demo.fcs", size: Size(columns: 100, rows: 30))
    try #require(tmux.wait(for: "Singlets  "), "\(tmux.rows)")
    try tmux.press("Down", "Down", "e", "S-Left", "S-Left", "Enter", "r", "C-u")
    try tmux.type("Not <doublets>")
    try tmux.press("Enter", "c", "Enter")
    try #require(tmux.wait(for: "Wrote the counts"), "\(tmux.rows)")
    try tmux.resize(Size(columns: 90, rows: 26))
    try tmux.press("Down", "d", "u", "Down")
    let live = settled(tmux)
    let child = try #require(try tmux.child)
    // Whatever ends the program, all keys are there.
    kill(child, SIGKILL)
    let files = program.files
    #expect(try replayed("--keys", program.file("a.keys")) == live)
    #expect(program.files == files)
    let again = try start("--record-keys a.keys demo.fcs")
    #expect(again.wait(for: "a.keys is there already"), "\(again.rows)")
  }

  @Test func aRunOnASessionIsDoneAgainFromWhereItBegan() throws {
    let first = try start("builtin:marrow demo.fcs")
    try #require(first.wait(for: "Singlets  "), "\(first.rows)")
    try first.press("Down", "d", "W", "Enter")
    try #require(first.wait(for: "from now on"), "\(first.rows)")
    try first.press("q")
    #expect(try first.wait(until: { try $0.state("#{alternate_on}") == "0" }))
    let tmux = try start("--record-keys b.keys demo.dotgate")
    try #require(tmux.wait(for: "1 edit"), "\(tmux.rows)")
    try tmux.press("u", "Down", "Down", "e", "S-Up", "Enter")
    try #require(tmux.wait(for: "1 edit · kept"), "\(tmux.rows)")
    let live = settled(tmux)
    try tmux.press("q")
    #expect(try tmux.wait(until: { try $0.state("#{alternate_on}") == "0" }))
    // The quitting key takes the message away; the rest is the same.
    let again = try replayed("--keys", program.file("b.keys"))
    #expect(again.dropLast(2) == live.dropLast(2))
    try FileManager.default.moveItem(
      atPath: program.file("demo.dotgate"), toPath: program.file("moved.dotgate"))
    #expect(try replayed(program.file("moved.dotgate"), "--keys", program.file("b.keys")) == again)
  }

  @Test func whatCannotBeDoneAgainIsSaid() throws {
    try program.write("{\"format\":\"dotgate keys\"}\n", to: "bad.keys")
    let bad = try program.run("replay", "--keys", "@bad.keys")
    #expect(bad.status == 2 && bad.errors.contains("keys that dotgate --record-keys wrote"))
    let header =
      #"{"arguments":["gone.fcs"],"dotgate":"0.1.0","folder":"/","format":"dotgate keys","isPlain":false,"size":"80x24","usesUnicode":true,"version":1}"#
    try program.write(header + "\n{\"keys\":3}\n", to: "line.keys")
    let line = try program.run("replay", "--keys", "@line.keys")
    #expect(line.status == 1 && line.errors.contains("line 2 is none of a recording"))
    try program.write(header + "\n{\"keys\":\"u\"}\n", to: "gone.keys")
    let gone = try program.run("replay", "--keys", "@gone.keys")
    #expect(gone.status == 1 && gone.errors.contains("gone.fcs"), "\(gone.errors)")
  }
}
