import GatingCore

extension Model {
  /// The population that the tour walks to: the last of the built-in path.
  private var tourGoal: GateID? {
    let strategy = decidedStrategy
    return strategy.gates.first { gate in
      gate.name == "CD34+" && strategy.gates.contains { $0.parent == gate.id }
    }?.id
  }

  /// Why there is no tour, in a sentence.
  var tourObstacle: String? {
    tourGoal == nil
      ? "The tour walks the built-in path to CD34+; dotgate without a sample opens it." : nil
  }

  mutating func beginTour() {
    mode = .browse
    tour = Tour(gates: decidedStrategy.gates.count)
  }

  /// Goes on when what a step asks for was done, and back when its place was left.
  mutating func followTour() {
    guard var tour else { return }
    guard let goal = tourGoal else {
      self.tour = nil
      return
    }
    while isDone(tour, goal) {
      guard let next = Tour.Step(rawValue: tour.step.rawValue + 1) else {
        self.tour = nil
        return
      }
      tour.step = next
      if next == .draw { tour.gates = decidedStrategy.gates.count }
    }
    while !canBeDone(tour, goal), let before = Tour.Step(rawValue: tour.step.rawValue - 1) {
      tour.step = before
    }
    self.tour = tour
  }

  /// Leaves what is being done, and with it the tour; but not with the list of keys.
  mutating func cancelWithTour() {
    let ends = tour != nil && context != .help
    cancel()
    guard ends else { return }
    tour = nil
    let said = message.map { $0.text + " " } ?? ""
    say(said + "The tour is over; \(key(.tour)) begins it again.")
  }

  private func isDone(_ tour: Tour, _ goal: GateID) -> Bool {
    switch tour.step {
    case .walk: return selected == goal || viewed == goal
    case .open: return viewed == goal
    case .hold: if case .edit = mode { return true }
    case .move: if case .edit(let drag) = mode { return drag.geometry != drag.original }
    case .drop: return mode == .browse && history.canUndo
    case .undo: return history.canRedo
    case .draw: if case .draw = mode { return true }
    case .corners:
      if case .draw(let sketch) = mode { return sketch.missing == nil }
      return isNaming || decidedStrategy.gates.count > tour.gates
    case .close: return decidedStrategy.gates.count > tour.gates
    case .finish: if case .help = mode { return true }
    }
    return false
  }

  private func canBeDone(_ tour: Tour, _ goal: GateID) -> Bool {
    switch tour.step {
    case .open: return selected == goal
    case .hold: return viewed == goal
    case .move, .drop: if case .edit = mode { return true }
    case .undo: return history.canUndo
    case .corners: if case .draw = mode { return true }
    case .close:
      if case .draw(let sketch) = mode { return sketch.missing == nil }
      return isNaming
    case .walk, .draw, .finish: return true
    }
    return false
  }

  private var isNaming: Bool {
    if case .prompt(let prompt) = mode, case .name = prompt.purpose { return true }
    return false
  }
}
