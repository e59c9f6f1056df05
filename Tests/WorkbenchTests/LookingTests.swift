import Analysis
import GatingCore
import ScreenKit
import TestSupport
import Testing
import Workbench

@Suite struct LookingTests {
  private let toCD45dim = "<down><down><down><down><down><ret>"

  @Test func aHistogramCountsEveryEventInViewOnce() throws {
    var session = try Session.marrow()
    expectSnapshot(of: try session.press(toCD45dim + "v"), named: "histogram-80x24")
    let answer = try #require(session.model.answer)
    let curve = try #require(answer.curves.first)
    #expect(answer.curves.count == 1)
    let inView = curve.histogram.total + curve.histogram.below + curve.histogram.above
    #expect(inView == answer.count(of: "CD45dim"))
    #expect(session.model.history.depth == 0)
    try session.press("v")
    #expect(session.model.answer?.density != nil)
    #expect(session.screen.textRows.contains { $0.contains("SSC-A") })
  }

  @Test func aHistogramInASCIIAndAt200x60() throws {
    var session = try Session.marrow(allowsUnicode: false)
    expectSnapshot(of: try session.press(toCD45dim + "v"), named: "histogram-ASCII")
    var wide = try Session.marrow(size: Size(columns: 200, rows: 60))
    expectSnapshot(of: try wide.press(toCD45dim + "v"), named: "histogram-200x60")
  }

  @Test func countIsAnAnswerForTheYAxis() throws {
    var session = try Session.marrow()
    try session.press(toCD45dim + "ycount<ret>")
    #expect(session.model.answer?.curves.count == 1)
    try session.press("yssc-a<ret>")
    #expect(session.model.answer?.density != nil)
  }

  @Test func aRangeIsDrawnAndDraggedOnAHistogram() throws {
    var session = try Session.marrow()
    try session.press(toCD45dim + "vg|<space>LLL<space>")
    expectSnapshot(of: session.screen, named: "range-on-histogram")
    try session.press("<c-u>band<ret>")
    let gate = try #require(session.strategy.gates.last)
    guard case .rectangle(let rectangle) = gate.geometry else {
      Issue.record("not a range")
      return
    }
    #expect(rectangle.sides.count == 1)
    // What is drawn on a histogram still knows two axes, as files do.
    #expect(gate.plot?.y.dimension.references.first?.name == "SSC-A")
    try session.press("e<s-right>")
    #expect(session.messageLine.contains("HOLD left side"))
    #expect(session.model.answer?.counts[gate.id] == session.recounted[gate.id])
    try session.press("<ret>")
    #expect(session.model.history.depth == 2)
    try session.press("gp")
    #expect(
      session.messageLine == " A histogram takes ranges (g|) and splits (g+); v shows two axes.")
  }

  @Test func anUnfinishedRangeGoesBackToTheHistogram() throws {
    var session = try Session.marrow()
    try session.press(toCD45dim + "vg|<space>LLL<space><esc>")
    guard case .draw = session.model.mode else {
      Issue.record("not drawing")
      return
    }
    #expect(session.model.answer?.curves.count == 1)
    try session.press("<esc>")
    #expect(session.model.mode == .browse)
    #expect(session.model.history.depth == 0)
  }

  @Test func siblingsAndAPopulationLieOverAHistogram() throws {
    var session = try Session.marrow()
    try session.press(toCD45dim + "<down><down><ret>")
    #expect(session.model.viewed == "CD19negCD22neg")
    try session.press("V")
    #expect(session.messageLine == " Siblings are drawn over a histogram; v shows one.")
    try session.press("vV")
    #expect(session.model.answer?.curves.map(\.population).count == 6)
    try session.press("V<left>B")
    #expect(session.model.answer?.curves.map(\.population) == ["CD19negCD22neg", "CD34pos"])
    expectSnapshot(of: session.screen, named: "histogram-overlay")
  }

  @Test func backgatingDrawsAPopulationOverAnyPlot() throws {
    var session = try Session.marrow()
    try session.press("<down><down><down><down><ret><down><down>B")
    #expect(session.model.viewed == "Viable")
    expectSnapshot(of: session.screen, named: "backgate")
    let map = try #require(session.model.answer?.backgate)
    #expect(
      map.total + map.beyondLeft + map.beyondRight + map.beyondTop + map.beyondBottom
        == session.model.answer?.count(of: "CD34pos"))
    #expect(session.screen.textRows.contains { $0.contains("• CD34+ 197") })
    try session.press("<up><up><up><ret>")
    #expect(session.screen.textRows.contains { $0.contains("• CD34+ 197") })
    try session.press("<down><down><down>B")
    #expect(session.model.backgate == nil)
    #expect(!session.screen.textRows.contains { $0.contains("•") })
  }

  @Test func aDeletedPopulationIsNoLongerDrawn() throws {
    var session = try Session.marrow()
    try session.press("<down><down><down><down><down><down>Bd")
    #expect(session.model.answer?.backgate == nil)
    #expect(!session.screen.textRows.contains { $0.contains("•") })
    try session.press("u")
    #expect(session.model.answer?.backgate != nil)
  }
}
