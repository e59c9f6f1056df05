import GatingCore
import Plotting

/// Dividers that cut the two sides of another divider at places of their own.
extension GateEditing {
  /// The gate with a divider of its own in each region of the other axis.
  ///
  /// The lowest region keeps the divider; the new ones start at the same values, so that no event
  /// changes its quadrant.
  static func splitArms(_ gate: QuadrantGate, of divider: Int, along other: Int) -> QuadrantGate {
    var gate = gate
    let regions = Set(
      gate.quadrants.flatMap { quadrant in
        quadrant.positions.filter { $0.divider == other }.map(\.region)
      }
    ).sorted()
    for region in regions.dropFirst() {
      var arm = gate.dividers[divider]
      arm.id = freshID(arm.id, in: gate)
      gate.dividers.append(arm)
      redirect(&gate, from: divider, to: gate.dividers.count - 1) { quadrant in
        quadrant.positions.contains { $0.divider == other && $0.region == region }
      }
    }
    return gate
  }

  /// The gate with one divider for all of an axis: the arm `kept`; nil where an arm has another
  /// number of values.
  static func joinArms(_ gate: QuadrantGate, _ arms: [Int], keeping kept: Int) -> QuadrantGate? {
    let count = gate.dividers[kept].values.count
    guard arms.allSatisfy({ gate.dividers[$0].values.count == count }) else { return nil }
    var gate = gate
    for arm in arms where arm != kept { redirect(&gate, from: arm, to: kept) { _ in true } }
    return withoutIdleDividers(gate)
  }

  /// The gate without dividers that cut no quadrant.
  static func withoutIdleDividers(_ gate: QuadrantGate) -> QuadrantGate {
    let used = Set(gate.quadrants.flatMap { $0.positions.map(\.divider) })
    let kept = gate.dividers.indices.filter(used.contains)
    var gate = gate
    gate.dividers = kept.map { gate.dividers[$0] }
    for quadrant in gate.quadrants.indices {
      for position in gate.quadrants[quadrant].positions.indices {
        let old = gate.quadrants[quadrant].positions[position].divider
        gate.quadrants[quadrant].positions[position].divider = kept.firstIndex(of: old) ?? old
      }
    }
    return gate
  }

  private static func redirect(
    _ gate: inout QuadrantGate, from old: Int, to new: Int,
    where isMeant: (QuadrantGate.Quadrant) -> Bool
  ) {
    for quadrant in gate.quadrants.indices where isMeant(gate.quadrants[quadrant]) {
      for position in gate.quadrants[quadrant].positions.indices
      where gate.quadrants[quadrant].positions[position].divider == old {
        gate.quadrants[quadrant].positions[position].divider = new
      }
    }
  }

  private static func freshID(_ id: String, in gate: QuadrantGate) -> String {
    let taken = Set(gate.dividers.map(\.id))
    var number = 2
    while taken.contains("\(id)_\(number)") { number += 1 }
    return "\(id)_\(number)"
  }
}

extension Model {
  /// Lets the dividers of an axis be at other places on the two sides of the other axis' dividers,
  /// or joins them again where the held one is.
  mutating func changeArms(isX: Bool) {
    guard case .edit(var drag) = mode, case .quadrants(let gate) = drag.geometry,
      let projection = try? GateProjection(drag.geometry, on: drag.axes, panel: panel)
    else { return }
    let arms = (isX ? projection.xDividers : projection.yDividers).map(\.dimension)
    guard case .crossing(let x, let y) = drag.held, let first = arms.first else { return }
    let lines = projection.lines(of: gate, isX: isX)
    let held = (isX ? x : y).flatMap { lines.indices.contains($0) ? lines[$0] : nil }
    if arms.count > 1 {
      let kept = held?.divider ?? first
      guard let joined = GateEditing.joinArms(gate, arms, keeping: kept) else {
        say("The arms have different numbers of dividers; delete some first.", .warning)
        return
      }
      drag.geometry = .quadrants(joined)
      drag.held = .crossing(x: isX ? held?.value : x, y: isX ? y : held?.value)
      mode = .edit(drag)
      say("One divider again, where the held one was.")
      return
    }
    guard let other = (isX ? projection.yDividers : projection.xDividers).first else { return }
    drag.geometry = .quadrants(
      GateEditing.splitArms(gate, of: first, along: other.dimension))
    hold(&drag, 0, isX: isX)
    mode = .edit(drag)
    say("Each side's arm moves on its own now; the same key joins them.")
  }

  /// Why the held gate can't have arms, in a sentence; nil when it can.
  func armsObstacle(isX: Bool) -> String? {
    guard case .edit(let drag) = mode, case .quadrants(let gate) = drag.geometry,
      let projection = try? GateProjection(drag.geometry, on: drag.axes, panel: panel)
    else { return "Only quadrants have dividers with arms." }
    if case .crossing = drag.held {
    } else {
      return "Hold a crossing first (\(key(.nextHandle, in: .edit)))."
    }
    let own = isX ? projection.xDividers : projection.yDividers
    let others = isX ? projection.yDividers : projection.xDividers
    if own.count > 1 { return nil }
    if own.isEmpty || others.isEmpty { return "Arms need dividers on both axes of the plot." }
    if others.count > 1 { return "The dividers of one axis alone can have arms." }
    let cutByBoth = gate.quadrants.allSatisfy { quadrant in
      [own[0], others[0]].allSatisfy { place in
        quadrant.positions.contains { $0.divider == place.dimension }
      }
    }
    return cutByBoth ? nil : "A quadrant is not cut by both dividers; they can't have arms."
  }
}
