import ScreenKit
import TestSupport
import Testing
import Workbench

/// Every feature at three sizes; what is drawn on the plot in every set of glyphs.
///
/// Text alone: roles are recorded where a feature has its own tests.
@Suite struct EveryScreenTests {
  private static let sizes = [
    Size(columns: 80, rows: 24), Size(columns: 120, rows: 40), Size(columns: 200, rows: 60),
  ]

  /// On the CD34+ cells of the path that ships.
  private static let drawn = [
    ("polygon-held", "gpHK<space>LLK<space>LJJ<space><ret><ret>e<tab>5l"),
    ("quadrants-with-arms", "<down>ea<tab>J"),
    ("open-rectangle", "groLK"),
    ("histogram-with-siblings", "<down><down><ret>vV"),
    ("backgate", "<left><ret><down><down><down>B"),
    ("card", "i"),
    ("crosshair", "LK"), ("ellipse-held", "goHHK<space>LLLLJJ<space><ret>e5(<tab>"),
    ("rectangle-of-three", "grHK<space>LLLJJ<space><ret>x34<ret>eio3H"),
  ]

  private static let written = [
    ("palette", ":zoom"), ("which-key", "g"), ("usual-plots", "p"), ("axis", "x22"),
    ("scale", "sx3l"), ("zoomed", "zs3zl"), ("proposal", "p34<ret>gv"), ("quadrants", "gq"),
    ("typed-bound", "<down>e=820 2600"), ("role", "DP 7<ret>pre<ret>1<ret>"), ("mark", "ma'"),
    ("statistics", "I"), ("certainty", "Q"),
    ("formula", "gbCD19-<tab><tab>"), ("combined", "gbCD19-CD22- or CD19+CD22+<ret><ret>"),
    ("help", "?"), ("leaving", "<down>d<down>q"),
  ]

  private static let toCD34 = "<down><down><down><down><down><down><ret>"

  @Test(arguments: sizes, [0, 1, 2, 3]) func whatIsDrawn(size: Size, glyphs: Int) throws {
    for (name, script) in Self.drawn {
      var session = try Session.marrow(size: size)
      try session.press(Self.toCD34)
      for _ in 0..<glyphs { try session.press("b") }
      try session.press(script)
      let set = ["braille", "half-blocks", "quadrants", "ASCII"][glyphs]
      expect(session.screen, "\(name)-\(set)-\(size.columns)x\(size.rows)")
    }
  }

  @Test(arguments: sizes) func whatIsWritten(size: Size) throws {
    for (name, script) in Self.written {
      var session = try Session.marrow(size: size)
      try session.press(Self.toCD34 + script)
      expect(session.screen, "\(name)-\(size.columns)x\(size.rows)")
    }
  }

  @Test(arguments: sizes) func severalSamples(size: Size) throws {
    let table = Session.marrowTable
    var session = try Session([table, table, table], size: size)
    try session.press("S")
    expect(session.screen, "samples-\(size.columns)x\(size.rows)")
  }

  private func expect(_ screen: Screen, _ name: String) {
    #expect(screen.textRows.count == screen.size.rows)
    // The hints are every feature's; they have tests of their own.
    let rows = screen.textRows.dropLast().map { row in
      String(row.reversed().drop { $0 == " " }.reversed())
    }
    expectSnapshot(of: rows, named: name)
  }
}
