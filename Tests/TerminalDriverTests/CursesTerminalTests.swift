import Glibc
import ScreenKit
import TestSupport
import Testing

/// What only a real terminal shows; without tmux there is none to test in.
@Suite(.serialized, .enabled(if: TmuxSession.isAvailable, "needs tmux"))
struct CursesTerminalTests {
  @Test func coloursBrailleAndWideGlyphsAppear() throws {
    let session = try ProbeSession()
    let tmux = session.tmux
    #expect(tmux.rows[0] == "probe 80x24 unicode indexed")
    #expect(tmux.rows[1].hasPrefix(String(repeating: "⣿", count: 16) + "    ▀"))
    #expect(tmux.rows[2] == "wide 中文 end")
    #expect(tmux.rows[23].hasSuffix("↘"))
    let styled = tmux.styledRows
    // xterm's 117 is the dark theme's title, 17 its selection, 233 its paper.
    #expect(styled[0].contains("38;5;117m"))
    #expect(styled[0].contains("48;5;233m"))
    #expect(styled[3].contains("48;5;17mchosen"))
    #expect(styled[1].matches(of: /38;5;\d+m⣿/).count >= 8)
    #expect(try tmux.state("#{alternate_on} #{cursor_flag} #{cursor_x},#{cursor_y}") == "1 1 3,4")
    try tmux.type("t")
    #expect(tmux.wait { $0.styledRows[3].contains("48;5;189mchosen") })
    try tmux.type("q")
    #expect(tmux.wait(for: "probe: left"))
    #expect(try session.isRestored())
  }

