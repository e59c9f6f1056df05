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

  /// Why nothing can be looked for, in a sentence.
  func obstacle(toProposing command: Command.ID) -> String? {
    let isPlane = command == .proposeBasin
    if let obstacle = obstacle(to: isPlane ? .polygon : .range) { return obstacle }
    switch command {
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
      suggestion.gate = Gate(
        id: freshID(), name: suggestedName(suggestion.request), parent: viewed,
        geometry: proposal.geometry, plot: onTwoAxes(axes), hue: decidedStrategy.gates.count % 8)
      suggestion.reason = proposal.reason
      mode = .propose(suggestion)
    case .failure(let obstacle):
      let text = SuggestionText.sentence(obstacle, self)
      dropSuggestion(suggestion)
      say(text, .warning)
    }
  }

  private func suggestedName(_ request: Proposal.Request) -> String {
    let base: String
    switch request {
    case .singlets: base = "Singlets"
    case .valley: base = title(of: axes.x.dimension, isShort: true) + "+"
    case .basin: return freshName("Gate", in: viewed)
    }
    let taken = PopulationTree(decidedStrategy).children(of: viewed).contains { $0.name == base }
    return taken ? freshName(base, in: viewed) : base
  }

  /// Asks for the proposed gate's name.
  mutating func acceptSuggestion() {
    guard case .propose(let suggestion) = mode, let gate = suggestion.gate else { return }
    acceptedSuggestion = suggestion
    mode = .prompt(Prompt(purpose: .name(gate), text: gate.name))
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

  /// Ends the adjusting of a proposed gate: it is named as it lies.
  mutating func acceptAdjusted(_ drag: Drag, _ suggestion: Suggestion) {
    var suggestion = suggestion
    suggestion.gate?.geometry = drag.geometry
    mode = .propose(suggestion)
    acceptSuggestion()
  }

  /// Forgets the proposal and goes back to the plot before it.
  mutating func dropSuggestion(_ suggestion: Suggestion) {
    mode = .browse
    chosenAxes[viewed] = suggestion.formerAxes
    say("Dropped the proposal; nothing was changed.")
  }
}
