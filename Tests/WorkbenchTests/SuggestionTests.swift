import Analysis
import DemoMarrow
import GatingCore
import ScreenKit
import TestSupport
import Testing
import Workbench

@Suite struct SuggestionTests {
  private let toCD34 = "<down><down><down><down><down><down><ret>"
  private static let marrow = DemoMarrow.generate(preset: .healthy, events: 20_000)
  private var marrow: DemoSample { Self.marrow }

  @Test func singletsAreProposedAndNamed() throws {
    var session = try Session([Session.marrowTable])
    expectSnapshot(of: try session.press("gs"), named: "singlets-proposed")
    #expect(session.strategy.gates.isEmpty)
    try session.press("<ret>")
    let gate = try #require(session.strategy.gates.first)
    #expect(gate.name == "Singlets")
    #expect(session.model.history.depth == 1)
    let mask = try #require(
      GatingEngine.evaluate(session.strategy, on: marrow.table).mask(of: gate.id))
    let doublets = marrow.origins.indices.filter { marrow.origins[$0].population == .doublet }
    let cells = marrow.origins.indices.filter {
      if case .cell = marrow.origins[$0] { true } else { false }
    }
    #expect(doublets.count > 100)
    // Half of the doublets look single; the gate set by hand lets as many pass.
    let byHand = try #require(
      GatingEngine.evaluate(Session.marrow().strategy, on: marrow.table).mask(of: "Singlets"))
    #expect(doublets.count { mask[$0] } <= doublets.count { byHand[$0] } + doublets.count / 50)
    #expect(Double(cells.count { mask[$0] }) > 0.99 * Double(cells.count))
  }

  @Test func aValleyIsProposedWithItsDepth() throws {
    var session = try Session.marrow()
    try session.press("<down><down><down><down><down><ret>")
    #expect(session.model.viewed == "CD45dim")
    expectSnapshot(of: try session.press("gv"), named: "valley-proposed")
    #expect(session.messageLine.contains("valley 9"))
    let proposed = try #require(session.model.strategy.gates.last)
    let mask = try #require(
      GatingEngine.evaluate(session.model.strategy, on: marrow.table).mask(of: proposed.id))
    let positive = marrow.origins.indices.filter { marrow.origins[$0].population.isCD34Positive }
    #expect(positive.count { mask[$0] } * 10 > mask.population * 8)
    #expect(session.row("CD34+").isEmpty == false)
  }

  @Test func whereThereIsNoValleyItIsSaid() throws {
    var session = try Session.marrow()
    try session.press(toCD34 + "xfsc-h<ret>gv")
    #expect(session.model.mode == .browse)
    #expect(session.messageLine.contains("there is no valley to propose."))
  }

  @Test func theWandNeedsTheCrosshairAndTakesItsBasin() throws {
    var session = try Session.marrow()
    try session.press("<down><down><down><down><ret>gw")
    #expect(session.messageLine == " Put the crosshair on the basin first (hjkl).")
    expectSnapshot(of: try session.press("HJJgw"), named: "basin-proposed")
    #expect(session.messageLine.contains("of the peak"))
    let proposed = try #require(session.model.strategy.gates.last)
    #expect(proposed.parent == session.model.viewed)
    #expect((session.recounted[proposed.id] ?? 0) > 100)
  }

  @Test func escapeLeadsOutOfAProposalStepByStep() throws {
    var session = try Session.marrow()
    try session.press("<down><down><down><ret>")
    let before = session.strategy
    let axes = session.model.axes
    try session.press("gs")
    guard case .propose(let suggestion) = session.model.mode else {
      Issue.record("not proposing again")
      return
    }
    #expect(suggestion.gate != nil)
    try session.press("e<right><esc>")
    #expect(session.model.mode == .propose(suggestion))
    try session.press("<esc>")
    #expect(session.model.mode == .browse)
    #expect(session.model.axes == axes)
    #expect(session.strategy == before)
    #expect(session.model.history.depth == 0)
  }

  @Test func anAdjustedProposalIsOneEdit() throws {
    var session = try Session([Session.marrowTable])
    try session.press("gs")
    let proposed = try #require(session.model.strategy.gates.last)
    try session.press("e<tab>3<right>")
    #expect(session.messageLine.contains("HOLD vertex 2 of"))
    #expect(session.model.answer?.counts[proposed.id] == session.recounted[proposed.id])
    try session.press("<ret>")
    let gate = try #require(session.strategy.gates.last)
    #expect(gate.name == "Singlets")
    #expect(gate.geometry != proposed.geometry)
    #expect(session.model.history.depth == 1)
    try session.press("u")
    #expect(session.strategy.gates.isEmpty)
  }

  /// What is said, however many lines it takes.
  private func said(_ session: Session) -> String {
    session.screen.textRows.suffix(4).dropLast().joined()
  }

  @Test func theSteadyPartLeavesTheBubbleOut() throws {
    var session = try Session([Session.marrowTable])
    expectSnapshot(of: try session.press("gt"), named: "time-proposed")
    #expect(said(session).contains("1 unsteady stretch left out"))
    try session.press("<ret>")
    let gate = try #require(session.strategy.gates.first)
    #expect(gate.name == "Time")
    guard case .polygon(let polygon) = gate.geometry else {
      Issue.record("no notch")
      return
    }
    // The bubble's two hundredths of the run, with what is cut beside them.
    let end = try #require(polygon.vertices.map(\.x).max())
    let notch = (polygon.vertices[4].x - polygon.vertices[1].x) / end
    #expect(notch > 0.02 && notch < 0.05, "\(notch)")
  }

  @Test func debrisIsLeftOut() throws {
    var session = try Session([Session.marrowTable])
    try session.press("gn<ret>")
    let gate = try #require(session.strategy.gates.first)
    #expect(gate.name == "Nucleated")
    let mask = try #require(
      GatingEngine.evaluate(session.strategy, on: marrow.table).mask(of: gate.id))
    let debris = marrow.origins.indices.filter { marrow.origins[$0].population == .debris }
    #expect(debris.count { mask[$0] } * 20 < debris.count)
  }

  @Test func deadCellsAreAboveAndLiveOnesProposed() throws {
    var session = try Session([Session.marrowTable])
    try session.press("xviab<ret>gv")
    #expect(said(session).contains("OFFER Viable"))
    try session.press("o")
    #expect(said(session).contains("OFFER Viability+"))
    try session.press("o<ret>")
    let gate = try #require(session.strategy.gates.first)
    let mask = try #require(
      GatingEngine.evaluate(session.strategy, on: marrow.table).mask(of: gate.id))
    let dead = marrow.origins.indices.filter { marrow.origins[$0].population == .dead }
    #expect(dead.count { mask[$0] } * 20 < dead.count)
    try session.press("gso")
    #expect(said(session).contains("Only a threshold has another side."))
  }

  @Test func quadrantsAreProposedWhereTheNegativesEnd() throws {
    var session = try Session.marrow()
    try session.press(toCD34 + "p22<ret>")
    expectSnapshot(of: try session.press("gq"), named: "quadrants-proposed")
    let before = session.strategy.gates.count
    try session.press("e<left><esc><ret>")
    #expect(session.strategy.gates.count == before + 1)
    // The path's own quadrants have the plain names.
    #expect(session.strategy.gates.last?.populations.first?.name == "CD19-CD22- 2")
    try session.press("xfsc-h<ret>gq")
    #expect(said(session).contains("no negatives to start from"))
  }

  @Test func aUsualPlotIsChosenByAMarker() throws {
    var session = try Session([Session.marrowTable])
    expectSnapshot(of: try session.press("p"), named: "usual-plots")
    try session.press("22<ret>")
    #expect(session.model.axes.x.dimension.references.first?.marker == "CD19")
    #expect(session.model.axes.y.dimension.references.first?.marker == "CD22")
    try session.press("pnothing<ret>")
    #expect(said(session).contains("No usual plot has nothing"))
    try session.press("<esc>")
    #expect(session.model.mode == .browse)
  }

  @Test func singletsWithoutTheirParametersAreRefused() throws {
    let table = EventTable(
      panel: Panel(parameters: [Parameter(name: "A"), Parameter(name: "B")]),
      columns: [.float32([1, 2]), .float32([3, 4])])
    var session = try Session([table])
    try session.press("gs")
    #expect(session.model.message?.text.contains("Singlets need the scatter's area") == true)
    try session.press("gv")
    #expect(session.messageLine == " All events shows 2 events; proposals need 50.")
  }
}
