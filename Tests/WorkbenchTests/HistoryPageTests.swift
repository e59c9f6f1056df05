import Analysis
import GatingCore
import ScreenKit
import TestSupport
import Testing
import Workbench

@Suite struct HistoryPageTests {
  private func session(allowsUnicode: Bool = true) throws -> Session {
    try .marrow(allowsUnicode: allowsUnicode, keeping: Keeping(.on))
  }

  @Test func whatWasDoneIsToldInWords() throws {
    var session = try session()
    try session.press("t")
    #expect(session.screen.textRows.joined().contains("Nothing was done yet."))
    try session.press("<esc>" + "<down>r<c-u>When<ret><down>e8<right><ret><down>d" + "ut")
    expectSnapshot(of: session.screen, named: "history-80x24")
    try session.press("kk")
    #expect(session.screen.textRows.contains { $0.contains("Nucleated` removed") })
    try session.press("<esc>")
    #expect(session.model.mode == .browse)
  }

  @Test func everyStateIsGoneBackTo() throws {
    var session = try session()
    let whole = session.strategy
    try session.press("<down>r<c-u>When<ret>")
    let renamed = session.strategy
    try session.press("d")
    let empty = session.strategy
    try session.press("u2u")
    #expect(session.strategy == whole)
    try session.press("<down>r<c-u>Other<ret>")
    // The deletion lies on a branch that redo no longer reaches.
    try session.press("tkkk<ret>")
    #expect(session.strategy == empty, "\(session.messageLine)")
    #expect(session.model.mode == .browse)
    #expect(session.messageLine.contains("Here is the state after entry 3"))
    try session.press("u")
    #expect(session.strategy == renamed)
    #expect(session.kept == session.model.history.log)
  }

  @Test func aStateIsNamedSignedOffAndLocked() throws {
    var session = try session()
    try session.press("<down>r<c-u>When<ret>tn")
    try session.press("<ret>")
    #expect(session.messageLine.contains("Type a few words, or Esc."))
    try session.press("first look<ret>")
    #expect(session.model.history.log.last == .checkpoint("first look"))
    try session.press("sDr. A<ret>")
    #expect(session.messageLine.contains("as in A. Smith, reviewed."))
    try session.press(", reviewed<ret>")
    #expect(session.model.history.log.contains(.signOff(.init(name: "Dr. A", meaning: "reviewed"))))
    #expect(session.messageLine == " Signed off by Dr. A, and locked.")
    let before = session.strategy
    try session.press("<ret>")
    #expect(session.messageLine.contains("l unlocks it."))
    for keys in ["<esc>", "d", "u", "e<right><ret>", "<down>gp", "e"] {
      try session.press(keys)
      #expect(session.strategy == before)
    }
    // Nobody works on what will be refused.
    #expect(session.model.mode == .browse)
    #expect(
      session.screen.textRows.contains { $0.contains("locked (signed off by Dr. A: reviewed)") })
    try session.press("tlwrong tube<ret>")
    #expect(session.model.history.log.last == .unlock(reason: "wrong tube"))
    try session.press("<esc>d")
    #expect(session.strategy != before)
    #expect(session.kept == session.model.history.log)
  }

  @Test func promptsOfTheHistoryLeadBackToIt() throws {
    var session = try session()
    try session.press("<down>d")
    for key in ["n", "s", "l"] {
      try session.press("t\(key)<esc>")
      #expect(session.model.context == .history)
      try session.press("<esc>")
    }
    #expect(session.model.history.lockReason == nil)
  }

  @Test func theHistoryIsASCIIWhereTheTerminalIs() throws {
    var session = try session(allowsUnicode: false)
    try session.press("<down><down>e8<right><ret><down>dut")
    for key in ["", "k", "n", "<esc>s", "<esc>l"] {
      try session.press(key)
      let foreign = session.screen.cells.filter { !$0.glyph.isASCII }
      #expect(foreign.isEmpty, "\(key): \(foreign.map(\.glyph))")
    }
  }
}
