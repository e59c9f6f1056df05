import ScreenKit
import Settings
import TestSupport
import Testing

/// The driver on terminals with fewer colours, without Unicode, and where there is none.
@Suite(.serialized, .enabled(if: TmuxSession.isAvailable, "needs tmux"))
struct TerminalKindTests {
  @Test func noColourIsRespected() throws {
    let session = try ProbeSession(prefix: "NO_COLOR=1")
    #expect(session.tmux.rows[0].hasSuffix("unicode none"))
    let styled = session.tmux.styledRows.joined()
    #expect(!styled.contains("38;5"))
    #expect(!styled.contains("48;5"))
    #expect(session.tmux.styledRows[3].contains("[7m"), "the selection is reversed")
  }

  @Test(arguments: [
    ("COLORTERM=truecolor", true), ("TERM=xterm-256color COLORTERM=24bit", true),
    ("COLORTERM=truecolor NO_COLOR=1", false), ("COLORTERM=", false), ("COLORTERM=yes", false),
    ("TERM=xterm-256color", false),
  ])
  func coloursAreExactWhereTheTerminalSaysSo(prefix: String, isExact: Bool) throws {
    let session = try ProbeSession(prefix: prefix)
    let tmux = session.tmux
    #expect(
      try tmux.wait {
        let state = try $0.state("#{alternate_on} #{cursor_flag} #{cursor_x},#{cursor_y}")
        return $0.rows[23].hasSuffix("↘") && state == "1 1 3,4"
      })
    let styled = tmux.styledRows
    #expect(styled.joined().contains("38;2;") == isExact)
    #expect(tmux.rows[1].hasPrefix(String(repeating: "⣿", count: 16) + "    "))
    #expect(tmux.rows[2] == "wide 中文 end")
    guard isExact else {
      try tmux.type("q")
      #expect(try session.isRestored())
      return
    }
    #expect(tmux.rows[0].hasSuffix("unicode direct"))
    let theme = BuiltInThemes.theme(named: "dark").theme
    let dense = try #require(theme.density.last)
    #expect(styled[1].contains("38;2;\(dense.red);\(dense.green);\(dense.blue)m⣿"), "\(styled[1])")
    // More combinations than pairs, then fewer; a new theme; a new size; stopped and going on.
    try tmux.type("k")
    #expect(tmux.wait { $0.rows[6].hasPrefix("▀") && $0.rows[21].hasPrefix("▀") })
    try tmux.type("kt")
    let light = try #require(BuiltInThemes.theme(named: "light").theme.paper)
    #expect(
      tmux.wait {
        $0.rows[6].isEmpty
          && $0.styledRows[3].contains("48;2;\(light.red);\(light.green);\(light.blue)")
      })
    try tmux.resize(Size(columns: 100, rows: 30))
    #expect(tmux.wait { $0.rows[0].hasPrefix("probe 100x30") && $0.rows[29].hasSuffix("↘") })
    try tmux.press("C-z")
    #expect(try session.isRestored())
    try tmux.run("fg")
    #expect(
      tmux.wait { $0.rows[0].hasPrefix("probe 100x30") && $0.rows[2] == "wide 中文 end" })
    #expect(tmux.styledRows[1].contains("38;2;"))
    try tmux.type("q")
    #expect(tmux.wait(for: "probe: left"))
    #expect(try session.isRestored())
  }

  @Test func eightColoursHaveFewPairs() throws {
    let session = try ProbeSession(prefix: "TERM=xterm")
    let tmux = session.tmux
    #expect(tmux.rows[0].hasSuffix("unicode eight"))
    #expect(tmux.styledRows[1].contains("[34m"))
    // More pairs than there are, then fewer, several times: nothing wears out.
    for _ in 0..<3 {
      try tmux.type("k")
      #expect(tmux.wait { $0.rows[6].hasPrefix("▀") })
      try tmux.type("k")
      #expect(tmux.wait { $0.rows[6].isEmpty })
    }
    #expect(tmux.styledRows[1].contains("[34m"))
    try tmux.type("q")
    #expect(try session.isRestored())
  }

  @Test func aTerminalCalledXtermMayHaveMore() throws {
    let session = try ProbeSession(prefix: "TERM=xterm COLORTERM=yes")
    #expect(session.tmux.rows[0].hasSuffix("unicode indexed"))
  }

  @Test(arguments: ["LC_ALL=C", "LANG=POSIX", "TERM=linux"])
  func asciiIsAllThereIs(prefix: String) throws {
    let session = try ProbeSession(prefix: prefix)
    let tmux = session.tmux
    #expect(tmux.rows[0].contains(" ascii "))
    #expect(tmux.rows[2] == "wide ? ?  end")
    #expect(tmux.rows.joined().unicodeScalars.allSatisfy { $0.isASCII })
  }

  @Test(arguments: ["LANG=", "LANG=xx_XX.UTF-8", "LANG= LC_CTYPE=C.UTF-8"])
  func missingLocalesStillShowBraille(prefix: String) throws {
    let session = try ProbeSession(prefix: prefix)
    #expect(session.tmux.rows[0].contains(" unicode "))
    #expect(session.tmux.rows[1].hasPrefix("⣿⣿⣿"))
  }

  @Test(arguments: [
    ("TERM=no-such", "TERM is 'no-such', which the terminal database does not know"),
    ("TERM=dumb", "a terminal of the kind 'dumb' cannot place its cursor"),
    ("TERM=", "TERM is not set"),
  ])
  func whereItCannotStartItSaysWhy(prefix: String, sentence: String) throws {
    let tmux = try TmuxSession(size: Size(columns: 200, rows: 10))
    let settings = try tmux.settings()
    try tmux.run("clear; \(prefix) \(BuiltProducts.path(of: "TerminalProbe")); echo status $?")
    #expect(tmux.wait(for: "probe: \(sentence)"), "\(tmux.rows)")
    #expect(tmux.wait(for: "status 2"))
    #expect(try tmux.settings() == settings)
  }

  @Test func aPipeIsNoTerminal() throws {
    let result = try ChildProcess.run(
      BuiltProducts.path(of: "TerminalProbe"), environment: ["TERM": "xterm"])
    #expect(result.status == 2)
    #expect(result.output.hasPrefix("probe: standard output is not a terminal"))
  }
}
