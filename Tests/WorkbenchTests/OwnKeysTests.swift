import ScreenKit
import TestSupport
import Testing
import Workbench

/// The workbench with keys of a person's own: whatever shows a key shows those.
@Suite struct OwnKeysTests {
  private func session(_ lines: [(String, [String])], allowsUnicode: Bool = true) throws -> Session
  {
    let (map, faults) = KeyMap.applying(
      lines.map { KeyMap.Override(context: "browse", command: $0.0, keys: $0.1) })
    #expect(faults.isEmpty)
    return try Session.marrow(
      allowsUnicode: allowsUnicode, preferences: Preferences(keyMap: map))
  }

  @Test func keysDoWhatTheyWereBoundTo() throws {
    var session = try session([("gate.polygon", ["<f5>"]), ("plot.xAxis", ["<space>x"])])
    try session.press("<space>")
    #expect(session.screen.textRows.contains { $0.hasPrefix(" Space  more") })
    try session.press("x22<ret>")
    #expect(session.screen.textRows.contains { $0.contains("CD22 PE-A →") })
    try session.press("<f5>")
    guard case .draw = session.model.mode else {
      Issue.record("not drawing")
      return
    }
    try session.press("<esc>gp")
    #expect(session.messageLine == " p does nothing after that key; ? lists the keys.")
  }

  @Test func everyPlaceThatShowsAKeyShowsOnesOwn() throws {
    var session = try session([
      ("edit.undo", ["<c-u>"]), ("help", ["<f2>"]), ("gate.polygon", ["Xp"]),
      ("gate.rectangle", ["Xr"]), ("strategy.save", []), ("crosshair.left", ["<lt>"]),
      ("gate.earlier", []),
    ])
    let hints = try #require(session.screen.textRows.last)
    #expect(hints.contains("F2 keys") && hints.contains("X gates"), "\(hints)")
    #expect(!hints.contains("save"))
    try session.press("Z")
    #expect(session.messageLine == " Z does nothing here; F2 lists the keys.")
    try session.press("g+")
    #expect(session.messageLine.contains("^U undoes."))
    try session.press("X")
    #expect(session.screen.textRows.contains { $0.hasPrefix(" X  gates") })
    #expect(session.screen.textRows.contains { $0.hasPrefix(" p  draw a polygon gate") })
    try session.press("<esc>:polygon")
    #expect(session.screen.textRows.contains { $0.hasPrefix(" X p") })
    try session.press("<esc><f2>")
    #expect(session.screen.textRows.contains { $0.contains("^U") || $0.contains("X p") })
    let list = HelpText.lines(isASCII: false, keyMap: session.model.keyMap)
    #expect(list.contains { $0.keys == "<" && $0.text.hasSuffix("(5<: five)") })
    #expect(list.contains { $0.keys.isEmpty && $0.text.hasPrefix("save the strategy") })
  }

  @Test func whatHasNoKeyIsFoundInThePaletteAndSentencesSaySo() throws {
    var session = try session([("edit.undo", []), ("help", [])])
    try session.press("g+")
    #expect(session.messageLine.contains(":edit.undo undoes."))
    try session.press("Z")
    #expect(session.messageLine == " Z does nothing here; :help lists the keys.")
    try session.press(":edit.undo<ret>")
    #expect(session.model.history.depth == 0)
  }

  @Test func settingsDecideHowItBegins() throws {
    let preferences = Preferences(
      glyphs: .quadrants, usesMouse: false, folder: "out", countFormat: "tsv")
    var session = try Session.marrow(preferences: preferences)
    #expect(session.model.glyphs.kind == .quadrants)
    #expect(!session.model.usesMouse)
    try session.press("c")
    #expect(
      session.screen.textRows.contains { $0.contains("write the counts to: out/a.counts.tsv") })
    try session.press("<esc>w")
    #expect(
      session.screen.textRows.contains { $0.contains("save the strategy to: out/a.gating.xml") })
    #expect(try Session.marrow(allowsUnicode: false, preferences: preferences).model.glyphs.isASCII)
  }

  @Test func whatOneNeedsIsInTheHintsAt80Columns() throws {
    for isUnicode in [true, false] {
      var session = try Session.marrow(allowsUnicode: isUnicode)
      for script in ["", "<down><down><ret>", "<down><ret>"] {
        let hints = try #require(session.press(script).textRows.last)
        for word in ["open", "gates", "find", "save", "counts", "keys", "quit"] {
          #expect(hints.contains(word), "\(hints)")
        }
        #expect(hints.count <= 80)
      }
    }
  }

  @Test func theWholeListReadsBackAsTheTable() {
    // The lines are commented out; without the signs they are the table.
    let overrides = KeyMap.standard.configuration.split(separator: "\n")
    #expect(overrides.count { $0.hasPrefix("[keys.") } == Command.Context.allCases.count)
    #expect(overrides.count { $0.hasPrefix("# \"") } == CommandTable.all.count)
    #expect(overrides.allSatisfy { $0.hasPrefix("#") || $0.hasPrefix("[") })
  }
}
