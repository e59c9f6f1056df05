import Analysis
import GatingCore
import GatingML
import Plotting
import ScreenKit
import TestSupport
import Testing
import Workbench

@Suite struct EllipseTests {
  private static let drawing = "x34<ret>y10<ret>HHJJgo<space>LLLLKK<space>"
  private let drawn = Self.drawing + "<c-u>cells<ret>"

  private struct Missing: Error {}

  private func ellipse(_ session: Session) throws -> EllipsoidGate {
    guard case .ellipsoid(let gate) = session.model.strategy.gates.last?.geometry else {
      throw Missing()
    }
    return gate
  }

  private func plane(_ session: Session) throws -> EllipsoidPlane {
    try #require(EllipsoidPlane(try ellipse(session), x: 0, y: 1))
  }

  private func held(_ session: Session) throws -> Handle.ID {
    guard case .edit(let drag) = session.model.mode else { throw Missing() }
    return drag.held
  }

  @Test func twoCornersDrawTheEllipseInTheirBox() throws {
    var session = try Session.marrow()
    try session.press("x34<ret>y10<ret>HHJJgo<space>LLLL")
    expectSnapshot(of: session.screen, named: "drawing-80x24")
    try session.press("KK<space>")
    guard case .prompt = session.model.mode else {
      Issue.record("not naming")
      return
    }
    try session.press("<esc>")
    guard case .draw(let sketch) = session.model.mode else {
      Issue.record("not drawing again")
      return
    }
    #expect(sketch.kind == .ellipse && sketch.corners.count == 2)
    try session.press("<ret><c-u>cells<ret>")
    let gate = try ellipse(session)
    #expect(session.strategy.gates.last?.name == "cells")
    #expect(gate.covariance[1] == 0 && gate.distanceSquared == 1)
    let corners = sketch.corners.map {
      Point(sketch.axes.x.coordinate(at: $0.x), sketch.axes.y.coordinate(at: $0.y))
    }
    #expect(abs(gate.mean[0] - (corners[0].x + corners[1].x) / 2) < 1e-12)
    #expect(abs(gate.covariance[3].squareRoot() - abs(corners[0].y - corners[1].y) / 2) < 1e-12)
    // Counted by hand from the values before the scale.
    let engine = SampleEngine(Session.marrowTable)
    let all = EventMask(all: Session.marrowTable.count)
    let values = try gate.dimensions.map { dimension in
      let scale = PreparedScale(dimension.scale)
      return try engine.values(dimension, matrices: [], of: all).map { scale($0) }
    }
    let expected = zip(values[0], values[1]).count { x, y in
      let (dx, dy) = (x - gate.mean[0], y - gate.mean[1])
      return dx * dx / gate.covariance[0] + dy * dy / gate.covariance[3] <= 1
    }
    #expect(expected > 100)
    #expect(session.recounted[session.strategy.gates.last?.id ?? ""] == expected)
    #expect(session.model.answer?.counts == session.recounted)
  }

