import Analysis
import GatingCore
import ScreenKit
import TestSupport
import Testing
import Workbench

@Suite struct KeepingTests {
  private func session(_ mode: Keeping.Mode = .on, allowsUnicode: Bool = true) throws -> Session {
    try .marrow(allowsUnicode: allowsUnicode, keeping: Keeping(mode))
  }

  private func header(_ session: Session) -> String { session.screen.textRows[0] }

  @Test func lookingAloneIsNotKept() throws {
    var session = try session()
    try session.press("<down><down><ret>xssc<ret>vvzi]i<esc>q")
    #expect(session.kept.isEmpty)
    #expect(session.hasQuit)
  }

  @Test func everyEditIsKeptInItsTurnAndQuittingDoesNotAsk() throws {
    var session = try session()
    let start = session.model.history.analysis
    try session.press("<down>dure<c-u>T 2<ret>" + "<down>e<right><ret>")
    #expect(session.kept == session.model.history.log)
    #expect(header(session).hasSuffix("1 edit · kept"))
    var history = History(start)
    for entry in session.kept { try history.append(entry) }
    #expect(history.analysis == session.model.history.analysis)
    try session.press("q")
    #expect(session.hasQuit)
  }

  @Test func whatIsNotOnTheDiskYetHasADot() throws {
    var session = try session()
    session.keepsUp = false
    try session.press("<down>d")
    #expect(header(session).hasSuffix("1 edit · •"))
    session.send(.kept(session.kept.count))
    #expect(header(session).hasSuffix("1 edit · kept"))
  }

  @Test func aFailingDiskIsSaidAndLeavingAsks() throws {
    var session = try session()
    session.keepsUp = false
    try session.press("<down>d")
    session.send(.notKept("The disk of /x is full."))
    #expect(header(session).hasSuffix("1 edit · NOT KEPT"))
    #expect(
      session.screen.textRows.joined().contains(
        "Edits are not kept, only remembered: The disk of /x is full. W names another file."))
    try session.press("q")
    #expect(!session.hasQuit)
    try session.press("<esc>u")
    session.send(.notKept("The disk of /x is full."))
    #expect(session.messageLine.hasPrefix(" Undid"), "the same is not said twice")
    session.send(.kept(session.kept.count))
    #expect(session.messageLine == " All edits are kept again.")
    try session.press("q")
    #expect(session.hasQuit)
  }

  @Test func aReadOnlySessionRefusesEdits() throws {
    var session = try session(.readOnly("Read-only: anna has it."))
    let before = session.strategy
    for keys in ["<down>d", "u", "U", "e<right><ret>", "rX<ret><esc>"] {
      try session.press(keys)
      #expect(session.strategy == before, "\(keys)")
    }
    try session.press("<esc>d")
    #expect(session.messageLine == " Read-only: anna has it.")
    #expect(header(session).hasSuffix("read-only"))
    #expect(session.kept.isEmpty)
    try session.press("W")
    #expect(session.messageLine == " Read-only: anna has it.")
    try session.press("q")
    #expect(session.hasQuit)
  }

  @Test func onlyTheCountsThatAnEditMovedFollowIt() throws {
    var session = try session()
    func moved() -> [MovedCounts] {
      session.kept.compactMap { if case .counts(let counts) = $0 { counts } else { nil } }
    }
    try session.press("<down><down><down><down><down><down><down>e3<right><ret>")
    // The first line says them all.
    let all = try #require(moved().first)
    #expect(moved().count == 1)
    #expect(all.counts.count == PopulationTree(session.strategy).nodes.count)
    let edit = try #require(session.kept.lastIndex { if case .edit = $0 { true } else { false } })
    #expect(all.of == edit + 1)
    try session.press("e3<right><ret>")
    let some = try #require(moved().last)
    #expect(moved().count == 2)
    #expect(!some.counts.isEmpty && some.counts.count < all.counts.count)
    #expect(some.since == all.of)
    for row in some.counts {
      #expect(row.count == session.recounted[row.gate])
      #expect(row.before == all.counts.first { $0.gate == row.gate }?.count)
    }
    try session.press("rX<ret>")
    #expect(moved().count == 2, "a name moves no count")
  }

  @Test func aSessionIsNamed() throws {
    var session = try session()
    try session.press("W<ret>")
    #expect(session.messageLine == " The session is kept in a.dotgate from now on.")
    session = try self.session(.off)
    try session.press("W")
    #expect(session.messageLine == " No session is kept here.")
  }

  @Test func aHashIsKeptOnce() throws {
    var session = try session()
    let file = SampleFile(size: 3, sha256: "ab")
    session.send(.identified(SampleID("a"), file))
    session.send(.identified(SampleID("a"), file))
    #expect(session.model.history.analysis.sample(SampleID("a"))?.file == file)
    #expect(session.kept.isEmpty)
    try session.press("<down>d")
    #expect(session.kept.first == .begin(.identify(SampleID("a"), file)))
  }

  @Test func aFileThatWasWrittenIsLogged() throws {
    var session = try session()
    session.send(.exported(.init(path: "/a.csv", sha256: "ab", head: nil)))
    #expect(session.kept.last == .export(.init(path: "/a.csv", sha256: "ab", head: nil)))
    session = try self.session(.readOnly("Read-only."))
    session.send(.exported(.init(path: "/a.csv", sha256: "ab", head: nil)))
    #expect(session.model.history.log.isEmpty)
  }

  @Test func whatIsSaidOfKeepingIsASCIIWhereTheTerminalIs() throws {
    var session = try session(allowsUnicode: false)
    session.keepsUp = false
    try session.press("<down>d")
    #expect(header(session).hasSuffix("1 edit, *"))
    for action in [Action.kept(session.kept.count), .notKept("It is full."), .named("a")] {
      session.send(action)
      #expect(session.screen.cells.allSatisfy { $0.glyph.isASCII })
    }
    try session.press("W")
    #expect(session.screen.cells.allSatisfy { $0.glyph.isASCII })
  }
}
