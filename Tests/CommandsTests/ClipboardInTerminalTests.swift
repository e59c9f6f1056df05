import Foundation
import ScreenKit
import TestSupport
import Testing

/// What the whole program hands to a terminal's clipboard.
@Suite(
  .serialized,
  .enabled(
    if: TmuxSession.isAvailable, "tmux is not installed: the program is not run in a terminal"))
struct ClipboardInTerminalTests {
  @Test func theTableOfTheScreenIsThatOfAFile() throws {
    let program = try Program()
    try program.makeDemo()
    let tmux = try TmuxSession(size: Size(columns: 120, rows: 30))
    try tmux.run("tmux set-option -s set-clipboard on; cd \(program.folder.path)")
    try tmux.run("clear; \(Program.path) builtin:marrow demo.fcs; tmux save-buffer copied.tsv")
    try #require(tmux.wait(for: "median FSC-A"), "\(tmux.rows)")
    try tmux.type("Ct")
    try #require(tmux.wait(for: "Sent 14 lines of counts"), "\(tmux.rows)")
    try tmux.type("q")
    try #require(tmux.wait(until: { _ in program.files.contains("copied.tsv") }), "\(tmux.rows)")
    let counted = try program.run("gate", "builtin:marrow", "@demo.fcs", "--format", "tsv")
    #expect(tmux.wait(until: { _ in (try? program.read("copied.tsv")) == counted.output }))
  }

  @Test func aTerminalWithoutAClipboardGetsNothing() throws {
    let program = try Program()
    try program.makeDemo()
    let tmux = try TmuxSession()
    try tmux.run("tmux set-option -s set-clipboard on; cd \(program.folder.path)")
    try tmux.run("clear; TERM=linux \(Program.path) demo.fcs; tmux show-buffer; echo status $?")
    try #require(tmux.wait(for: "median FSC-A"), "\(tmux.rows)")
    try tmux.type("Cl")
    try #require(tmux.wait(for: "This terminal has no clipboard; nothing was copied."))
    try tmux.type("q")
    #expect(tmux.wait(for: "status 1"), "\(tmux.rows)")
  }
}
