import Testing
import Workbench

@Suite struct ThemeKeyTests {
  @Test func aKeyGoesThroughTheThemes() throws {
    var session = try Session.marrow()
    #expect(session.model.theme == "dark")
    try session.press("T")
    #expect(session.themesShown == ["light"])
    #expect(session.messageLine == " Theme 2 of 3 is light; T goes on to mine.")
    try session.press("T")
    #expect(session.model.theme == "mine")
    try session.press("T")
    #expect(session.themesShown == ["light", "mine", "dark"])
    try session.press("2T")
    #expect(session.model.theme == "mine")
  }

  @Test func aFaultInAThemeIsSaid() throws {
    var session = try Session.marrow()
    try session.press("2T")
    session.send(.warned("mine.toml, line 3: no"))
    #expect(session.messageLine == " mine.toml, line 3: no")
    #expect(session.model.message?.kind == .warning)
  }
}
