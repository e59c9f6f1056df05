import GatingCore
import GatingML
import ScreenKit
import TestSupport
import Testing
import Workbench

/// Quadrants whose dividers lie elsewhere on the two sides of another divider.
@Suite struct ArmsTests {
  private func held() throws -> Session {
    var session = try Session.marrow()
    try session.press("x34<ret>y10<ret>LKg+e")
    return session
  }

  private func gate(_ session: Session) throws -> QuadrantGate {
    guard case .quadrants(let gate)? = session.model.strategy.gates.last?.geometry else {
      throw Missing()
    }
    return gate
  }

  private struct Missing: Error {}

  @Test func anArmMovesOnItsOwnAndOnlyItsSideChanges() throws {
    var session = try held()
    let before = session.recounted
    try session.press("a")
    #expect(session.recounted == before)
    #expect(try gate(session).dividers.count == 3)
    try session.press("<tab>2J")
    expectSnapshot(of: session.screen, named: "arms-80x24")
    let after = session.recounted
    #expect(session.model.answer?.counts == after)
    let ids = try gate(session).quadrants.map(\.id)
    let changed = ids.filter { before[$0] != after[$0] }
    #expect(changed.count == 2)
    #expect(ids.compactMap { after[$0] }.reduce(0, +) == 20_000)
    try session.press("<ret>")
    #expect(session.model.history.depth == 2)
    try session.press("u")
    #expect(session.recounted == before)
  }

  @Test func armsAreJoinedWhereTheHeldOneIs() throws {
    var session = try held()
    try session.press("a<tab>2Ja")
    let joined = try gate(session)
    #expect(joined.dividers.count == 2)
    let moved = try #require(session.model.answer?.counts)
    #expect(moved == session.recounted)
    try session.press("u")
    #expect(session.model.message?.text.contains("does nothing") == true)
    try session.press("<esc>")
    #expect(session.model.mode == .browse)
  }

  @Test func armsOfXAndWhatCannotBe() throws {
    var session = try held()
    let before = session.recounted
    try session.press("Aa")
    #expect(session.messageLine == " The dividers of one axis alone can have arms.")
    try session.press("<tab><tab>3l")
    #expect(session.recounted != before)
    #expect(session.model.answer?.counts == session.recounted)
    // A divider more on y while x has arms; then the arm goes with its last quadrant.
    try session.press("I<ret>")
    let counts = session.recounted
    #expect(try gate(session).quadrants.compactMap { counts[$0.id] }.reduce(0, +) == 20_000)
    try session.press("<esc>gr<space>LK<space><ret>ea")
    #expect(session.messageLine == " Only quadrants have dividers with arms.")
  }

  @Test func aHistogramIsSplitInTwoAndInThree() throws {
    var session = try Session.marrow()
    try session.press("x45<ret>v8lg+")
    let split = try gate(session)
    #expect(split.dividers.count == 1)
    #expect(split.quadrants.map(\.name) == ["CD45-", "CD45+"])
    try session.press("e4l")
    expectSnapshot(of: session.screen, named: "split-80x24")
    #expect(session.model.answer?.counts == session.recounted)
    try session.press("i<ret>")
    let three = try gate(session).quadrants
    #expect(three.map(\.name) == ["CD45-", "CD45dim", "CD45+"])
    let counts = session.recounted
    #expect(three.compactMap { counts[$0.id] }.reduce(0, +) == 20_000)
    try session.press("uu")
    #expect(session.strategy == (try Session.marrow()).strategy)
    try session.press("gr")
    #expect(session.messageLine.contains("takes ranges (g|) and splits (g+)"))
  }

  @Test func theyAreSavedAndCountedAsTheyAre() throws {
    var session = try held()
    try session.press("a<tab>2J<ret>")
    let text = GatingMLWriter.write(session.strategy)
    let document = try GatingMLReader.read(Array(text.utf8))
    #expect(document.strategy == session.strategy)
    let counts = GatingEngine.evaluate(document.strategy, on: Session.marrowTable).counts
    #expect(counts == session.recounted)
  }
}
