import GatingCore

extension GatingStrategy {
  /// Whether another strategy has the same events in a population of any sample: by the same shapes
  /// on its whole path, whatever their names and places are.
  package func decides(_ population: GateID, as other: GatingStrategy) -> Bool {
    guard matrices == other.matrices else { return false }
    var seen: Set<GateID> = []
    var waiting = [population]
    while let next = waiting.popLast() {
      guard seen.insert(next).inserted else { continue }
      guard let mine = gate(next), let theirs = other.gate(next),
        mine.geometry.shape == theirs.geometry.shape, mine.parent == theirs.parent,
        mine.grid == theirs.grid
      else { return false }
      waiting += mine.reads
    }
    return true
  }
}

extension Geometry {
  /// The geometry without the names of quadrants.
  fileprivate var shape: Geometry {
    guard case .quadrants(var gate) = self else { return self }
    for index in gate.quadrants.indices { gate.quadrants[index].name = "" }
    return .quadrants(gate)
  }
}