  @Test func aBoxWithoutWidthIsRefused() throws {
    var session = try Session.marrow()
    try session.press("go<space><ret>")
    #expect(session.messageLine == " Two corners of the box around it are needed; 1 set so far.")
    try session.press("L<space>")
    #expect(session.messageLine == " The two corners must lie apart on both axes.")
    try session.press("o")
    #expect(
      session.messageLine
        == " An ellipse has ends alone; a rectangle or a range can be open.")
    try session.press("<esc>vgo")
    #expect(session.messageLine.contains("A histogram takes ranges"))
  }

  /// On every step every count on the screen is that of an evaluation from scratch.
  @Test func everyStepCountsRight() throws {
    var session = try Session.marrow()
    try session.press(drawn + "e")
    #expect(try held(session) == .whole)
    var generator = SeededGenerator(seed: 9)
    let keys = [
      "<left>", "<right>", "<up>", "<down>", "<s-left>", "<s-up>", "<tab>", "(", "3)", "{", "2}",
      "m", "i", "x", "o",
    ]
    var changes = 0
    for _ in 0..<80 {
      let before = session.model.answer?.counts
      try session.press(keys.randomElement(using: &generator) ?? "l")
      #expect(session.model.answer?.counts == session.recounted)
      #expect(Geometry.ellipsoid(try ellipse(session)).fault == nil)
      if session.model.answer?.counts != before { changes += 1 }
    }
    #expect(changes > 20)
    let depth = session.model.history.depth
    try session.press("<ret>")
    #expect(session.model.history.depth == depth + 1)
    try session.press("u")
    #expect(session.model.answer?.counts == session.recounted)
  }

  @Test func endsAreMovedAndKeepTheirHold() throws {
    var session = try Session.marrow()
    try session.press(drawn + "e<tab>")
    #expect(try held(session) == .end(0))
    let before = try plane(session)
    try session.press("4<right>")
    let wider = try plane(session)
    #expect(wider.first.x > before.first.x)
    #expect(wider.centre == before.centre)
    #expect(abs(wider.measure.short - before.measure.short) < 1e-9)
    // The end goes up until it is the upper one.
    try session.press("9K")
    #expect(try held(session) == .end(1))
    #expect(abs(try plane(session).measure.degrees) > 45)
    try session.press("<esc>")
    #expect(try plane(session).measure == before.measure)
    #expect(session.model.history.depth == 1)
  }

  @Test func turningKeepsTheAxes() throws {
    var session = try Session.marrow()
    try session.press(drawn + "e<tab>")
    let before = try plane(session).measure
    try session.press("6(")
    var after = try plane(session).measure
    #expect(abs(after.degrees - before.degrees - 30) < 1e-9)
    #expect(abs(after.long - before.long) < 1e-12 && abs(after.short - before.short) < 1e-12)
    expectSnapshot(of: session.screen, named: "turned-80x24")
    try session.press("4(")
    #expect(try held(session) == .end(1))
    try session.press("10)")
    #expect(try held(session) == .end(0))
    after = try plane(session).measure
    #expect(abs(after.degrees - before.degrees) < 1e-9)
    // Holding an end, its axis alone grows.
    try session.press("}")
    let longer = try plane(session).measure
    #expect(abs(longer.long / before.long - 1.05) < 1e-9)
    #expect(abs(longer.short - before.short) < 1e-9)
    try session.press("m}")
    #expect(abs(try plane(session).measure.short / before.short - 1.05) < 1e-9)
    try session.press("<ret>")
    let edit = try #require(session.model.history.log.last)
    #expect(session.messageLine.contains("events; u undoes."))
    try session.press("t")
    let rows = session.screen.textRows.joined()
    #expect(rows.contains("larger, half axes"), "\(edit)")
  }

  @Test func valuesAreTypedExactly() throws {
    var session = try Session.marrow()
    try session.press(drawn + "e=1,000 200<ret>")
    var gate = try ellipse(session)
    #expect(gate.mean[0] == PreparedScale(gate.dimensions[0].scale)(1000))
    #expect(gate.mean[1] == PreparedScale(gate.dimensions[1].scale)(200))
    try session.press("=axes 12.5 4 angle 30<ret>")
    let measure = try plane(session).measure
    #expect(abs(measure.long - 0.125) < 1e-12 && abs(measure.short - 0.04) < 1e-12)
    #expect(abs(measure.degrees - 30) < 1e-9)
    try session.press("=angle -10°<ret><tab>")
    #expect(session.messageLine.contains("12.5×4 -10°"))
    try session.press("=5000 _<ret>")
    gate = try ellipse(session)
    let end = try plane(session).ends[0]
    #expect(abs(PreparedScale(gate.dimensions[0].scale).inverse(end.x) - 5000) < 1e-6)
    try session.press("=")
    let answers = [
      ("axes 5", "Type two half axes in % of the scale, above 0, as in axes 12.5 4."),
      ("axes 5 0", "Type two half axes in % of the scale, above 0, as in axes 12.5 4."),
      ("angle left", "Type an angle in degrees to the left, as in angle 30."),
      ("angle 3 4", "4 is not understood; type as in axes 12.5 4 angle 30."),
      ("open _", "An ellipse has no open side; type a value."),
      ("5", "Type two values, x then y, as in 820 2600; _ leaves one as it is."),
    ]
    for (answer, sentence) in answers {
      try session.press("<c-u>" + answer + "<ret>")
      #expect(session.messageLine == " " + sentence, "\(answer)")
    }
    try session.press("<esc><ret>")
    #expect(session.model.history.depth == 2)
    #expect(session.model.answer?.counts == session.recounted)
  }

  @Test func theMouseDrawsAndDragsIt() throws {
    var session = try Session.marrow()
    try session.press("x34<ret>y10<ret>go")
    func mouse(_ kind: MouseEvent.Kind, _ column: Int, _ row: Int) {
      session.send(.mouse(MouseEvent(kind, .left, at: Position(column: column, row: row))))
    }
    mouse(.press, 50, 14)
    mouse(.drag, 60, 10)
    mouse(.release, 70, 6)
    try session.press("<c-u>cells<ret>")
    let before = try plane(session)
    // The middle of the box is its centre.
    mouse(.press, 60, 10)
    mouse(.drag, 62, 11)
    #expect(session.model.answer?.counts == session.recounted)
    mouse(.release, 62, 11)
    let moved = try plane(session)
    #expect(moved.centre.x > before.centre.x && moved.centre.y < before.centre.y)
    #expect(abs(moved.measure.long - before.measure.long) < 1e-12)
    // Its right end, pulled up and round over the top.
    mouse(.press, 72, 11)
    mouse(.drag, 72, 8)
    mouse(.drag, 62, 4)
    #expect(try held(session) == .end(1))
    mouse(.release, 62, 4)
    #expect(session.model.mode == .browse)
    #expect(abs(try plane(session).measure.degrees) > 45)
    #expect(session.model.history.depth == 3)
    #expect(session.model.answer?.counts == session.recounted)
  }

  @Test func copiesAndFilesKeepIt() throws {
    var session = try Session.marrow()
    try session.press(drawn + "e5(<tab>3l<ret>Y<down><ret>P")
    let gates = session.strategy.gates.filter { $0.geometry.kind == "ellipse" }
    #expect(gates.count == 2)
    #expect(gates.first?.geometry == gates.last?.geometry)
    #expect(session.model.answer?.counts == session.recounted)
    let written = GatingMLWriter.write(session.strategy)
    let read = try GatingMLReader.read(Array(written.utf8)).strategy
    #expect(read == session.strategy)
  }
}
