import Analysis
import GatingCore
import ScreenKit
import TestSupport
import Testing
import Workbench

@Suite struct CardTests {
  private let toCD34 = "<down><down><down><down><down><down>"

  @Test func theCardListsMediansAndRatiosToTheParent() throws {
    var session = try Session.marrow()
    expectSnapshot(of: try session.press(toCD34 + "i"), named: "card-80x24")
    let card = try #require(session.model.answer?.card)
    let place = try #require(
      session.model.panel.parameters.firstIndex { $0.stain == "CD34 PE-Cy7" })
    let median = try #require(card.medians.first?[place])
    let parent = try #require(card.medians.dropFirst().first?[place])
    #expect(median > 1_500)
    #expect(parent < 1_500)
    let engine = SampleEngine(Session.marrowTable)
    let mask = try #require(engine.evaluate(session.strategy)?.mask(of: "CD34pos"))
    let dimension = Dimension(
      parameter: session.model.panel.parameters[place].name, compensation: .file)
    #expect(median == Percentile.median(try engine.values(dimension, matrices: [], of: mask)))
    try session.press("<esc>")
    #expect(session.model.mode == .browse)
    #expect(session.model.answer?.card == nil)
    #expect(session.model.history.depth == 0)
  }

  @Test func at200x60ItHasFiveSmallPlots() throws {
    var session = try Session.marrow(size: Size(columns: 200, rows: 60))
    expectSnapshot(of: try session.press(toCD34 + "i"), named: "card-200x60")
    let maps = try #require(session.model.answer?.card?.maps)
    #expect(maps.count == 5)
    for map in maps.dropLast() {
      let map = try #require(map)
      #expect(
        map.total + map.beyondLeft + map.beyondRight + map.beyondTop + map.beyondBottom
          + map.notShown == session.model.answer?.count(of: "CD34pos"))
    }
  }

  @Test func aReferenceStaysForOtherCards() throws {
    var session = try Session.marrow()
    try session.press(toCD34 + "iR<down>")
    #expect(session.messageLine.trimmed.isEmpty)
    // CD34+ is this one's parent already.
    #expect(session.model.answer?.card?.medians.count == 2)
    try session.press("<up><up>")
    #expect(session.model.answer?.card?.medians.count == 3)
    #expect(session.screen.textRows.contains { $0.contains("/ CD34+") })
    try session.press("<down>R<up>")
    #expect(session.model.answer?.card?.medians.count == 2)
  }

  @Test func theCardOfAllEventsHasNoReference() throws {
    var session = try Session.marrow()
    try session.press("i")
    #expect(session.model.answer?.card?.medians.count == 1)
    #expect(session.screen.textRows.contains { $0.contains("20,000 events") })
  }
}

extension String {
  fileprivate var trimmed: Substring { drop { $0 == " " } }
}
