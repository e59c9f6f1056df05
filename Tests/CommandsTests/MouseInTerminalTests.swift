import Foundation
import ScreenKit
import TestSupport
import Testing

/// The mouse and themes of the whole program in a real terminal.
@Suite(
  .serialized,
  .enabled(
    if: TmuxSession.isAvailable, "tmux is not installed: the program is not run in a terminal"))
struct MouseInTerminalTests {
  /// Sends an event as terminals do in xterm's SGR encoding.
  private func mouse(_ code: Int, _ place: Position, isRelease: Bool = false, _ tmux: TmuxSession)
    throws
  {
    let text =
      "\u{1B}[<\(code);\(place.column + 1);\(place.row + 1)" + (isRelease ? "m" : "M")
    try tmux.send(bytes: Array(text.utf8))
  }

  private func place(of text: String, _ tmux: TmuxSession) -> Position? {
    for (row, line) in tmux.rows.enumerated() {
      if let range = line.range(of: text) {
        let column = line.distance(from: line.startIndex, to: range.lowerBound)
        return Position(column: column, row: row)
      }
    }
    return nil
  }

  @Test func aVertexIsDraggedByTheMouse() throws {
    let tmux = try TmuxSession()
    try tmux.run("clear; \(Program.path)")
    try #require(tmux.wait(for: "CD19dimCD22+"), "\(tmux.rows)")
    #expect(
      try tmux.wait(until: { try $0.state("#{mouse_button_flag} #{mouse_sgr_flag}") == "1 1" }))
    // A click selects a row, a second one opens it.
    let row = try #require(place(of: "Singlets", tmux))
    for _ in 0..<2 {
      try mouse(0, row, tmux)
      try mouse(0, row, isRelease: true, tmux)
    }
    try #require(tmux.wait(for: "Time ▸ Singlets"), "\(tmux.rows)")
    try tmux.press("Down", "e", "BTab")
    try #require(tmux.wait(for: "HOLD vertex 6 of 6"), "\(tmux.rows)")
    let vertex = try #require(place(of: "◆", tmux))
    try tmux.press("Escape")
    try #require(tmux.wait(for: "is back where it was"), "\(tmux.rows)")
    try mouse(0, vertex, tmux)
    let goal = Position(column: vertex.column + 6, row: vertex.row - 3)
    try mouse(32, Position(column: vertex.column + 2, row: vertex.row - 1), tmux)
    try mouse(32, goal, tmux)
    try #require(tmux.wait(for: "HOLD vertex 6 of 6"), "\(tmux.rows)")
    #expect(tmux.wait(until: { place(of: "◆", $0) == goal }), "\(tmux.rows)")
    try mouse(0, goal, isRelease: true, tmux)
    try #require(tmux.wait(for: "1 edit"), "\(tmux.rows)")
    #expect(tmux.wait(for: "u undoes."), "\(tmux.rows)")
    // The mouse is given back by a key and at the end.
    try tmux.press("M")
    #expect(try tmux.wait(until: { try $0.state("#{mouse_button_flag}") == "0" }))
    try tmux.press("M")
    #expect(try tmux.wait(until: { try $0.state("#{mouse_button_flag}") == "1" }))
    try tmux.press("u", "q")
    #expect(
      try tmux.wait(until: { try $0.state("#{alternate_on} #{mouse_button_flag}") == "0 0" }))
  }

  @Test func themesChangeLiveAndAFaultIsSaid() throws {
    let program = try Program()
    let folder = program.folder.appending(path: "dotgate/themes")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try "name = \"mine\"\ndensity = \"rainbow\"\n[roles]\n".write(
      to: folder.appending(path: "mine.toml"), atomically: true, encoding: .utf8)
    let tmux = try TmuxSession(environment: ["XDG_CONFIG_HOME": program.folder.path])
    try tmux.run("clear; \(Program.path)")
    try #require(tmux.wait(for: "CD19dimCD22+"), "\(tmux.rows)")
    let dark = tmux.styledRows.first
    try tmux.press("T")
    try #require(tmux.wait(for: "Theme 2 of 5 is light"), "\(tmux.rows)")
    #expect(tmux.wait(until: { $0.styledRows.first != dark }))
    try tmux.press("T", "T", "T")
    #expect(tmux.wait(for: "mine.toml, line 2: no density palette"), "\(tmux.rows)")
    #expect(tmux.wait(until: { $0.styledRows.first == dark }))
    try tmux.press("q")
    #expect(try tmux.wait(until: { try $0.state("#{alternate_on}") == "0" }))
  }
}
