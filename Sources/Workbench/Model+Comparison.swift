import Analysis
import GatingCore

/// The two rules: by which one counts are made, and how they differ from FlowJo's.
extension Model {
  /// Whether the page that compares with FlowJo is being read.
  var isComparing: Bool { mode == .comparison }

  mutating func compareRules(_ id: Command.ID) {
    switch id {
    case .compareFlowJo: mode = .comparison
    case .showDifference: showDifference()
    default: switchFidelity()
    }
  }

  private mutating func switchFidelity() {
    switch fidelity {
    case .exact:
      fidelity = .flowJoGrid
      say(
        "On FlowJo's grid now; \(key(.fidelity)) counts exactly. The session keeps exact counts.")
    case .flowJoGrid:
      fidelity = .exact
      say("Counted exactly again, by the standard's rules.")
    }
  }

  /// Shows the selected population's parent on the gate's own axes, with the events that the rules
  /// decide differently drawn over it.
  private mutating func showDifference() {
    guard let selected, let node = tree[selected] else { return }
    let defaults = AxisDefaults(panel: panel, facts: facts[sample], strategy: decidedStrategy)
    difference = selected
    mode = .browse
    viewed = node.parent
    crosshair = nil
    if let axes = decidedStrategy.gate(selected).flatMap(defaults.axes) {
      chosenAxes[viewed] = onTwoAxes(axes)
    } else if isHistogram {
      chosenAxes[viewed] = onTwoAxes(axes(for: viewed))
    }
    say("The events of \(node.name) that differ are drawn; \(key(.backgate)) takes them off.")
  }

  /// Why a command of the comparison can't be done now, in a sentence.
  func obstacle(toComparing id: Command.ID) -> String? {
    if tree.nodes.isEmpty { return "There is no population but all events." }
    guard id == .showDifference else { return nil }
    guard let selected else { return "All events are the same by both rules." }
    guard let row = answer?.comparison?.first(where: { $0.population == selected }) else {
      return "\(name(of: selected)) has no counts to compare."
    }
    return row.difference.differing == 0
      ? "Both rules have the same events in \(name(of: selected))." : nil
  }

  /// The populations of which a gate is no longer as it was when the sample was opened, when its
  /// stored counts were those of its gates.
  var changedSinceOpened: Set<GateID> {
    guard !sampleEntry.storedCounts.isEmpty else { return [] }
    let opened = history.opened.strategy(of: sample)
    return Set(
      tree.nodes.map(\.id).filter { !strategy.decides($0, as: opened) })
  }
}
