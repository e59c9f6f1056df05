import GatingCore
import Plotting
import ScreenKit
import TermPlot

extension Model {
  /// What the mouse did: a shorter way to what keys do.
  mutating func handle(_ event: MouseEvent) -> [Effect] {
    guard usesMouse, !layout.isTooSmall else { return [] }
    switch event.kind {
    case .press where event.button == .left:
      pointer = nil
      prefix = []
      count = nil
      return press(event.position)
    case .drag where event.button == .left: drag(to: event.position)
    case .release where event.button != .middle && event.button != .right:
      release(at: event.position)
      pointer = nil
    case .wheelUp: turnWheel(-1, at: event.position)
    case .wheelDown: turnWheel(1, at: event.position)
    default: break
    }
    return []
  }

  /// Leaves the mouse to the terminal, so that text can be selected, or takes it back.
  mutating func switchMouse() -> [Effect] {
    usesMouse.toggle()
    pointer = nil
    say(
      usesMouse
        ? "The mouse selects, drags and zooms here; \(key(.mouse)) leaves it to the terminal."
        : "The mouse is the terminal's: select and copy text. \(key(.mouse)) takes it back.")
    return [.captureMouse(usesMouse)]
  }

  private mutating func press(_ position: Position) -> [Effect] {
    let layout = layout
    switch mode {
    case .browse:
      message = nil
      if layout.tree.contains(position) {
        pressTree(row: position.row)
      } else if layout.plot.area.contains(position), layout.plot.isUseful {
        pressPlot(position)
      }
    case .draw(let sketch):
      guard layout.plot.area.contains(position) else { return [] }
      message = nil
      return pressSketch(sketch, position)
    case .edit(let drag):
      guard layout.plot.area.contains(position) else { return [] }
      message = nil
      pressHeld(drag, position)
    case .propose, .scale, .mark, .card, .statistics, .certainty, .comparison, .history,
      .spillover, .check, .prompt, .help, .confirm:
      break
    }
    return []
  }

  /// Selects a row; the selected one opens.
  private mutating func pressTree(row: Int) {
    guard let id = population(inRow: row) else { return }
    if id == selected {
      view(id)
    } else {
      selected = id
    }
  }

  /// Selects the gate that is hit and makes ready to drag it; elsewhere the crosshair goes there.
  private mutating func pressPlot(_ position: Position) {
    let gates = gatesInView.compactMap { gate, outline in
      (try? outline.get()).map { (gate: gate, outline: $0) }
    }
    let owner = gates.first { $0.gate.populations.contains { $0.id == selected } }?.gate.id
    let hit = PlotHit.find(
      layout.plot.point(of: position), among: gates, preferred: owner, in: layout.plot)
    guard let hit else {
      crosshair = layout.plot.dot(inMiddleOf: position)
      return
    }
    let wasSelected = hit.gate == owner
    crosshair = nil
    switch hit.grip {
    case .crossing where wasSelected: break
    default: selected = hit.population
    }
    guard let grip = hit.grip, wasSelected || grip != .whole else { return }
    pointer = .onGate(hit.gate, grip, at: position)
  }

  /// Sets a corner; on the first one of a polygon, closes it.
  private mutating func pressSketch(_ sketch: Sketch, _ position: Position) -> [Effect] {
    let first = sketch.corners.first.map(layout.plot.cell)
    crosshair = layout.plot.dot(inMiddleOf: position)
    if sketch.kind == .polygon, sketch.missing == nil, first == position {
      return perform(.close, times: 1)
    }
    if sketch.kind != .polygon, sketch.corners.isEmpty { pointer = .corner(at: position) }
    return perform(.corner, times: 1)
  }

  /// Takes another grip of the gate that is held by key.
  private mutating func pressHeld(_ held: Drag, _ position: Position) {
    guard let gate = strategy.gate(held.gate),
      let outline = try? GateOutline(held.geometry, on: held.axes, panel: panel),
      let hit = PlotHit.find(
        layout.plot.point(of: position), among: [(gate, outline)], preferred: gate.id,
        in: layout.plot),
      let grip = hit.grip
    else {
      say("\(key(.drop, in: .edit)) drops the gate, \(key(.cancel, in: .edit)) puts it back.")
      return
    }
    var held = held
    held.held = grip
    mode = .edit(held)
    pointer = .moving(
      from: position, held.geometry, grip, reached: Point(0, 0), isHeldByKey: true)
  }

