import Analysis
import GatingCore
import ScreenKit
import TestSupport
import Testing
import Workbench

@Suite struct GateHandlingTests {
  private let toCD34 = "<down><down><down><down><down><down><ret>"

  @Test func aSubtreeIsPastedWithNewIdsAndOldNames() throws {
    var session = try Session.marrow()
    let before = session.strategy
    try session.press("P")
    #expect(session.messageLine == " No gate was copied; Y copies the selected one.")
    try session.press(toCD34 + "Y")
    #expect(
      session.messageLine
        == " Copied CD34+ with 1 drawn in it; P pastes into the population in view.")
    try session.press("<backspace>P")
    #expect(
      session.messageLine
        == " CD45dim has a child called CD34+ already; rename one of them first.")
    try session.press("<backspace>P")
    #expect(session.messageLine == " Pasted CD34+ with 1 drawn in it into Viable; u undoes.")
    #expect(session.model.history.depth == 1)
    let new = session.strategy.gates.suffix(2)
    #expect(new.first?.parent == "Viable")
    #expect(new.last?.parent == new.first?.id)
    #expect(new.last?.populations.map(\.name) == before.gates.last?.populations.map(\.name))
    #expect(session.strategy.faults.isEmpty)
    #expect(session.model.answer?.counts == session.recounted)
    #expect(session.recounted.count == PopulationTree(session.strategy).nodes.count)
    try session.press("u")
    #expect(session.strategy == before)
  }

  @Test func combinationsInACopyReferToTheCopy() throws {
    func range(_ id: GateID, _ parent: GateID?, _ bound: Double) -> Gate {
      Gate(
        id: id, name: id.rawValue, parent: parent,
        geometry: .rectangle(
          RectangleGate([.init(Dimension(parameter: "FSC-A"), Interval(minimum: bound))])))
    }
    let strategy = GatingStrategy(gates: [
      range("a", nil, 20_000), range("b", "a", 60_000), range("c", nil, 90_000),
      Gate(
        id: "n", name: "not b", parent: "a",
        geometry: .boolean(BooleanGate(.not, [.init("b")]))),
      Gate(
        id: "m", name: "b or c", parent: "a",
        geometry: .boolean(BooleanGate(.or, [.init("b"), .init("c")]))),
    ])
    var session = try Session([Session.marrowTable], strategy)
    try session.press("<down>Y<down><down><down><down><ret>")
    #expect(session.model.viewed == "c")
    try session.press("P")
    let tree = PopulationTree(session.strategy)
    let copy = try #require(tree.node(path: "c/a/b"))
    #expect(copy.id != "b")
    func operands(_ path: String) throws -> [GateID] {
      let id = try #require(tree.node(path: path)).id
      guard case .boolean(let gate) = session.strategy.gate(id)?.geometry else { return [] }
      return gate.operands.map(\.population)
    }
    #expect(try operands("c/a/not b") == [copy.id])
    #expect(try operands("c/a/b or c") == [copy.id, "c"])
    #expect(session.model.answer?.counts == session.recounted)
    #expect(session.strategy.faults.isEmpty)
  }

  @Test func siblingsAreReordered() throws {
    var session = try Session.marrow()
    try session.press("<down><gt>")
    #expect(session.messageLine == " Time has no siblings.")
    try session.press("<up>")
    try session.press(toCD34 + "gr<space>LLKK<space><c-u>one<ret>gr<space>LK<space><c-u>two<ret>")
    let before = session.strategy
    let counts = session.recounted
    func names() -> [String] {
      PopulationTree(session.strategy).children(of: "CD34pos").map(\.name)
    }
    #expect(Array(names().suffix(2)) == ["one", "two"])
    try session.press("<lt>")
    #expect(Array(names().suffix(2)) == ["two", "one"])
    #expect(session.messageLine == " two is 2 of 3 in CD34+; u undoes.")
    try session.press("5<lt>")
    #expect(names().first == "two")
    #expect(session.recounted == counts)
    try session.press("<lt>")
    #expect(session.messageLine == " two is the first of its siblings.")
    try session.press("2u")
    #expect(session.strategy == before)
  }

  @Test func polygonsTurnAndAFullTurnIsNone() throws {
    var session = try Session.marrow()
    try session.press("<down><down><down><down><down>e")
    guard case .edit(let start) = session.model.mode, case .polygon(let first) = start.geometry
    else {
      Issue.record("not holding a polygon")
      return
    }
    try session.press("(")
    #expect(session.model.answer?.counts == session.recounted)
    guard case .edit(let turned) = session.model.mode else { return }
    #expect(turned.geometry != start.geometry)
    try session.press("71(")
    guard case .edit(let end) = session.model.mode, case .polygon(let last) = end.geometry else {
      return
    }
    for (one, other) in zip(first.vertices, last.vertices) {
      #expect(abs(one.x - other.x) < 1e-6 * max(1, one.x.magnitude))
      #expect(abs(one.y - other.y) < 1e-6 * max(1, one.y.magnitude))
    }
  }

  @Test func gatesGrowAndShrinkOnThePlot() throws {
    var session = try Session.marrow()
    try session.press("x34<ret>y10<ret>HHJJgr<space>LLLLKK<space><c-u>box<ret>e")
    func side() throws -> Interval {
      guard case .rectangle(let gate) = session.model.strategy.gates.last?.geometry else {
        throw KeyScriptError.unclosed(offset: 0)
      }
      return gate.sides[0].interval
    }
    let before = try side()
    try session.press("}")
    let after = try side()
    let width = try #require(before.maximum) - #require(before.minimum)
    let grown = try #require(after.maximum) - #require(after.minimum)
    #expect(abs(grown / width - 1.05) < 1e-9)
    try session.press("{")
    #expect(abs(try #require(side().minimum) - #require(before.minimum)) < 1e-9)
    try session.press("(")
    #expect(session.messageLine == " Only a polygon or an ellipse can be turned.")
    #expect(session.model.answer?.counts == session.recounted)
  }

  @Test func dividersAreAddedAndTakenAway() throws {
    var session = try Session.marrow()
    try session.press("x34<ret>y10<ret>LKg+")
    let ids = try #require(session.strategy.gates.last).populations.map(\.id)
    try session.press("e}")
    #expect(session.messageLine == " Quadrants have no size; move dividers.")
    try session.press("x")
    #expect(session.messageLine == " A divider needs a value; d deletes the gate.")
    try session.press("i")
    #expect(session.model.answer?.counts == session.recounted)
    try session.press("<ret>")
    let gate = try #require(session.strategy.gates.last)
    #expect(
      gate.populations.map(\.name) == [
        "CD34-CD10-", "CD34-CD10+", "CD34dimCD10-", "CD34+CD10-", "CD34dimCD10+", "CD34+CD10+",
      ])
    #expect(Set(gate.populations.map(\.id)).isSuperset(of: ids))
    #expect(gate.populations.compactMap { session.recounted[$0.id] }.reduce(0, +) == 20_000)
    try session.press("eI<ret>")
    #expect(session.strategy.gates.last?.populations.count == 9)
    let nine = session.strategy.gates.last?.populations.compactMap { session.recounted[$0.id] }
    #expect(nine?.reduce(0, +) == 20_000)
    try session.press("uu")
    #expect(session.strategy.gates.last?.populations.map(\.id) == ids)
    try session.press("eix<ret>")
    #expect(session.strategy.gates.last?.populations.map(\.id) == ids)
  }

  @Test func aQuadrantThatIsNeededStays() throws {
    var session = try Session.marrow()
    try session.press("x34<ret>y10<ret>LKg+ei<ret>")
    try session.press("<down><down><ret>")
    #expect(session.model.name(of: session.model.viewed) == "CD34dimCD10-")
    try session.press("gr<space>LK<space><c-u>child<ret><left><left><down>")
    try session.press("<backspace>")
    try session.press("e<tab>x")
    #expect(session.messageLine == " CD34dimCD10- would go, but child depends on it.")
  }
}
