import GatingCore
import Plotting

extension Model {
  /// Pairs of parameters on which single cells form a ridge, the better first.
  private static let ridgePlots = [
    ("FSC-A", "FSC-H"), ("FSC-A", "FSC-W"), ("FS-A", "FS-H"), ("FS-A", "FS-W"),
    ("SSC-A", "SSC-H"), ("SSC-A", "SSC-W"),
  ]

  /// The plot on which singlets are looked for; nil where the sample lacks the parameters.
  private var ridgeAxes: PlotAxes? {
    let names = panel.parameters.map { $0.name.uppercased() }
    let defaults = AxisDefaults(panel: panel, facts: facts[sample], strategy: decidedStrategy)
    for (area, other) in Self.ridgePlots {
      if let x = names.firstIndex(of: area), let y = names.firstIndex(of: other) {
        return PlotAxes(x: defaults.axis(ofParameter: x), y: defaults.axis(ofParameter: y))
      }
    }
    return nil
  }

  /// Time, the whole of the run, against forward scatter.
  private var timeAxes: PlotAxes? {
    guard let time = panel.parameters.firstIndex(where: \.isTime) else { return nil }
    let fresh = AxisDefaults(panel: panel, facts: facts[sample], strategy: GatingStrategy())
    return PlotAxes(x: fresh.axis(ofParameter: time), y: fresh.scatter.x)
  }

  /// Forward against side scatter.
  private var debrisAxes: PlotAxes? {
    guard panel.parameters.contains(where: { $0.isScatter && $0.name.uppercased().hasPrefix("F") })
    else { return nil }
    return AxisDefaults(panel: panel, facts: facts[sample], strategy: decidedStrategy).scatter
  }

  /// Why nothing can be looked for, in a sentence.
  func obstacle(toProposing command: Command.ID) -> String? {
    let isPlane = [.proposeBasin, .proposeQuadrants].contains(command)
    if let obstacle = obstacle(to: isPlane ? .polygon : .range) { return obstacle }
    switch command {
    case .proposeSteady:
      return panel.parameters.contains(where: \.isTime) ? nil : "The sample has no Time."
    case .proposeDebris:
      return debrisAxes == nil ? "Debris is told by forward scatter; the sample has none." : nil
    case .proposeSinglets:
      return ridgeAxes == nil
        ? "Singlets need the scatter's area with its height or width; the sample has no such pair."
        : nil
    case .proposeBasin:
      return crosshair == nil ? "Put the crosshair on the basin first (hjkl)." : nil
    default: return nil
    }
  }

  /// Looks for a gate; it is shown when it is found.
  mutating func propose(_ command: Command.ID) {
    let former = chosenAxes[viewed]
    let request: Proposal.Request
    switch command {
    case .proposeSteady:
      guard let axes = timeAxes else { return }
      chosenAxes[viewed] = axes
      request = .steady
    case .proposeDebris:
      guard let axes = debrisAxes else { return }
      chosenAxes[viewed] = axes
      request = .debris
    case .proposeQuadrants: request = .quadrants
    case .proposeSinglets:
      guard let axes = ridgeAxes else { return }
      chosenAxes[viewed] = axes
      request = .singlets
    case .proposeBasin: request = .basin(crosshairPoint)
    default: request = .valley
    }
    mode = .propose(Suggestion(request: request, formerAxes: former))
  }

  /// What is being looked for now.
  var requestedProposal: Proposal.Request? {
    guard case .propose(let suggestion) = mode, suggestion.gate == nil else { return nil }
    return suggestion.request
  }

  /// Shows what was found, or says that nothing was.
  mutating func takeIn(_ found: Result<Proposal, Proposal.Obstacle>?) {
    guard let found, case .propose(var suggestion) = mode, suggestion.gate == nil else { return }
    switch found {
    case .success(let proposal):
      suggestion.gate = gate(of: proposal)
      suggestion.reason = proposal.reason
      mode = .propose(suggestion)
    case .failure(let obstacle):
      let text = SuggestionText.sentence(obstacle, self)
      dropSuggestion(suggestion)
      say(text, .warning)
    }
  }

  private func gate(of proposal: Proposal) -> Gate {
    if case .quadrants(let found) = proposal.geometry, found.dividers.count == 2 {
      return quadrantGate(found.dividers)
    }
    // Live cells keep a viability dye out.
    let isDye = panel.isViability(axes.x.dimension)
    let geometry = (isDye ? proposal.geometry.otherSide : nil) ?? proposal.geometry
    return Gate(
      id: freshID(), name: suggestedNames(for: geometry)[0], parent: viewed,
      geometry: geometry, plot: onTwoAxes(axes), hue: decidedStrategy.gates.count % 8)
  }

  /// Takes the proposed gate into the strategy, under the name that is shown.
  mutating func acceptSuggestion() {
    guard case .propose(let suggestion) = mode, let gate = suggestion.gate else { return }
    insert(gate)
  }

  /// Turns a proposed threshold round: what was below is above.
  mutating func takeOtherSide() {
    guard case .propose(var suggestion) = mode, var gate = suggestion.gate,
      let turned = gate.geometry.otherSide
    else { return }
    gate.geometry = turned
    gate.name = suggestedNames(for: turned)[0]
    suggestion.gate = gate
    mode = .propose(suggestion)
  }

  /// Why a proposal can't be accepted or changed, in a sentence.
  func obstacle(toJudging command: Command.ID) -> String? {
    guard case .propose(let suggestion) = mode, let gate = suggestion.gate else {
      return "Still looking; \(key(.cancel, in: .propose)) drops it."
    }
    if command == .otherSide, gate.geometry.otherSide == nil {
      return "Only a threshold has another side."
    }
    return nil
  }

  /// Holds the proposed gate by its first handle.
  mutating func adjustSuggestion() {
    guard case .propose(let suggestion) = mode, let gate = suggestion.gate,
      let outline = try? GateOutline(gate.geometry, on: axes, panel: panel),
      let first = outline.handles.first
    else { return }
    mode = .edit(
      Drag(
        gate: gate.id, axes: axes, original: gate.geometry, geometry: gate.geometry,
        held: first.id, before: answer?.counts ?? [:], suggestion: suggestion))
  }

  /// Ends the adjusting of a proposed gate: it is taken as it lies.
  mutating func acceptAdjusted(_ drag: Drag, _ suggestion: Suggestion) {
    guard var gate = suggestion.gate else { return }
    gate.geometry = drag.geometry
    insert(gate)
  }

  /// Forgets the proposal and goes back to the plot before it.
  mutating func dropSuggestion(_ suggestion: Suggestion) {
    mode = .browse
    chosenAxes[viewed] = suggestion.formerAxes
    say("Dropped the proposal; nothing was changed.")
  }
}

extension Geometry {
  /// The rectangle of one side with one bound turned round; nil for anything else.
  fileprivate var otherSide: Geometry? {
    guard case .rectangle(var rectangle) = self, rectangle.sides.count == 1 else { return nil }
    let interval = rectangle.sides[0].interval
    if (interval.minimum == nil) == (interval.maximum == nil) { return nil }
    rectangle.sides[0].interval = Interval(minimum: interval.maximum, maximum: interval.minimum)
    return .rectangle(rectangle)
  }
}
