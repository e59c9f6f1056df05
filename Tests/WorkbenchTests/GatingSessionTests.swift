import Analysis
import GatingCore
import ScreenKit
import TestSupport
import Testing
import Workbench

@Suite struct GatingSessionTests {
  private let toCD34 = "<down><down><down><down><down><down><ret>"

  @Test func drawingAPolygonCountsIt() throws {
    var session = try Session.marrow()
    expectSnapshot(
      of: try session.press(toCD34 + "gpLKK<space>LL<space>JJ<space>"), named: "drawing")
    try session.press("HH<space><backspace><ret>")
    try session.press("<c-u>mine<ret>")
    let gate = try #require(session.strategy.gates.last)
    #expect(gate.name == "mine")
    #expect(gate.parent == "CD34pos")
    guard case .polygon(let polygon) = gate.geometry else {
      Issue.record("not a polygon")
      return
    }
    #expect(polygon.vertices.count == 3)
    let count = try #require(session.recounted[gate.id])
    #expect(session.messageLine == " Drew mine: \(count) events; u undoes.")
    #expect(session.row("mine").last == "\(count)")
  }

  @Test func aPolygonNeedsThreeCorners() throws {
    var session = try Session.marrow()
    try session.press("gp<space>L<space><ret>")
    #expect(session.messageLine == " A polygon needs three corners; 2 set so far.")
  }

  @Test func escapeLeadsOutStepByStepAndRestores() throws {
    var session = try Session.marrow()
    let before = session.strategy
    try session.press("gp<space>L<space>K<space><ret>")
    guard case .prompt = session.model.mode else {
      Issue.record("not naming")
      return
    }
    try session.press("<esc>")
    guard case .draw(let sketch) = session.model.mode else {
      Issue.record("not drawing again")
      return
    }
    #expect(sketch.corners.count == 3)
    try session.press("<esc>")
    #expect(session.model.mode == .browse)
    #expect(session.strategy == before)
    #expect(session.model.history.depth == 0)
  }

  /// On every step of a drag every count on the screen is that of an evaluation from scratch.
  @Test func everyStepOfADragCountsRight() throws {
    var session = try Session.marrow()
    try session.press("<down><down><down><down><down>e")
    #expect(session.model.viewed == "Viable")
    var generator = SeededGenerator(seed: 7)
    let keys = [
      "<left>", "<right>", "<up>", "<down>", "<s-left>", "<s-up>", "<tab>", "m", "i", "5l",
    ]
    var changes = 0
    for _ in 0..<60 {
      let before = session.model.answer?.counts
      try session.press(keys.randomElement(using: &generator) ?? "l")
      #expect(session.model.answer?.counts == session.recounted)
      if session.model.answer?.counts != before { changes += 1 }
    }
    #expect(changes > 10)
    try session.press("<esc>")
    #expect(session.model.answer?.counts == session.recounted)
    #expect(session.model.history.depth == 0)
  }

  @Test func aDragIsOneEditAndUndoesExactly() throws {
    var session = try Session.marrow()
    let before = session.strategy
    let counts = session.model.answer?.counts
    try session.press(toCD34 + "<down>")
    try session.press("e<right><right><up><s-up>")
    expectSnapshot(of: session.screen, named: "dragging-a-divider")
    try session.press("<ret>")
    #expect(session.model.history.depth == 1)
    #expect(session.messageLine.contains("events; u undoes."))
    #expect(session.model.answer?.question.isUrgent == false, "what had to wait is asked for")
    let moved = session.strategy
    #expect(moved != before)
    try session.press("u")
    #expect(session.strategy == before)
    #expect(session.model.answer?.counts == counts)
    #expect(session.messageLine.hasPrefix(" Undid: move"))
    try session.press("U")
    #expect(session.strategy == moved)
  }

  @Test func aDragBackToItsPlaceIsNoEdit() throws {
    var session = try Session.marrow()
    try session.press("<down><down>e<esc>")
    try session.press("e<ret>")
    #expect(session.model.history.depth == 0)
    #expect(session.messageLine == " Singlets stayed where it was.")
  }

