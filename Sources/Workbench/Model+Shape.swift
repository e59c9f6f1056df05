import GatingCore
import Plotting

/// What the held gate can be made into beside moving it.
extension Model {
  mutating func changeShape(_ id: Command.ID, times: Int) {
    guard case .edit(var drag) = mode else { return }
    switch (id, drag.geometry) {
    case (.rotateLeft, .polygon(let gate)), (.rotateRight, .polygon(let gate)):
      let area = layout.plot.area
      drag.geometry = .polygon(
        GateEditing.rotate(
          gate, id == .rotateLeft ? times : -times,
          aspect: Double(area.columns) / Double(2 * max(1, area.rows)), axes: drag.axes,
          panel: panel))
    case (.rotateLeft, .ellipsoid(let gate)), (.rotateRight, .ellipsoid(let gate)):
      let steps = id == .rotateLeft ? times : -times
      drag.geometry = .ellipsoid(
        GateEditing.rotate(gate, steps, axes: drag.axes, panel: panel))
      drag.held = GateEditing.held(
        drag.held, of: gate, turnedBy: steps, axes: drag.axes, panel: panel)
    case (.grow, _), (.shrink, _):
      var factor = 1.0
      for _ in 0..<min(times, 100) { factor *= 1.05 }
      guard
        let scaled = GateEditing.scale(
          drag.geometry, drag.held, by: id == .grow ? factor : 1 / factor, axes: drag.axes,
          panel: panel)
      else { return }
      drag.geometry = scaled
    case (.insertVertex, .quadrants(let gate)): insertValue(&drag, gate, isX: true)
    case (.insertOnY, .quadrants(let gate)): insertValue(&drag, gate, isX: false)
    case (.removeVertex, .quadrants(let gate)): removeValue(&drag, gate, isX: true)
    case (.removeOnY, .quadrants(let gate)): removeValue(&drag, gate, isX: false)
    default: return
    }
    if drag.geometry.fault != nil { return }
    mode = .edit(drag)
  }

  /// Why the held gate can't be changed so, in a sentence; nil when it can.
  func shapeObstacle(to id: Command.ID) -> String? {
    guard case .edit(let drag) = mode else { return nil }
    switch (id, drag.geometry) {
    case (.rotateLeft, .polygon), (.rotateRight, .polygon), (.rotateLeft, .ellipsoid),
      (.rotateRight, .ellipsoid):
      return nil
    case (.rotateLeft, _), (.rotateRight, _): return "Only a polygon or an ellipse can be turned."
    case (.grow, .quadrants), (.shrink, .quadrants): return "Quadrants have no size; move dividers."
    case (.grow, _), (.shrink, _): return nil
    case (.insertVertex, .quadrants), (.removeVertex, .quadrants), (.insertOnY, .quadrants),
      (.removeOnY, .quadrants):
      let isX = id == .insertVertex || id == .removeVertex
      guard let held = heldValue(drag, isX: isX) else {
        return
          "Hold a crossing with a divider on the \(isX ? "x" : "y") axis first (\(key(.nextHandle, in: .edit)))."
      }
      guard id == .removeVertex || id == .removeOnY, case .quadrants(let gate) = drag.geometry
      else { return nil }
      return removalObstacle(gate, held)
    case (.insertOnY, _), (.removeOnY, _): return "Only quadrants have dividers on the y axis."
    default: return nil
    }
  }

  private func removalObstacle(
    _ gate: QuadrantGate, _ held: (place: GateProjection.Place, index: Int)
  ) -> String? {
    guard let less = GateEditing.removeValue(held.index, of: held.place.dimension, in: gate) else {
      return "A divider needs a value; \(key(.delete)) deletes the gate."
    }
    let readers = decidedStrategy.gates.filter { $0.reads.contains(where: less.removed.contains) }
    guard let reader = readers.first,
      let population = gate.quadrants.first(where: { reader.reads.contains($0.id) })
    else { return nil }
    return "\(population.name) would go, but \(reader.name) depends on it."
  }

  /// The held value of a divider on an axis, where there is one.
  private func heldValue(
    _ drag: Drag, isX: Bool
  ) -> (place: GateProjection.Place, index: Int)? {
    guard case .crossing(let x, let y) = drag.held, let index = isX ? x : y,
      case .quadrants(let gate) = drag.geometry,
      let projection = try? GateProjection(drag.geometry, on: drag.axes, panel: panel)
    else { return nil }
    let lines = projection.lines(of: gate, isX: isX)
    let places = isX ? projection.xDividers : projection.yDividers
    guard lines.indices.contains(index),
      let place = places.first(where: { $0.dimension == lines[index].divider })
    else { return nil }
    return (place, lines[index].value)
  }

  private func insertValue(_ drag: inout Drag, _ gate: QuadrantGate, isX: Bool) {
    guard let held = heldValue(drag, isX: isX) else { return }
    let parent = decidedStrategy.gate(drag.gate)?.parent
    let axis = isX ? drag.axes.x : drag.axes.y
    guard
      let more = GateEditing.insertValue(
        after: held.index, of: held.place.dimension, in: gate, place: held.place,
        marker: title(of: axis.dimension, isShort: true), id: drag.gate,
        takenNames: Set(tree.children(of: parent).map(\.name)),
        takenIDs: Set(strategy.gates.flatMap(\.ids)))
    else { return }
    drag.geometry = .quadrants(more.gate)
    hold(&drag, more.held - held.index, isX: isX)
  }

  private func removeValue(_ drag: inout Drag, _ gate: QuadrantGate, isX: Bool) {
    guard let held = heldValue(drag, isX: isX),
      let less = GateEditing.removeValue(held.index, of: held.place.dimension, in: gate)
    else { return }
    drag.geometry = .quadrants(less.gate)
    hold(&drag, less.held - held.index, isX: isX)
  }

  /// Holds the line so many places on, and of the other axis the nearest that crosses it.
  func hold(_ drag: inout Drag, _ by: Int, isX: Bool) {
    guard case .crossing(let x, let y) = drag.held else { return }
    let held = Handle.ID.crossing(x: isX ? x.map { $0 + by } : x, y: isX ? y : y.map { $0 + by })
    let outline = try? GateOutline(drag.geometry, on: drag.axes, panel: panel)
    drag.held = outline?.handle(held)?.id ?? outline?.handles.first?.id ?? .whole
  }
}
