import GatingCore
import ScreenKit
import TestSupport
import Testing
import Workbench

@Suite struct ScaleTests {
  private let toCD34 = "<down><down><down><down><down><down><ret>"

  @Test func noScaleChangesACountOrAGate() throws {
    var session = try Session.marrow()
    try session.press(toCD34)
    let strategy = session.strategy
    let counts = session.model.answer?.counts
    let keys = [
      "l", "3l", "h", "f", "l", "2h", "f", "l", "h", "f", "k", "J", "<tab>", "f", "f", "F",
    ]
    try session.press("sx")
    for key in keys {
      try session.press(key)
      #expect(session.model.answer?.counts == counts)
      #expect(session.model.answer?.density != nil, "after \(key)")
      #expect(session.strategy == strategy)
    }
    try session.press("<ret>")
    #expect(session.model.answer?.counts == counts)
    #expect(session.strategy == strategy)
    #expect(session.model.history.depth == 0)
  }

  @Test func aWiderLogicleIsSeenAtOnceAndEscapePutsItBack() throws {
    var session = try Session.marrow()
    try session.press(toCD34)
    let before = session.model.axes
    try session.press("sx5l")
    #expect(
      session.model.axes.x.dimension.scale.function == .logicle(t: 262_144, w: 1, m: 4.5, a: 0))
    #expect(session.messageLine.hasPrefix(" SCALE x CD19: logicle, W 1.0  top 262,144"))
    expectSnapshot(of: session.screen, named: "scale-wider")
    try session.press("<esc>")
    #expect(session.model.axes == before)
    #expect(session.model.mode == .browse)
    #expect(session.messageLine == " The scales are as they were.")
  }

  @Test func kindsFollowOneAnotherAndKeepTheView() throws {
    var session = try Session.marrow()
    try session.press(toCD34 + "sy")
    func ends() -> (Double, Double) {
      let axis = session.model.axes.y
      let scale = PreparedScale(axis.dimension.scale)
      return (scale.inverse(axis.lower), scale.inverse(axis.upper))
    }
    let first = ends()
    try session.press("f")
    #expect(session.messageLine.contains("asinh, cofactor 150"))
    #expect(abs(ends().0 - first.0) < 1e-6 && abs(ends().1 - first.1) < 1e-3)
    try session.press("l")
    #expect(session.messageLine.contains("asinh, cofactor 188"))
    try session.press("f")
    #expect(session.messageLine.contains("logarithmic, 4.5 decades"))
    try session.press("f")
    #expect(session.messageLine.contains("linear"))
    try session.press("l")
    #expect(session.messageLine == " A linear scale has no width; f changes to another.")
  }

  @Test func theEndsOfTheViewAreTyped() throws {
    var session = try Session.marrow()
    try session.press(toCD34 + "sx=")
    try session.press("5<ret>")
    #expect(
      session.messageLine == " Type two data values, lower and upper, as in -200 100000.")
    try session.press("<c-u>100 -5<ret>")
    #expect(session.messageLine == " The lower end must lie below the upper one.")
    try session.press("<c-u>-200 20,000<ret><ret>")
    let axis = session.model.axes.x
    let scale = PreparedScale(axis.dimension.scale)
    #expect(abs(scale.inverse(axis.lower) + 200) < 1e-6)
    #expect(abs(scale.inverse(axis.upper) - 20_000) < 1e-6)
    try session.press("sx=<esc><esc>")
    #expect(session.model.mode == .browse)
    #expect(session.model.axes.x == axis)
  }

  /// Gates drawn on one scale and shown on another are held and moved as they look.
  @Test func aGateIsHeldOnAnotherScale() throws {
    var session = try Session.marrow()
    try session.press(toCD34 + "sxf<ret><down>e<s-right><ret>")
    #expect(session.model.answer?.counts == session.recounted)
    #expect(session.model.history.depth == 1)
  }
}
