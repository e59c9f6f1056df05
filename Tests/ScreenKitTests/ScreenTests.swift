import ScreenKit
import TestSupport
import Testing

@Suite struct ScreenTests {
  private func screen(_ columns: Int, _ rows: Int) -> Screen {
    Screen(size: Size(columns: columns, rows: rows))
  }

  @Test func textIsClippedToTheScreenAndTheLimit() {
    var screen = screen(6, 2)
    #expect(screen.put("abcdef", at: Position(column: 2, row: 0)) == 4)
    #expect(screen.put("abcdef", at: Position(column: 0, row: 1), limit: 3) == 3)
    #expect(screen.put("x", at: Position(column: 0, row: 2)) == 0)
    #expect(screen.put("x", at: Position(column: 6, row: 0)) == 0)
    #expect(screen.textRows == ["  abcd", "abc"])
  }

  @Test func textLeftOfTheScreenIsCutThere() {
    var screen = screen(4, 1)
    #expect(screen.put("abcd", at: Position(column: -2, row: 0)) == 4)
    #expect(screen.textRows == ["cd"])
  }

  @Test(arguments: [
    "\u{1B}[31m", "a\u{9B}31m", "\u{7F}", "\r\n", "\u{202E}x", "\u{2066}x", "\u{200F}", "\u{FFFF}",
  ])
  func whatActsOnATerminalNeverReachesIt(text: String) {
    var screen = screen(20, 1)
    screen.put(text, at: Position(column: 0, row: 0))
    let shown = screen.textRows[0].unicodeScalars
    #expect(shown.contains("\u{FFFD}"))
    for scalar in shown { #expect(Screen.shown(scalar) == scalar) }
  }

  @Test func combiningMarksAreDropped() {
    var screen = screen(8, 1)
    #expect(screen.put("e\u{301}a\u{200D}b", at: Position(column: 0, row: 0)) == 3)
    #expect(screen.textRows == ["eab"])
    #expect(Screen.columns(of: "e\u{301}中") == 3)
  }

  @Test func wideGlyphsOwnTwoCells() {
    var screen = screen(5, 1)
    #expect(screen.put("中文x", at: Position(column: 0, row: 0)) == 5)
    #expect(screen[1, 0].isRightHalf)
    #expect(screen.textRows == ["中文x"])
    screen.put("y", at: Position(column: 1, row: 0))
    #expect(screen.textRows == [" y文x"])
    screen.put("z", at: Position(column: 2, row: 0))
    #expect(screen.textRows == [" yz x"])
    #expect(!screen.cells.contains { $0.isRightHalf })
  }

  @Test func aWideGlyphIsNeverCut() {
    var screen = screen(3, 1)
    #expect(screen.put("a中文", at: Position(column: 0, row: 0)) == 3)
    #expect(screen.put("a中", at: Position(column: 0, row: 0), limit: 2) == 1)
    screen[2, 0] = Cell("中")
    #expect(screen.textRows == ["a"])
  }

  @Test func outsideIsBlankAndNotWritten() {
    var screen = screen(2, 2)
    let before = screen
    screen[2, 0] = Cell("x")
    screen[-1, 1] = Cell("x")
    #expect(screen == before)
    #expect(screen[9, 9] == Cell())
  }

  @Test func anEmptyScreenHoldsNothing() {
    var screen = Screen(size: Size(columns: -3, rows: 4))
    screen.fill(Rect(column: 0, row: 0, columns: 3, rows: 3), on: .popup)
    screen.put("x", at: Position(column: 0, row: 0))
    #expect(screen.textRows == ["", "", "", ""])
    #expect(screen.cells.isEmpty)
  }

  @Test func puttingKeepsTheBackgroundUnlessTold() {
    var screen = screen(4, 1)
    screen.fill(Rect(column: 0, row: 0, columns: 4, rows: 1), on: .selected)
    screen.put("ab", at: Position(column: 0, row: 0))
    screen.put("c", at: Position(column: 2, row: 0), on: .popup)
    #expect((0..<4).map { screen[$0, 0].background } == [.selected, .selected, .popup, .selected])
  }

  @Test func roleRunsTellOnlyWhatIsSpecial() {
    var screen = screen(30, 4)
    screen.put("plain text", at: Position(column: 0, row: 0))
    screen.put("two words", at: Position(column: 3, row: 1), .strong)
    screen.put("x", at: Position(column: 20, row: 1), .key, on: .popup)
    screen.fill(Rect(column: 0, row: 2, columns: 10, rows: 1), on: .selected)
    screen.put("a", at: Position(column: 2, row: 2), .density(3))
    #expect(
      screen.roleRuns == [
        "1  3..11 strong · 20 key on popup",
        "2  0..9 density3 on selected",
      ])
  }

  @Test func snapshotShowsTextRolesAndCursor() {
    var screen = screen(24, 4)
    screen.put("CD34+", at: Position(column: 1, row: 0), .title)
    screen.fill(Rect(column: 0, row: 1, columns: 12, rows: 1), on: .selected)
    screen.put("中 1,252", at: Position(column: 1, row: 1), .changed)
    screen.cursor = Position(column: 2, row: 3)
    expectSnapshot(of: screen, named: "small")
  }
}
