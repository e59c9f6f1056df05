import ScreenKit
import Testing

@Suite struct ScriptedTerminalTests {
  @Test func eventsComeOneByOneAndThenItCloses() throws {
    let terminal = try ScriptedTerminal(size: Size(columns: 9, rows: 3), keys: "a<esc>")
    #expect(terminal.wait(timeoutMilliseconds: nil) == [.input(.key(KeyPress(.character("a"))))])
    terminal.waker()
    terminal.waker()
    #expect(terminal.wait(timeoutMilliseconds: 0) == [.woken])
    #expect(terminal.wait(timeoutMilliseconds: nil) == [.input(.key(KeyPress(.escape)))])
    #expect(terminal.wait(timeoutMilliseconds: nil) == [.closed])
  }

  @Test func sizeFollowsAndScreensAreKept() {
    let size = Size(columns: 5, rows: 2)
    let terminal = ScriptedTerminal(size: Size(columns: 9, rows: 3), events: [.resized(size)])
    #expect(terminal.wait(timeoutMilliseconds: 5) == [.resized(size)])
    #expect(terminal.size == size)
    let screen = Screen(size: size)
    terminal.show(screen)
    #expect(terminal.screens == [screen])
    terminal.suspend()
    terminal.stop()
    #expect(terminal.suspensions == 1)
    #expect(terminal.isStopped)
  }
}
