import GatingCore
import ScreenKit
import TestSupport
import Testing
import Workbench

@Suite struct ZoomTests {
  private let toCD34 = "<down><down><down><down><down><down><ret>"

  @Test func zoomingKeepsThePointUnderTheCrosshairAndChangesNoGate() throws {
    var session = try Session.marrow()
    try session.press(toCD34 + "LLK")
    let before = session.model.axes
    let strategy = session.strategy
    let point = session.model.crosshairPoint
    try session.press("+")
    let after = session.model.axes
    #expect(after.x.upper - after.x.lower < before.x.upper - before.x.lower)
    #expect(
      abs(after.x.coordinate(at: point.x) - before.x.coordinate(at: point.x)) < 1e-12)
    #expect(
      abs(after.y.coordinate(at: point.y) - before.y.coordinate(at: point.y)) < 1e-12)
    try session.press("-")
    #expect(abs(session.model.axes.x.lower - before.x.lower) < 1e-12)
    #expect(session.strategy == strategy)
    #expect(session.model.history.depth == 0)
  }

  /// The density map's events and those beyond its edges are all of the population, wherever the
  /// view is.
  @Test func everyEventIsInViewOrCountedAtAnEdge() throws {
    var session = try Session.marrow()
    try session.press(toCD34)
    let count = try #require(session.recounted["CD34pos"])
    for keys in ["zi", "3zh", "2zk", "zi", "zp", "zs", "9zl", "4zj", "zo", "za"] {
      try session.press(keys)
      let map = try #require(session.model.answer?.density)
      let beyond = map.beyondLeft + map.beyondRight + map.beyondBottom + map.beyondTop
      #expect(map.total + beyond + map.notShown == count, "after \(keys)")
      #expect(session.model.answer?.counts == session.recounted)
    }
  }

  @Test func theCentralPercentilesFillTheView() throws {
    var session = try Session.marrow()
    try session.press(toCD34 + "<backspace>zp")
    #expect(session.messageLine.contains("The central 99.8 % of CD45dim"))
    let count = try #require(session.recounted["CD45dim"])
    let map = try #require(session.model.answer?.density)
    #expect(map.beyondLeft + map.beyondRight <= count / 500)
    #expect(map.beyondBottom + map.beyondTop <= count / 500)
    #expect(map.total >= count - count / 250)
    expectSnapshot(of: session.screen, named: "zoomed-to-the-centre")
  }

  @Test func theSelectedGateFillsTheView() throws {
    var session = try Session.marrow()
    try session.press("<down><down><down><down><down>")
    try session.press("<down><left><ret>zs")
    #expect(session.messageLine == " CD45dim can't be drawn on these axes.")
    try session.press("<backspace>zs")
    #expect(session.messageLine.contains("CD45dim fills the view; za shows all."))
    expectSnapshot(of: session.screen, named: "zoomed-to-a-gate")
    try session.press("za")
    #expect(session.model.axes.x.lower == 0)
    #expect(session.model.axes.x.upper == 1)
  }

  @Test func theHeldHandleStaysWhereItIs() throws {
    var session = try Session.marrow()
    try session.press(toCD34 + "<down>e")
    let place = session.messageLine
    try session.press("+++")
    #expect(session.messageLine == place)
    #expect(session.model.axes.x.upper - session.model.axes.x.lower < 0.5)
    try session.press("<right><esc>")
    #expect(session.model.history.depth == 0)
  }

  @Test func aPrefixListsEachCommandOnce() throws {
    guard case .prefix(let commands) = KeyMap.standard.match(try KeyScript.parse("z"), in: .browse)
    else {
      Issue.record("z is no prefix")
      return
    }
    #expect(Set(commands.map(\.id)).count == commands.count)
  }

  @Test func zoomingEndsSomewhere() throws {
    var session = try Session.marrow()
    try session.press("99zi")
    #expect(session.messageLine == " This is as near as it gets.")
    try session.press("99zo")
    #expect(session.messageLine == " This is as far as it gets; za fits.")
    try session.press("99zh99zk99zl99zj")
    #expect(session.model.axes.x.lower.isFinite)
  }

  @Test func everyPopulationHasItsOwnView() throws {
    var session = try Session.marrow()
    try session.press(toCD34)
    let whole = session.model.axes
    try session.press("zizi<backspace>")
    let other = session.model.axes
    #expect(other.x.dimension != whole.x.dimension)
    try session.press("<ret>")
    #expect(session.model.axes.x.upper - session.model.axes.x.lower < 0.6)
  }

  @Test func aPercentileOfNothingSaysSo() throws {
    var session = try Session.marrow()
    try session.press(toCD34 + "<down><down><down><down><ret>")
    try session.press("gpLL<space>L<space>K<space><ret><c-u>none<ret><ret>zp")
    if session.recounted.values.contains(0),
      session.model.answer?.count(of: session.model.viewed) == 0
    {
      #expect(session.messageLine == " none has no events to take a percentile of.")
    } else {
      Issue.record("the drawn gate is not empty")
    }
  }
}
