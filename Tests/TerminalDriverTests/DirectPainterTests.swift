import ScreenKit
import Settings
import TerminalDriver
import Testing

@Suite struct DirectPainterTests {
  private let theme = Theme(
    name: "t",
    styles: [
      .background: Style(background: Colour(0x101112)), .text: Style(foreground: Colour(0xA0A1A2)),
      .key: Style(foreground: Colour(0x010203), [.bold, .underline]),
    ])

  private func bytes(
    _ screen: Screen, over shown: Screen?, depth: ColourDepth = .direct, usesUnicode: Bool = true
  ) -> String {
    var painter = DirectPainter(theme: theme, depth: depth, usesUnicode: usesUnicode)
    return String(decoding: painter.bytes(showing: screen, over: shown), as: UTF8.self)
      .replacing("\u{1B}[", with: "^")
  }

  private func screen(_ text: String, _ role: Role = .text) -> Screen {
    var screen = Screen(size: Size(columns: 6, rows: 2))
    screen.put(text, at: Position(column: 0, row: 0), role)
    return screen
  }

  @Test func aWholeScreen() {
    #expect(
      bytes(screen("ab"), over: nil)
        == "^?25l^1;1H^0;38;2;160;161;162;48;2;16;17;18mab    ^2;1H      ^0m")
    #expect(bytes(screen("ab", .key), over: nil).contains("^0;1;4;38;2;1;2;3;48;2;16;17;18mab"))
  }

  @Test func onlyWhatChangedIsSent() {
    let before = screen("abcdef")
    #expect(bytes(before, over: before).isEmpty)
    #expect(
      bytes(screen("aXcdYf"), over: before)
        == "^?25l^1;2H^0;38;2;160;161;162;48;2;16;17;18mX^2CY^0m")
    var moved = before
    moved.cursor = Position(column: 3, row: 1)
    #expect(bytes(moved, over: before) == "^?25l^2;4H^?25h")
    #expect(bytes(before, over: moved) == "^?25l")
  }

  @Test func fewerColoursHaveTheirOwnCodes() {
    #expect(bytes(screen("a"), over: nil, depth: .none).contains("^0ma"))
    #expect(bytes(screen("a"), over: nil, depth: .indexed).contains("^0;38;5;247;48;5;233ma"))
    #expect(bytes(screen("a"), over: nil, depth: .eight).contains("^0;37;40ma"))
    var white = Screen(size: Size(columns: 1, rows: 1))
    white[0, 0] = Cell("a", .selected)
    var painter = DirectPainter(
      theme: Theme(name: "w", styles: [.selected: Style(foreground: Colour(0xFFFFFF))]),
      depth: .sixteen, usesUnicode: true)
    #expect(
      String(decoding: painter.bytes(showing: white, over: nil), as: UTF8.self).contains("0;97ma"))
  }

  @Test func withoutUnicodeGlyphsAreQuestionMarks() {
    #expect(bytes(screen("é中!"), over: nil, usesUnicode: false).contains("m?? ^1;4H!"))
  }

  @Test func aNewThemeShows() {
    var painter = DirectPainter(theme: theme, depth: .direct, usesUnicode: true)
    _ = painter.bytes(showing: screen("a"), over: nil)
    painter.theme = .plain
    #expect(
      String(decoding: painter.bytes(showing: screen("a"), over: nil), as: UTF8.self)
        .contains("[0ma"))
  }
}