  @Test func keysPastesAndTheMouseArrive() throws {
    let session = try ProbeSession()
    let tmux = session.tmux
    func expect(_ event: String) { #expect(tmux.wait(for: ": \(event)"), "\(tmux.rows)") }
    try tmux.press("Up")
    expect("<up>")
    try tmux.press("C-c")
    expect("<c-c>")
    try tmux.press("C-s")
    expect("<c-s>")
    try tmux.press("C-\\")
    expect("<c-\\>")
    try tmux.press("M-x")
    expect("<a-x>")
    try tmux.press("Escape")
    expect("<esc>")
    try tmux.press("S-Left")
    expect("<s-left>")
    try tmux.press("Enter")
    expect("<ret>")
    try tmux.type("é")
    expect("é")
    try tmux.paste("one\ttwo")
    #expect(tmux.wait { $0.rows[4].contains("paste one") })
    try tmux.type("m")
    #expect(try tmux.wait { try $0.state("#{mouse_button_flag} #{mouse_sgr_flag}") == "1 1" })
    try tmux.send(bytes: Array("\u{1B}[<32;70;5M".utf8))
    expect("drag 69,4")
    try tmux.type("M")
    #expect(try tmux.wait { try $0.state("#{mouse_any_flag} #{mouse_sgr_flag}") == "0 0" })
    try tmux.type("w")
    expect("woken")
    try tmux.type("q")
    #expect(try session.isRestored())
  }

  @Test func theSizeFollows() throws {
    let session = try ProbeSession()
    let tmux = session.tmux
    try tmux.resize(Size(columns: 200, rows: 60))
    #expect(tmux.wait { $0.rows[0].hasPrefix("probe 200x60") && $0.rows[59].hasSuffix("↘") })
    #expect(tmux.rows[4].contains("resized 200x60"))
    try tmux.resize(Size(columns: 30, rows: 6))
    #expect(tmux.wait { $0.rows[0].hasPrefix("probe 30x6") && $0.rows[5].hasSuffix("↘") })
    try tmux.resize(Size(columns: 1, rows: 1))
    #expect(try tmux.wait { try $0.state("#{pane_width}") == "1" })
    try tmux.resize(Size(columns: 80, rows: 24))
    #expect(tmux.wait { $0.rows[0].hasPrefix("probe 80x24") && $0.rows[23].hasSuffix("↘") })
    try tmux.type("q")
    #expect(try session.isRestored())
  }

  @Test func suspendingGivesTheTerminalBack() throws {
    let session = try ProbeSession()
    let tmux = session.tmux
    try tmux.type("m")
    try tmux.press("C-z")
    #expect(try session.isRestored())
    try tmux.resize(Size(columns: 70, rows: 20))
    try tmux.run("fg")
    #expect(tmux.wait { $0.rows[0].hasPrefix("probe 70x20") })
    #expect(try tmux.wait { try $0.state("#{alternate_on} #{mouse_sgr_flag}") == "1 1" })
    try tmux.type("x")
    #expect(tmux.wait(for: ": x"))
    try tmux.type("q")
    #expect(tmux.wait(for: "probe: left"))
    #expect(try session.isRestored())
  }

  @Test(arguments: [SIGTSTP, SIGSTOP])
  func beingStoppedIsSurvived(number: Int32) throws {
    let session = try ProbeSession()
    let tmux = session.tmux
    try session.signal(number)
    #expect(tmux.wait(for: "topped"), "the shell says so: \(tmux.rows)")
    if number == SIGTSTP {
      #expect(try session.isRestored())
      try tmux.run("clear")
    }
    // After SIGSTOP nobody has set the terminal back: the shell reads raw, and only LF ends a line.
    try tmux.type("fg")
    try tmux.press("C-j")
    #expect(tmux.wait(for: "suspended"), "\(tmux.rows)")
    #expect(tmux.wait { $0.rows[0].hasPrefix("probe 80x24") })
    #expect(tmux.rows[2] == "wide 中文 end")
    try tmux.press("Up")
    #expect(tmux.wait(for: ": <up>"))
    try tmux.type("q")
    #expect(try session.isRestored())
  }

  @Test(arguments: [SIGTERM, SIGHUP, SIGQUIT, SIGINT])
  func signalsToEndAreEvents(number: Int32) throws {
    let session = try ProbeSession()
    try session.tmux.type("m")
    try session.signal(number)
    #expect(session.tmux.wait(for: "probe: terminated by \(number)"))
    #expect(try session.isRestored())
  }

  @Test(arguments: [SIGSEGV, SIGABRT, SIGBUS, SIGILL, SIGFPE, SIGTRAP])
  func faultsSentFromOutsideRestore(number: Int32) throws {
    let session = try ProbeSession()
    try session.tmux.type("m")
    #expect(session.tmux.wait(for: ": m"))
    try session.signal(number)
    #expect(try session.tmux.wait { try $0.child == nil })
    #expect(try session.isRestored())
  }

  /// exit, fatalError here and on another thread, a wild pointer, an index out of bounds, a stack overflow.
  @Test(arguments: [("e", 3), ("f", 132), ("d", 132), ("s", 139), ("o", 132), ("r", 139)])
  func everyWayOutRestores(key: String, status: Int) throws {
    let session = try ProbeSession()
    let tmux = session.tmux
    try tmux.type("m")
    #expect(tmux.wait(for: ": m"))
    try tmux.type(key)
    // A dying program may still have to write its core after it restored the terminal.
    #expect(try tmux.wait { try $0.child == nil })
    #expect(try tmux.state(ProbeSession.modes) == ProbeSession.clean)
    try tmux.run("echo status $?")
    #expect(tmux.wait(for: "status \(status)"), "\(tmux.rows)")
    #expect(try session.isRestored())
  }

  @Test func aBusyProgramEndsAtTheSecondRequest() throws {
    let session = try ProbeSession()
    try session.tmux.type("h")
    let child = try #require(try session.tmux.child)
    // The first request may come before the key was read; a third one is then the second.
    #expect(session.tmux.wait(until: { _ in kill(child, SIGTERM) != 0 }))
    #expect(try session.isRestored())
  }

  @Test func aClosedTerminalEndsTheProgram() throws {
    let session = try ProbeSession()
    let child = try #require(try session.tmux.child)
    try session.tmux.hangUp()
    #expect(session.tmux.wait(until: { _ in !ChildProcess.isRunning(child) }))
  }

  @Test func bracketedPasteIsOffAfterwards() throws {
    let session = try ProbeSession()
    let tmux = session.tmux
    try tmux.type("q")
    #expect(try session.isRestored())
    try tmux.run("clear; cat -v")
    try tmux.paste("pasted\n")
    #expect(tmux.wait { $0.rows.count { $0 == "pasted" } == 2 }, "\(tmux.rows)")
  }
}
