import ScreenKit
import TerminalDriver
import Testing

@Suite struct TerminalEnvironmentTests {
  private func environment(_ variables: [String: String]) -> TerminalEnvironment {
    TerminalEnvironment { variables[$0] }
  }

  @Test(arguments: [
    (["LC_ALL": "C"], true), (["LC_ALL": "POSIX", "LANG": "de_DE.UTF-8"], true),
    (["LC_CTYPE": "C", "LANG": "en_US.UTF-8"], true), (["LANG": "C"], true),
    (["LC_ALL": "", "LC_CTYPE": "en_US.utf8", "LANG": "C"], false), ([:], false),
    (["LANG": "C.UTF-8"], false), (["LANG": "en_US.UTF-8"], false), (["LANG": "en_US"], false),
    (["LANG": "de_DE.ISO-8859-15@euro"], true), (["LANG": "de_DE@euro"], false),
  ])
  func localeDecidesAboutASCII(variables: [String: String], isASCII: Bool) {
    #expect(environment(variables).asksForASCII == isASCII)
  }

  @Test func terminalNames() {
    #expect(environment([:]).terminalName == nil)
    #expect(environment(["TERM": ""]).terminalName == nil)
    #expect(environment(["TERM": "xterm"]).terminalName == "xterm")
    #expect(
      environment(["TERM": "xterm", "COLORTERM": "truecolor"]).terminalName == "xterm-256color")
    #expect(environment(["TERM": "xterm", "XTERM_VERSION": "1"]).terminalName == "xterm-256color")
    #expect(environment(["TERM": "screen", "COLORTERM": "1"]).terminalName == "screen")
    #expect(environment(["TERM": "linux"]).hasFewGlyphs)
    #expect(!environment(["TERM": "xterm"]).hasFewGlyphs)
  }

  @Test(arguments: [
    (["TERM": "xterm-256color", "COLORTERM": "truecolor"], true),
    (["TERM": "xterm-256color", "COLORTERM": "24BIT"], true),
    (["TERM": "xterm-256color", "COLORTERM": "yes"], false), (["TERM": "xterm-256color"], false),
    (["TERM": "screen-256color", "COLORTERM": "truecolor"], false),
    (["TERM": "screen-256color", "COLORTERM": "truecolor", "TMUX": "/tmp/x,1,0"], true),
  ])
  func terminalsSayThatTheyHaveAllColours(variables: [String: String], isDirect: Bool) {
    #expect(environment(variables).claimsDirectColour == isDirect)
    #expect(
      environment(variables).depth(of: 256, wanted: nil) == (isDirect ? .direct : .indexed))
  }

  @Test func theDepthIsWhatIsThereAndWanted() {
    let plain = environment(["TERM": "xterm-256color"])
    #expect(plain.depth(of: 8, wanted: nil) == .eight)
    #expect(plain.depth(of: 0x1000000, wanted: nil) == .direct)
    #expect(plain.depth(of: 256, wanted: .direct) == .direct)
    #expect(plain.depth(of: 256, wanted: .sixteen) == .sixteen)
    #expect(plain.depth(of: 8, wanted: .indexed) == .eight)
    #expect(plain.depth(of: 0, wanted: .direct) == .none)
    let claiming = environment(["TERM": "xterm-256color", "COLORTERM": "truecolor"])
    #expect(claiming.depth(of: 256, wanted: .indexed) == .indexed)
    // What a description of few colours can't show is not believed.
    #expect(claiming.depth(of: 8, wanted: nil) == .eight)
    #expect(environment(["TERM": "linux"]).depth(of: 8, wanted: .direct) == .eight)
    let refusing = environment(["COLORTERM": "truecolor", "NO_COLOR": "1"])
    #expect(refusing.depth(of: 256, wanted: nil) == .none)
    #expect(refusing.depth(of: 256, wanted: .direct) == .none)
  }

  @Test func colourIsRefusedByAnyValue() {
    #expect(environment(["NO_COLOR": "0"]).refusesColour)
    #expect(!environment(["NO_COLOR": ""]).refusesColour)
    #expect(!environment([:]).refusesColour)
  }

  @Test(arguments: [
    (
      TerminalStartError.notATerminal(.output),
      "standard output is not a terminal; run dotgate in a terminal, or use a subcommand, which "
        + "needs none"
    ),
    (
      .notATerminal(.input),
      "standard input is not a terminal; run dotgate in a terminal without redirecting its input"
    ),
    (.unnamedTerminal, "TERM is not set; set it to the terminal's name, such as xterm-256color"),
    (
      .unknownTerminal("f\u{1B}o"),
      "TERM is 'f?o', which the terminal database does not know; set it to the terminal's name, "
        + "such as xterm-256color"
    ),
    (
      .noTerminalDatabase("x"),
      "no terminal database was found for TERM 'x'; install the package ncurses-base, or set "
        + "TERMINFO to where the database is"
    ),
    (
      .cannotMoveCursor("dumb"),
      "a terminal of the kind 'dumb' cannot place its cursor; use another terminal, or set TERM to "
        + "what it really is"
    ),
    (.system("no pipe can be opened"), "the terminal cannot be set up: no pipe can be opened"),
    (.alreadyStarted, "the terminal is in use already"),
  ])
  func sentences(error: TerminalStartError, sentence: String) {
    #expect(error.description == sentence)
  }
}
