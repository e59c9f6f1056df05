import Foundation
import Sessions
import TestSupport
import Testing

/// Pipes that nobody reads any more, and the signal of one.
@Suite struct PipeTests {
  private let program: Program

  init() throws {
    program = try Program()
    try program.makeDemo(events: 3000)
  }

  private func sessions() throws -> [String] {
    let folder = program.file("state/dotgate")
    return ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
      .filter { $0.hasSuffix(".dotgate") }.map { folder + "/" + $0 }
  }

  private func shell(_ line: String) throws -> ChildProcess.Result {
    try ChildProcess.run(
      "/bin/sh", ["-c", line],
      environment: [
        "PATH": "/usr/bin:/bin", "XDG_STATE_HOME": program.file("state"),
        "HOME": program.folder.path,
      ])
  }

  @Test func linesOfTextThatNobodyReadsKeepWhatWasDone() throws {
    _ = try shell(
      "(echo '<down>'; echo d; echo '<down>'; echo q) | "
        + "\(Program.path) --plain builtin:marrow \(program.file("demo.fcs")) | sed '/Deleted/q'")
    let path = try #require(try sessions().first)
    let bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: path)))
    #expect(try SessionReader.read(bytes).history().depth == 1)
    #expect(try program.run("verify", path).status == 0)
  }

  @Test func countsIntoAClosedPipeEndQuietly() throws {
    let session = try SessionProgram()
    for words in ["replay", "history", "verify"] {
      let result = try shell(
        "{ \(Program.path) \(words) \(session.program.file("demo.dotgate")); echo $? >&2; } | true")
      #expect(!result.errors.contains("error"), "\(words): \(result.errors)")
    }
  }

  @Test(.enabled(if: TmuxSession.isAvailable, "tmux is not installed"))
  func theSignalOfABrokenPipeStopsNothing() throws {
    let tmux = try TmuxSession(environment: ["XDG_STATE_HOME": program.file("state")])
    try tmux.run(
      "cd \(program.folder.path); clear; \(Program.path) builtin:marrow demo.fcs")
    try #require(tmux.wait(for: "Singlets  "), "\(tmux.rows)")
    let child = try #require(try tmux.child)
    #expect(kill(child, SIGPIPE) == 0)
    try tmux.press("Down", "d")
    #expect(tmux.wait(for: "1 edit · kept"), "\(tmux.rows)")
    try tmux.press("q")
    #expect(try tmux.wait(until: { try $0.state("#{alternate_on}") == "0" }))
  }
}
