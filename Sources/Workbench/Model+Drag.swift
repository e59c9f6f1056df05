import Analysis
import GatingCore
import Plotting

extension Model {
  /// Holds the selected gate, on the plot it was drawn on if it can't be held on this one.
  mutating func pickUp() {
    guard let selected, let gate = decidedStrategy.gate(selected) else { return }
    if case .boolean = gate.geometry {
      beginFormula(of: gate.id)
      return
    }
    var axes = axes(for: gate.parent)
    if gate.parent != viewed || handles(of: gate.geometry, on: axes).isEmpty {
      if handles(of: gate.geometry, on: axes).isEmpty {
        let defaults = AxisDefaults(
          panel: panel, facts: facts[sample], strategy: decidedStrategy)
        // The plot it came with may show something else than it bounds.
        let plots = [
          defaults.axes(of: gate), defaults.axes(ofDimensions: gate.geometry.dimensions),
        ]
        let own = plots.compactMap { $0 }.first { !handles(of: gate.geometry, on: $0).isEmpty }
        guard let own else {
          say("\(gate.name) can't be drawn on any plot of what it bounds.", .warning)
          return
        }
        axes = own
        chosenAxes[gate.parent] = own
      }
      viewed = gate.parent
    }
    guard let first = handles(of: gate.geometry, on: axes).first else { return }
    crosshair = nil
    mode = .edit(
      Drag(
        gate: gate.id, axes: axes, original: gate.geometry, geometry: gate.geometry,
        held: first.id, before: answer?.counts ?? [:]))
  }

  private func handles(of geometry: Geometry, on axes: PlotAxes) -> [Handle] {
    ((try? GateOutline(geometry, on: axes, panel: panel))?.handles) ?? []
  }

  mutating func moveHandle(_ columns: Int, _ rows: Int) {
    guard case .edit(var drag) = mode else { return }
    let frame = layout.plot
    let way = Point(
      Double(columns) / Double(frame.dotColumns), -Double(rows) / Double(frame.dotRows))
    let moved = GateEditing.move(
      drag.geometry, drag.held, dx: way.x, dy: way.y, axes: drag.axes, panel: panel)
    if moved.fault != nil { return }
    drag.held = GateEditing.held(
      drag.held, of: drag.geometry, movedBy: way, in: moved, axes: drag.axes, panel: panel)
    drag.geometry = moved
    mode = .edit(drag)
  }

  mutating func stepHandle(_ by: Int) {
    guard case .edit(var drag) = mode else { return }
    let handles = handles(of: drag.geometry, on: drag.axes)
    guard !handles.isEmpty else { return }
    let index = handles.firstIndex { $0.id == drag.held } ?? (by > 0 ? -1 : 0)
    drag.held = handles[((index + by) % handles.count + handles.count) % handles.count].id
    mode = .edit(drag)
  }

  mutating func reshape(_ command: Command.ID) {
    guard case .edit(var drag) = mode else { return }
    if case .quadrants = drag.geometry, command != .whole {
      changeShape(command, times: 1)
      return
    }
    switch (command, drag.geometry, drag.held) {
    case (.insertVertex, .polygon(let gate), .vertex(let index)):
      let grown = GateEditing.insertVertex(after: index, in: gate)
      drag.geometry = .polygon(grown.gate)
      drag.held = grown.handle
    case (.removeVertex, .polygon(let gate), .vertex(let index)):
      guard let shrunk = GateEditing.removeVertex(index, from: gate) else { return }
      drag.geometry = .polygon(shrunk.gate)
      drag.held = shrunk.handle
    case (.insertVertex, .rectangle(let gate), _): boundOtherAxis(&drag, gate)
    case (.removeVertex, .rectangle(let gate), .side(let isX, _)):
      unbound(&drag, gate, isX: isX)
    case (.toggleBound, .rectangle(let gate), .side(let isX, let isUpper)):
      drag.geometry = .rectangle(
        GateEditing.toggleBound(
          gate, isX: isX, isUpper: isUpper, axes: drag.axes, panel: panel))
    case (.whole, _, .whole):
      guard let first = handles(of: drag.geometry, on: drag.axes).first else { return }
      drag.held = first.id
    case (.whole, _, _): drag.held = .whole
    default: return
    }
    mode = .edit(drag)
  }

  /// Leaves the gate where it is: from pick-up to here is one edit.
  mutating func drop() {
    guard case .edit(let drag) = mode else { return }
    if let suggestion = drag.suggestion {
      acceptAdjusted(drag, suggestion)
      return
    }
    mode = .browse
    let name = decidedStrategy.gate(drag.gate)?.name ?? drag.gate.rawValue
    if drag.geometry == drag.original {
      say("\(name) stayed where it was.")
      return
    }
    guard move(drag.gate, to: drag.geometry) else { return }
    repairPlace()
    let populations = decidedStrategy.gate(drag.gate)?.populations.map(\.id) ?? []
    let shown = populations.first { $0 == selected } ?? populations.first
    // Several steps may come before the next answer; numbers of an earlier one are not told.
    if let shown, let before = drag.before[shown], let answer,
      answer.question.strategy == decidedStrategy, let after = answer.counts[shown]
    {
      let change = "\(NumberText.count(before)) → \(NumberText.count(after)) events"
      say("\(self.name(of: shown)): \(change); \(key(.undo)) undoes.")
    } else {
      say("Moved \(name); \(key(.undo)) undoes.")
    }
  }
}
