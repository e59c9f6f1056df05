import Analysis
import GatingCore
import ScreenKit
import TestSupport
import Testing
import Workbench

@Suite struct CertaintyPageTests {
  private let toTarget = "<down><down><down><down><down><down><down><down>"

  private func band(_ session: Session) throws -> BoundaryBand? {
    try session.model.answer?.certainty?.band?.get()
  }

  @Test func theCountItsIntervalAndItsEdges() throws {
    var session = try Session.marrow()
    expectSnapshot(of: try session.press(toTarget + "Q"), named: "certainty-80x24")
    let id = try #require(session.model.selected)
    let certainty = try #require(session.model.answer?.certainty)
    let known = try certainty.band?.get()
    let band = try #require(known)
    let engine = SampleEngine(Session.marrowTable)
    let result = try #require(engine.evaluate(session.strategy))
    let truth = try engine.boundaryBand(of: id, in: session.strategy, result)
    #expect(band == truth)
    // Each side of the target's quadrant is an edge, and the open sides of scatter are none.
    #expect(
      band.moves.map(\.edge).count { $0.gate == session.strategy.gate(id)?.id } == 2)
    try session.press("<esc>")
    #expect(session.model.mode == .browse && session.model.answer?.certainty == nil)
    #expect(session.model.history.depth == 0)
  }

  @Test func fewEventsOfAWholeAreAWarning() throws {
    var session = try Session.marrow()
    try session.press(toTarget + "Q")
    let count = try #require(session.model.answer?.count(of: "CD34pos"))
    #expect(
      session.screen.textRows.contains {
        $0.contains("Few events: 20 of these \(count) events are 10.2 %, 50 are 25.4 %.")
      })
    try session.press("kk")
    #expect(session.model.selected == "CD34pos")
    #expect(!session.screen.textRows.contains { $0.contains("Few events") })
    #expect(
      session.screen.textRows.contains { $0.contains("20 of these 3,695 events are 0.541 %") })
  }

  @Test func theStepIsTyped() throws {
    var session = try Session.marrow()
    try session.press(toTarget + "Q")
    let usual = try #require(try band(session))
    try session.press("=<c-u>0.3<ret>")
    let wide = try #require(try band(session))
    #expect(wide.step == 0.3 && session.model.bandStep == 0.3)
    #expect(wide.high - wide.low > usual.high - usual.low)
    #expect(session.screen.textRows.contains { $0.contains("One edge moved by 0.3 decade: ") })
    try session.press("=<c-u>0<ret>")
    #expect(session.messageLine.contains("Type a part of a decade, from 0.001 to 10."))
    #expect(session.model.bandStep == 0.3)
    try session.press("<esc>")
    #expect(session.screen.textRows[0].contains("How sure is the count of"))
  }

  @Test func anotherDenominatorHasItsOwnInterval() throws {
    var session = try Session.marrow()
    expectSnapshot(
      of: try session.press(toTarget + "Q%nucl<ret>").textRows, named: "certainty-of-nucleated")
    #expect(session.model.denominator == "Nucleated")
    #expect(session.screen.textRows.count { $0.contains("counting only") } == 2)
  }

  @Test func edgesScroll() throws {
    var session = try Session.marrow()
    try session.press(toTarget + "Q")
    let edges = { (session: Session) in
      session.screen.textRows.filter { $0.contains("outline") || $0.contains("side ") }
    }
    let first = edges(session)
    try session.press("4J")
    #expect(edges(session) != first)
    try session.press("99J")
    let last = edges(session)
    try session.press("J")
    #expect(edges(session) == last)
    try session.press("99K")
    #expect(edges(session) == first)
  }

  @Test func allEventsHaveNoShareAndNoEdge() throws {
    var session = try Session.marrow()
    try session.press("Q")
    #expect(session.screen.textRows[1].contains("20,000 events, all that the file holds."))
    #expect(session.model.answer?.certainty?.band == nil)
  }

  @Test func whatCannotBeAssessedSaysWhy() throws {
    let strategy = GatingStrategy(gates: [
      Gate(
        id: "q", name: "q",
        geometry: .rectangle(
          RectangleGate([.init(Dimension(parameter: "Q"), Interval(minimum: 1))]))),
      Gate(
        id: "open", name: "open",
        geometry: .rectangle(
          RectangleGate([.init(Dimension(parameter: "FSC-A"), Interval())]))),
    ])
    var session = try Session([Session.marrowTable], strategy)
    try session.press("<down>Q")
    #expect(session.screen.textRows[1].contains("Not assessable. The sample has no parameter Q"))
    try session.press("j")
    #expect(
      session.screen.textRows.contains {
        $0.contains("No edge of its path is bounded: there is nothing to move.")
      })
  }

  @Test func countsAreExportedWithFurtherColumns() throws {
    var session = try Session.marrow()
    try session.press("c<c-u>x.csv --statistics mode:CD22<ret>")
    #expect(session.messageLine.contains("x.csv") || session.model.message != nil)
    #expect(session.files.isEmpty)
    try session.press("<c-u>x y.csv --statistics median:CD22,bandLow<ret>")
    guard case .counts(_, _, let columns, .exact) = session.files["x y.csv"] else {
      Issue.record("nothing was written: \(session.files.keys)")
      return
    }
    #expect(columns == [.of(.median, "CD22"), .band(isHigh: false, step: 0.1)])
    try session.press("c<c-u>plain.csv<ret>")
    guard case .counts(_, _, [], .exact) = session.files["plain.csv"] else {
      Issue.record("plain.csv has further columns")
      return
    }
  }
}