  private mutating func drag(to position: Position) {
    switch pointer {
    case .onGate(let id, let grip, let start):
      guard position != start, mode == .browse, let gate = decidedStrategy.gate(id) else { return }
      mode = .edit(
        Drag(
          gate: id, axes: axes, original: gate.geometry, geometry: gate.geometry, held: grip,
          before: answer?.counts ?? [:]))
      pointer = .moving(
        from: start, gate.geometry, grip, reached: Point(0, 0), isHeldByKey: false)
      drag(to: position)
    case .moving(let start, let geometry, let grip, let reached, let isHeldByKey):
      guard case .edit(let held) = mode else { return }
      let area = layout.plot.area
      let way = Point(
        Double(position.column - start.column) / Double(area.columns),
        Double(start.row - position.row) / Double(area.rows))
      let reach = move(held, geometry, grip, by: way, reached: reached)
      pointer = .moving(from: start, geometry, grip, reached: reach, isHeldByKey: isHeldByKey)
    case .corner:
      if case .draw = mode { crosshair = layout.plot.dot(inMiddleOf: position) }
    case nil: break
    }
  }

  /// Moves a gate from the shape it was gripped in; along an axis on which it can't go that far it
  /// stays where it came to. Returns how far it is now.
  private mutating func move(
    _ held: Drag, _ geometry: Geometry, _ grip: Handle.ID, by way: Point, reached: Point
  ) -> Point {
    func moved(_ way: Point) -> Geometry {
      GateEditing.move(
        geometry, grip, dx: way.x, dy: way.y, axes: held.axes, panel: panel)
    }
    let way = Point(
      way.x == 0 || moved(Point(way.x, 0)) != geometry ? way.x : reached.x,
      way.y == 0 || moved(Point(0, way.y)) != geometry ? way.y : reached.y)
    let shape = moved(way)
    guard shape.fault == nil else { return reached }
    message = nil
    var held = held
    held.geometry = shape
    held.held = GateEditing.held(
      grip, of: geometry, movedBy: way, in: shape, axes: held.axes, panel: panel)
    mode = .edit(held)
    return way
  }

  private mutating func release(at position: Position) {
    switch pointer {
    case .moving(_, _, _, _, isHeldByKey: false): drop()
    case .corner(let start):
      guard case .draw(let sketch) = mode, position != start, sketch.corners.count == 1 else {
        return
      }
      crosshair = layout.plot.dot(inMiddleOf: position)
      _ = perform(.corner, times: 1)
    default: break
    }
  }

  private mutating func turnWheel(_ by: Int, at position: Position) {
    switch mode {
    case .browse:
      if layout.tree.contains(position) {
        message = nil
        _ = perform(by > 0 ? .treeDown : .treeUp, times: 1)
      } else if layout.plot.area.contains(position) {
        message = nil
        zoom(by: by < 0 ? 0.8 : 1.25, around: layout.plot.point(of: position))
      }
    case .prompt: markChoice(by)
    case .help: _ = perform(by > 0 ? .scrollDown : .scrollUp, times: 3)
    case .history: readHistory(by > 0 ? .entryBelow : .entryAbove, times: 3)
    case .statistics, .certainty: readNumbers(by > 0 ? .rowsDown : .rowsUp, times: 3)
    case .comparison: moveSelection(3 * by)
    case .check: readCheck(by > 0 ? .checkBelow : .checkAbove, times: 3)
    case .draw, .edit, .propose, .scale, .mark, .card, .spillover, .confirm: break
    }
  }
}

extension PlotFrame {
  /// The point in the middle of a cell of the plot's area.
  func point(of cell: Position) -> Point {
    Point(
      (Double(cell.column - area.column) + 0.5) / Double(max(1, area.columns)),
      1 - (Double(cell.row - area.row) + 0.5) / Double(max(1, area.rows)))
  }

  /// The dot nearest to the middle of a cell, held to the plot's area.
  func dot(inMiddleOf cell: Position) -> Model.Dot {
    let column = min(area.columns - 1, max(0, cell.column - area.column))
    let row = min(area.rows - 1, max(0, cell.row - area.row))
    return Model.Dot(
      column: column * glyphs.dotsAcross + glyphs.dotsAcross / 2,
      row: row * glyphs.dotsDown + glyphs.dotsDown / 2)
  }
}
