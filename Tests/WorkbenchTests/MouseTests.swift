import GatingCore
import ScreenKit
import TermPlot
import TestSupport
import Testing
import Workbench

@Suite struct MouseTests {
  private let toSinglets = "<down><down><ret><down>"
  private let toCD34 = "6<down><ret>"

  /// The cell of the last vertex of the selected gate, which lies within the plot.
  private func lastHandle(_ session: Session) throws -> Position {
    var session = session
    let screen = try session.press("e<s-tab>")
    let index = try #require(screen.cells.firstIndex { $0.foreground == .heldHandle })
    return Position(column: index % screen.size.columns, row: index / screen.size.columns)
  }

  private func row(_ name: String, _ session: Session) throws -> Position {
    let row = try #require(
      session.screen.textRows.firstIndex { $0.prefix(30).contains(name + " ") })
    return Position(column: 8, row: row)
  }

  /// The cells of the plot in which a gate's outline is drawn.
  private func outline(_ session: Session) -> [Position] {
    let screen = session.screen
    return screen.cells.indices.filter { index in
      guard case .gate = screen.cells[index].foreground else { return false }
      return !screen.cells[index].glyph.properties.isAlphabetic
    }.map { Position(column: $0 % screen.size.columns, row: $0 / screen.size.columns) }
      .filter { $0.column > 38 }
  }

  @Test func aClickSelectsARowAndASecondOneOpensIt() throws {
    var session = try Session.marrow()
    let place = try row("Singlets", session)
    session.click(place)
    #expect(session.model.selected == "Singlets")
    #expect(session.model.viewed == nil)
    session.click(place)
    #expect(session.model.viewed == "Singlets")
    session.click(try row("All events", session))
    #expect(session.model.selected == nil)
  }

  @Test func aRowThatWasClickedStaysWhereItIs() throws {
    // More populations than rows: the tree scrolls.
    let gates = (0..<40).map { index in
      Gate(
        id: GateID("g\(index)"), name: "Gate-\(index)-",
        geometry: .rectangle(
          RectangleGate([.init(Dimension(parameter: "A"), Interval(minimum: Double(index)))])))
    }
    let table = EventTable(
      panel: Panel(parameters: [Parameter(name: "A"), Parameter(name: "B")]),
      columns: [.float32([1, 20, 30]), .float32([1, 2, 3])])
    var session = try Session([table], GatingStrategy(gates: gates))
    try session.press("40<down>")
    let place = Position(column: 6, row: 5)
    session.click(place)
    let clicked = try #require(session.model.selected)
    session.click(place)
    #expect(session.model.viewed == clicked)
    try session.press("<esc>")
    for _ in 0..<60 { session.send(.mouse(MouseEvent(.wheelUp, at: place))) }
    #expect(session.model.selected == nil)
    #expect(session.screen.textRows[1].contains("All events"))
  }

  @Test func draggingAVertexIsOneEditAndTheCountFollows() throws {
    var session = try Session.marrow()
    try session.press(toSinglets)
    let before = session.strategy
    let start = try lastHandle(session)
    session.mouse(.press, start)
    session.mouse(.drag, start.moved(3, -2))
    #expect(session.model.history.depth == 0)
    #expect(session.model.answer?.counts == session.recounted)
    let screen = session.screen
    let under = screen[start.column + 3, start.row - 2]
    #expect(under.foreground == .heldHandle)
    #expect(session.messageLine.hasPrefix(" HOLD vertex 6 of 6"))
    session.mouse(.drag, start.moved(4, -3))
    session.mouse(.release, start.moved(4, -3))
    #expect(session.model.mode == .browse)
    #expect(session.model.history.depth == 1)
    let old = try polygon(before, "Nucleated")
    let new = try polygon(session.strategy, "Nucleated")
    #expect(old.vertices.dropLast() == new.vertices.dropLast())
    #expect(new.vertices[5].x > old.vertices[5].x && new.vertices[5].y > old.vertices[5].y)
    let count = try #require(session.recounted["Nucleated"])
    #expect(session.row("Nucleated").last?.replacing(",", with: "") == "\(count)")
    #expect(session.messageLine.contains(" events; u undoes."))
    try session.press("u")
    #expect(session.strategy == before)
  }

  private func polygon(_ strategy: GatingStrategy, _ id: GateID) throws -> PolygonGate {
    guard case .polygon(let gate) = strategy.gate(id)?.geometry else {
      throw Missing()
    }
    return gate
  }

  private struct Missing: Error {}

  @Test func escapeDuringADragPutsTheGateBack() throws {
    var session = try Session.marrow()
    try session.press(toSinglets)
    let before = session.strategy
    let start = try lastHandle(session)
    session.mouse(.press, start)
    session.mouse(.drag, start.moved(5, 0))
    try session.press("<esc>")
    #expect(session.model.mode == .browse)
    session.mouse(.drag, start.moved(9, 2))
    session.mouse(.release, start.moved(9, 2))
    #expect(session.model.mode == .browse)
    #expect(session.strategy == before)
    #expect(session.model.history.depth == 0)
    #expect(session.model.answer?.counts == session.recounted)
  }

  @Test func aClickWithoutAMoveEditsNothing() throws {
    var session = try Session.marrow()
    try session.press(toSinglets + "<up>")
    #expect(session.model.selected == "Singlets")
    for place in outline(session) {
      var other = session
      other.click(place)
      #expect(other.model.selected == "Nucleated", "\(place)")
      #expect(other.model.history.depth == 0)
      #expect(other.model.mode == .browse)
    }
  }

  @Test func aDividerIsDraggedAlone() throws {
    var session = try Session.marrow()
    try session.press(toCD34)
    let before = try dividers(session)
    let line = outline(session).filter { place in
      outline(session).count { $0.column == place.column } > 8
    }
    let column = try #require(line.map(\.column).min())
    let start = Position(column: column, row: 4)
    session.mouse(.press, start)
    session.mouse(.drag, start.moved(-2, 3))
    #expect(session.messageLine.hasPrefix(" HOLD divider  CD19 "), "\(session.messageLine)")
    session.mouse(.release, start.moved(-2, 3))
    let after = try dividers(session)
    #expect(after[0][0] < before[0][0])
    #expect(after[0][1] == before[0][1] && after[1] == before[1])
    #expect(session.model.history.depth == 1)
    // It stops at its neighbour and goes on from there.
    let wide = Position(column: column - 2, row: 4)
    session.mouse(.press, wide)
    for step in 1...14 { session.mouse(.drag, wide.moved(step, 0)) }
    session.mouse(.release, wide.moved(14, 0))
    let stopped = try dividers(session)
    #expect(stopped[0][0] > after[0][0] && stopped[0][0] < stopped[0][1])
  }

  private func dividers(_ session: Session) throws -> [[Double]] {
    for gate in session.strategy.gates {
      if case .quadrants(let quadrants) = gate.geometry {
        return quadrants.dividers.map(\.values)
      }
    }
    throw Missing()
  }

  @Test func theInsideOfTheSelectedGateMovesAllOfIt() throws {
    var session = try Session.marrow()
    try session.press(toSinglets + "<up>")
    let before = try polygon(session.strategy, "Nucleated")
    let inside = Position(column: 62, row: 9)
    // Not selected yet: the first drag selects and moves nothing.
    session.mouse(.press, inside)
    session.mouse(.drag, inside.moved(-4, 0))
    session.mouse(.release, inside.moved(-4, 0))
    #expect(session.model.selected == "Nucleated")
    #expect(session.model.history.depth == 0)
    session.mouse(.press, inside)
    session.mouse(.drag, inside.moved(-4, 1))
    session.mouse(.release, inside.moved(-4, 1))
    #expect(session.model.history.depth == 1)
    let after = try polygon(session.strategy, "Nucleated")
    for (old, new) in zip(before.vertices, after.vertices) {
      #expect(new.x < old.x && new.y < old.y)
    }
  }

  @Test func cornersAreSetByClicks() throws {
    var session = try Session.marrow()
    try session.press(toCD34 + "gp")
    let corners = [(45, 12), (60, 12), (60, 5)].map { Position(column: $0.0, row: $0.1) }
    for corner in corners { session.click(corner) }
    guard case .draw(let sketch) = session.model.mode else {
      Issue.record("not drawing")
      return
    }
    #expect(sketch.corners.count == 3)
    session.click(corners[0])
    try session.press("<c-u>clicked<ret>")
    #expect(session.strategy.gates.last?.name == "clicked")
    // A rectangle by press and release.
    try session.press("gr")
    session.mouse(.press, corners[0])
    session.mouse(.drag, corners[2].moved(-1, 1))
    session.mouse(.release, corners[2])
    try session.press("<c-u>box<ret>")
    #expect(session.strategy.gates.last?.name == "box")
    #expect(session.model.answer?.counts == session.recounted)
  }

  @Test func theWheelZoomsAtThePointerAndEditsNothing() throws {
    var session = try Session.marrow()
    try session.press(toCD34)
    let before = session.model.axes
    let counts = session.model.answer?.counts
    let strategy = session.strategy
    let place = Position(column: 50, row: 12)
    session.send(.mouse(MouseEvent(.wheelUp, at: place)))
    let after = session.model.axes
    #expect(after.x.lower > before.x.lower && after.x.upper < before.x.upper)
    #expect(after.y.lower > before.y.lower && after.y.upper < before.y.upper)
    session.send(.mouse(MouseEvent(.wheelDown, at: place)))
    #expect(abs(session.model.axes.x.lower - before.x.lower) < 1e-12)
    #expect(abs(session.model.axes.y.upper - before.y.upper) < 1e-12)
    for _ in 0..<60 { session.send(.mouse(MouseEvent(.wheelUp, at: place))) }
    #expect(session.messageLine == " The plot goes no further in.")
    for _ in 0..<120 { session.send(.mouse(MouseEvent(.wheelDown, at: place))) }
    #expect(session.messageLine == " The plot goes no further out.")
    #expect(session.strategy == strategy)
    #expect(session.model.answer?.counts == counts)
    #expect(session.model.history.depth == 0)
  }

  @Test func aKeyLeavesTheMouseToTheTerminal() throws {
    var session = try Session.marrow()
    let place = try row("Singlets", session)
    try session.press("M")
    #expect(session.mouse == false)
    #expect(
      session.messageLine == " The mouse is the terminal's: select and copy text. M takes it back.")
    session.click(place)
    #expect(session.model.selected == nil)
    try session.press("M")
    #expect(session.mouse == true)
    session.click(place)
    #expect(session.model.selected == "Singlets")
  }

  @Test func anythingTheMouseDoesDoesNoHarm() throws {
    let keys = ["e", "gp", "gr", "<esc>", "<ret>", "x", "?", "u", "b", "<tab>", "M"]
    let kinds: [MouseEvent.Kind] = [.press, .drag, .drag, .release, .wheelUp, .wheelDown, .move]
    for seed in 1...3 as ClosedRange<UInt64> {
      var generator = SeededGenerator(seed: seed)
      var session = try Session.marrow()
      for step in 0..<120 where !session.hasQuit {
        if Int.random(in: 0..<6, using: &generator) == 0 {
          try session.press(keys.randomElement(using: &generator) ?? "e")
        } else {
          let place = Position(
            column: Int.random(in: 0..<84, using: &generator),
            row: Int.random(in: 0..<26, using: &generator))
          session.mouse(kinds.randomElement(using: &generator) ?? .press, place)
        }
        if step % 12 == 0 { #expect(session.model.answer?.counts == session.recounted) }
        _ = session.screen
      }
    }
  }
}

extension Position {
  fileprivate func moved(_ columns: Int, _ rows: Int) -> Position {
    Position(column: column + columns, row: row + rows)
  }
}

extension Session {
  fileprivate mutating func mouse(_ kind: MouseEvent.Kind, _ place: Position) {
    let button: MouseEvent.Button? =
      [.press, .drag, .release].contains(kind) ? .left : nil
    send(.mouse(MouseEvent(kind, button, at: place)))
  }

  fileprivate mutating func click(_ place: Position) {
    mouse(.press, place)
    mouse(.release, place)
  }
}