  @Test func rectanglesRangesAndQuadrants() throws {
    var session = try Session.marrow()
    try session.press("x34<ret>y10<ret>")
    try session.press("HHJJgr<space>LLLLKK<space><c-u>box<ret>")
    try session.press("g|<space>LLL<space><c-u>band<ret>")
    try session.press("LKg+")
    let kinds = session.strategy.gates.suffix(3).map(\.geometry.kind)
    #expect(kinds == ["rectangle", "range", "quadrants"])
    #expect(
      session.strategy.gates.last?.populations.map(\.name) == [
        "CD34-CD10-", "CD34-CD10+", "CD34+CD10-", "CD34+CD10+",
      ])
    #expect(session.model.answer?.counts == session.recounted)
    let quadrants = session.strategy.gates.last?.populations.map(\.id) ?? []
    #expect(quadrants.compactMap { session.recounted[$0] }.reduce(0, +) == 20_000)
  }

  @Test func openBoundsAreToggledOnASide() throws {
    var session = try Session.marrow()
    try session.press("x34<ret>y10<ret>HHJJgr<space>LLLLKK<space><c-u>box<ret>e")
    try session.press("o")
    #expect(
      session.messageLine == " Hold a side of a rectangle or range first (Tab).")
    try session.press("<tab><tab><tab><tab><tab>o<ret>")
    guard case .rectangle(let gate) = session.strategy.gates.last?.geometry else {
      Issue.record("not a rectangle")
      return
    }
    #expect(gate.sides[0].interval.minimum != nil)
    #expect(gate.sides[0].interval.maximum == nil)
    #expect(session.model.answer?.counts == session.recounted)
  }

  @Test func deletingTakesDependantsAndUndoBringsThemBack() throws {
    var session = try Session.marrow()
    let before = session.strategy
    try session.press(toCD34 + "d")
    #expect(session.messageLine == " Deleted CD34+ and 6 that depended on it; u undoes.")
    #expect(session.model.viewed == nil)
    try session.press("u")
    #expect(session.strategy == before)
  }

  @Test func namesAreKeptApartAmongSiblings() throws {
    var session = try Session.marrow()
    try session.press(toCD34 + "<down>r<c-u>CD19-CD22+<ret>")
    #expect(session.messageLine.contains("A sibling is called CD19-CD22+ already"))
    try session.press("<c-u>double negative<ret>")
    #expect(session.messageLine == " Renamed CD19-CD22- to double negative; u undoes.")
    #expect(session.model.name(of: "CD19negCD22neg") == "double negative")
  }

  @Test func quittingWithUnsavedWorkAsks() throws {
    var session = try Session.marrow()
    try session.press("<down>dq")
    #expect(!session.hasQuit)
    #expect(session.messageLine.contains("not saved"))
    try session.press("<esc>")
    #expect(session.model.mode == .browse)
    try session.press("w<ret>")
    #expect(session.files["a.gating.xml"] == .strategy(session.strategy))
    try session.press("q")
    #expect(session.hasQuit)
  }

  @Test func aLoadedStrategyIsOneEdit() throws {
    var session = try Session.marrow()
    let whole = session.strategy
    try session.press("w<ret><down>d")
    let cut = session.strategy
    #expect(cut.gates.isEmpty)
    try session.press("o<ret>")
    #expect(session.strategy == whole)
    #expect(session.messageLine == " Loaded 7 gates; u undoes.")
    try session.press("u")
    #expect(session.strategy == cut)
    try session.press("o<c-u>nowhere.xml<ret>")
    #expect(session.messageLine == " nowhere.xml: there is no such file")
    #expect(session.strategy == cut)
  }

  @Test func aLongMessageIsShownWhole() throws {
    var session = try Session.marrow()
    let words = (1...40).map { "word\($0)" }
    session.send(.failed(words.joined(separator: " ")))
    let rows = session.screen.textRows.joined(separator: " ")
    #expect(words.allSatisfy { rows.contains($0) })
    #expect(session.messageLine.hasSuffix("word40"))
    try session.press("<down>")
    #expect(!session.screen.textRows.joined().contains("word1"))
  }

  @Test func nothingIsWrittenOverUnasked() throws {
    var session = try Session.marrow()
    try session.press("c<c-u>x.csv<ret>c<c-u>x.csv<ret>")
    #expect(session.model.mode != .browse)
    #expect(session.messageLine.contains("x.csv is there already."))
    try session.press("<esc>")
    #expect(session.model.mode == .browse)
    try session.press("c<c-u>x.csv<ret>y")
    #expect(session.messageLine == " Wrote the counts to x.csv.")
  }

  @Test func aPopulationThatCannotBeCountedSaysWhy() throws {
    let panel = Panel(parameters: [Parameter(name: "CD34"), Parameter(name: "SSC-A")])
    let table = EventTable(panel: panel, columns: [.float32([1, 2, 3]), .float32([4, 5, 6])])
    let strategy = GatingStrategy(gates: [
      Gate(
        id: "g", name: "CD22+",
        geometry: .rectangle(
          RectangleGate([.init(Dimension(parameter: "CD22"), Interval(minimum: 0))])))
    ])
    var session = try Session([table], strategy)
    try session.press("<down>")
    #expect(session.row("CD22+").last == "n/a")
    #expect(session.screen.textRows.contains { $0.contains("Not assessable.") })
    #expect(session.screen.textRows.contains { $0.contains("CD22;") })
  }

  @Test func randomKeysNeverDoHarm() throws {
    let all = CommandTable.all.flatMap(\.keys) + ["1", "9", "a", "é", "<f1>", "/", "<space>"]
    for seed in 1...6 as ClosedRange<UInt64> {
      var generator = SeededGenerator(seed: seed)
      var session = try Session.marrow(
        size: Size(columns: 60 + Int(seed) * 7, rows: 18 + Int(seed)))
      for _ in 0..<250 where !session.hasQuit {
        try session.press(all.randomElement(using: &generator) ?? "l")
        #expect(session.model.answer?.counts == session.recounted)
        _ = session.screen
      }
    }
  }
}
