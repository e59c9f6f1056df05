import GatingCore
import ScreenKit
import TestSupport
import Testing
import Workbench

@Suite struct ExactValueTests {
  private let box = "x34<ret>y10<ret>HHJJgr<space>LLLLKK<space><c-u>box<ret>e"

  /// The compensated values of a parameter, by an evaluation of its own.
  private func values(_ dimension: Dimension, of id: GateID?, _ session: Session) throws -> [Double]
  {
    let engine = SampleEngine(Session.marrowTable)
    let result = try #require(engine.evaluate(session.model.strategy))
    return try engine.values(
      dimension, matrices: session.model.strategy.matrices,
      of: try #require(result.mask(of: id)))
  }

  private func boxGate(_ session: Session) throws -> RectangleGate {
    guard case .rectangle(let gate) = session.model.strategy.gates.last?.geometry else {
      Issue.record("not a rectangle")
      throw KeyScriptError.unclosed(offset: 0)
    }
    return gate
  }

  @Test func aBoundIsExactlyTheValueTyped() throws {
    var session = try Session.marrow()
    try session.press(box + "<tab><tab><tab><tab>=820<ret><tab>=open<ret>")
    let gate = try boxGate(session)
    let side = gate.sides[0]
    let minimum = try #require(side.interval.minimum)
    #expect(abs(PreparedScale(side.dimension.scale).inverse(minimum) - 820) < 1e-9)
    #expect(minimum == PreparedScale(side.dimension.scale)(820))
    #expect(side.interval.maximum == nil)
    try session.press("<ret>")
    // Counted by hand from the values before the scale.
    let x = try values(side.dimension, of: nil, session)
    let other = gate.sides[1]
    let y = try values(other.dimension, of: nil, session)
    let scale = PreparedScale(other.dimension.scale)
    let expected = zip(x, y).count { $0 >= 820 && other.interval.contains(scale($1)) }
    #expect(session.recounted[session.strategy.gates.last?.id ?? ""] == expected)
    #expect(session.model.history.depth == 2)
  }

  @Test func cornersAndVerticesTakeTwoValues() throws {
    var session = try Session.marrow()
    try session.press(box + "=1,000 -20<ret>")
    var gate = try boxGate(session)
    #expect(gate.sides[0].interval.minimum == PreparedScale(gate.sides[0].dimension.scale)(1000))
    #expect(gate.sides[1].interval.minimum == PreparedScale(gate.sides[1].dimension.scale)(-20))
    try session.press("=_ -5.5<ret>")
    gate = try boxGate(session)
    #expect(gate.sides[0].interval.minimum == PreparedScale(gate.sides[0].dimension.scale)(1000))
    #expect(gate.sides[1].interval.minimum == PreparedScale(gate.sides[1].dimension.scale)(-5.5))
    try session.press("<esc>")
    #expect(session.model.history.depth == 1)
  }

  @Test func aPercentileIsThatOfTheNamedEvents() throws {
    var session = try Session.marrow()
    try session.press(box + "<tab><tab><tab><tab>=90%<ret>")
    var side = try boxGate(session).sides[0]
    let all = try values(side.dimension, of: nil, session)
    let ninety = try #require(Percentile.of(all, fraction: 0.9))
    #expect(side.interval.minimum == PreparedScale(side.dimension.scale)(ninety))
    try session.press("=5% of cd34+<ret>")
    side = try boxGate(session).sides[0]
    let some = try values(side.dimension, of: "CD34pos", session)
    let five = try #require(Percentile.of(some, fraction: 0.05))
    #expect(side.interval.minimum == PreparedScale(side.dimension.scale)(five))
    #expect(session.model.answer?.counts == session.recounted)
  }

  @Test func wrongAnswersSayWhatIsExpected() throws {
    var session = try Session.marrow()
    try session.press(box + "=")
    let answers = [
      ("820", "Type two values, x then y, as in 820 2600; _ leaves one as it is."),
      ("a b", "a is no value; type a number, 99.9%, 99.9% of NAME, open or _."),
      ("5 101%", "101% is no percentile; type 0% to 100%, as in 99.9%."),
      ("5 90% of", "Name a population after of, as in 99.9% of CD34+."),
      ("5 90% of nobody", "No population is called nobody."),
      ("200000 _", "The lower bound must not lie above the upper one."),
    ]
    for (answer, sentence) in answers {
      try session.press("<c-u>" + answer + "<ret>")
      #expect(session.messageLine == " " + sentence, "\(answer)")
    }
    try session.press("<esc><esc>")
    #expect(session.model.mode == .browse)
    #expect(session.model.history.depth == 1)
  }

  @Test func dividersStayInOrderAndThePromptKeepsTheDrag() throws {
    var session = try Session.marrow()
    try session.press("<down><down><down><down><down><down><ret><down>e<right>=")
    expectSnapshot(of: session.screen, named: "typing-a-crossing")
    try session.press("900000 _<ret>")
    #expect(session.messageLine == " A divider must stay between its neighbours.")
    try session.press("<c-u>open _<ret>")
    #expect(
      session.messageLine
        == " Only a bound of a rectangle or range can be open; type a value.")
    try session.press("<c-u>700 1500<ret>")
    #expect(session.messageLine.contains("CD19 700  CD22 1,500"))
    try session.press("<ret>")
    #expect(session.model.history.depth == 1)
    #expect(session.model.answer?.counts == session.recounted)
  }
}
