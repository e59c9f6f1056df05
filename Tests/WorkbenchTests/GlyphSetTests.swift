import ScreenKit
import TermPlot
import TestSupport
import Testing
import Workbench

@Suite struct GlyphSetTests {
  private static let kinds: [GlyphSet.Kind] = [.braille, .halfBlocks, .quadrants, .ascii]

  private func session(_ kind: GlyphSet.Kind, _ size: Size) throws -> Session {
    var session = try Session.marrow(size: size)
    let index = try #require(Self.kinds.firstIndex(of: kind))
    try session.press(String(repeating: "b", count: index))
    return session
  }

  @Test(arguments: kinds, [Size(columns: 80, rows: 24), Size(columns: 200, rows: 60)])
  func aDensePlotWithAHeldGate(kind: GlyphSet.Kind, size: Size) throws {
    var session = try session(kind, size)
    let screen = try session.press("<down><down><down>e<tab>")
    expectSnapshot(of: screen, named: "dense-\(kind)-\(size.columns)x\(size.rows)")
  }

  @Test(arguments: kinds)
  func aSparsePlotWithQuadrants(kind: GlyphSet.Kind) throws {
    var session = try session(kind, Size(columns: 80, rows: 24))
    let screen = try session.press("6<down><ret>LKK")
    expectSnapshot(of: screen, named: "sparse-\(kind)-80x24")
  }

  @Test func oneKeyGoesThroughTheSets() throws {
    var session = try Session.marrow()
    try session.press("b")
    #expect(session.messageLine == " Plots are drawn in half blocks; next is quadrants.")
    try session.press("b")
    #expect(session.messageLine == " Plots are drawn in quadrants; next is ASCII.")
    try session.press("b")
    #expect(session.messageLine == " Plots are drawn in ASCII; next is braille.")
    #expect(session.screen.cells.allSatisfy { $0.glyph.isASCII })
    try session.press("b")
    #expect(session.model.glyphs == .braille)
  }

  @Test func theCrosshairStaysWhereItPoints() throws {
    var session = try Session.marrow()
    try session.press("LLLLKK")
    func place() -> Int? {
      session.screen.cells.firstIndex {
        $0.foreground == .crosshair && ($0.background == .selected || $0.glyph == "+")
      }
    }
    let before = try #require(place())
    for _ in 0..<4 {
      try session.press("b")
      #expect(place() == before)
    }
  }

  @Test func anASCIITerminalKeepsToASCII() throws {
    var session = try Session.marrow(allowsUnicode: false)
    try session.press("b")
    #expect(session.messageLine == " This terminal shows ASCII alone.")
    #expect(session.model.glyphs == .ascii)
  }
}
