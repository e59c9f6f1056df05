import Analysis
import GatingCore
import Plotting

extension Model {
  /// The parameters that a prompt for an axis offers, best match first.
  ///
  /// A parameter matches when its title has all the words typed, in any case.
  package func choices(for text: String) -> [Int] {
    let words = text.lowercased().split(separator: " ")
    let titles = panel.parameters.map { $0.title.lowercased() }
    let matching = titles.indices.filter { index in
      words.allSatisfy { titles[index].contains($0) }
    }
    func rank(_ index: Int) -> Int {
      guard let first = words.first else { return 0 }
      let pieces = titles[index].split { !($0.isLetter || $0.isNumber) }
      if pieces.contains(where: { $0 == first || $0 == "cd\(first)" }) { return 0 }
      return pieces.contains { $0.hasPrefix(first) } ? 1 : 2
    }
    return matching.enumerated().sorted {
      (rank($0.element), $0.offset) < (rank($1.element), $1.offset)
    }.map(\.element)
  }

  mutating func markChoice(_ by: Int) {
    guard case .prompt(var prompt) = mode else { return }
    if case .formula(let gate) = prompt.purpose {
      completeFormula(prompt, of: gate, by)
      return
    }
    let count = choiceTexts(prompt).count
    guard count > 0 else { return }
    prompt.marked = ((prompt.marked + by) % count + count) % count
    if prompt.purpose.isFreeText { prompt.text = choiceTexts(prompt)[prompt.marked] }
    mode = .prompt(prompt)
  }

  /// What a prompt offers, as it is listed; nothing where anything can be typed.
  func choiceTexts(_ prompt: Prompt) -> [String] {
    switch prompt.purpose {
    case .xAxis, .yAxis: choices(for: prompt.text).map { panel.parameters[$0].title }
    case .sample: samples(for: prompt.text).map(listText)
    case .describe(let field, _): descriptionChoices(field)
    case .plot: usualPlots(for: prompt.text).map(usualPlots.title)
    case .name(let gate): suggestedNames(for: gate.geometry)
    case .command: commands(for: prompt.text).map(\.id.rawValue)
    case .statisticsOf: statisticsSubjects(for: prompt.text).map(\.title)
    case .percentOf: denominators(for: prompt.text).map(\.title)
    case .formula(let gate): completions(prompt, of: gate).map(\.name)
    default: []
    }
  }

  mutating func accept() -> [Effect] {
    guard case .prompt(let prompt) = mode else { return [] }
    message = nil
    switch prompt.purpose {
    case .xAxis, .yAxis: acceptAxis(prompt)
    case .plot: acceptUsualPlot(prompt)
    case .sample:
      let samples = samples(for: prompt.text)
      guard samples.indices.contains(prompt.marked) else {
        say("No sample matches \(prompt.text).", .warning)
        return []
      }
      mode = .browse
      return show(samples[prompt.marked].id)
    case .name(var gate):
      gate.name = prompt.text
      insert(gate)
    case .formula(let gate): acceptFormula(prompt, of: gate)
    case .nameCombination(let gate, let parts): nameCombination(gate, parts, prompt.text)
    case .describe(let field, let description): acceptDescription(field, description, prompt.text)
    case .exclude, .note, .acceptChanged: return acceptRemark(prompt)
    case .rename(let id):
      let old = name(of: id)
      if prompt.text == old || perform(decidedStrategy.renaming(id, to: prompt.text, strategyID)) {
        mode = .browse
        if prompt.text != old { say("Renamed \(old) to \(prompt.text); \(key(.undo)) undoes.") }
      }
    case .loadStrategy:
      guard !prompt.text.isEmpty else { return [] }
      mode = .browse
      return [.read(prompt.text, sample)]
    case .exact(let drag): return acceptExact(prompt.text, drag)
    case .bounds(let tuning): acceptBounds(prompt.text, tuning)
    case .command: return acceptCommand(prompt)
    case .statisticsOf: acceptStatisticsSubject(prompt)
    case .percentOf(let fromPage): acceptDenominator(prompt, fromPage: fromPage)
    case .bandStep: acceptBandStep(prompt.text)
    case .saveStrategy:
      guard !prompt.text.isEmpty else { return [] }
      mode = .browse
      let output = Effect.Output(path: prompt.text, content: .strategy(sharedStrategy))
      return write(output)
    case .checkpoint, .signOff, .lock: acceptInHistory(prompt)
    case .nameSession: return acceptSessionName(prompt)
    case .exportCounts: return acceptExport(prompt.text)
    case .coefficient(let page): acceptCoefficient(prompt.text, page)
    case .tolerance(let page): acceptTolerance(prompt.text, page)
    case .loadMatrix, .writeMatrix, .controls, .checkMatrix: return acceptMatrix(prompt)
    }
    return []
  }

  private mutating func acceptAxis(_ prompt: Prompt) {
    let choices = choices(for: prompt.text)
    guard choices.indices.contains(prompt.marked) else {
      let isCount = !prompt.text.isEmpty && "count".hasPrefix(prompt.text.lowercased())
      if prompt.purpose == .yAxis, isCount {
        mode = .browse
        if !isHistogram { toggleHistogram() }
        return
      }
      say("No parameter matches \(prompt.text).", .warning)
      return
    }
    let defaults = AxisDefaults(panel: panel, facts: facts[sample], strategy: decidedStrategy)
    var axis = defaults.axis(ofParameter: choices[prompt.marked])
    var axes = axes(for: viewed)
    // What no gate says how to compensate is compensated as the axis that stays.
    let other = prompt.purpose == .xAxis ? axes.y : axes.x
    let matrices = decidedStrategy.matrices
    if !decidedStrategy.reads(axis.dimension, on: panel), !other.isEventCount,
      panel.isCompensable(axis.dimension, by: matrices),
      panel.isCompensable(other.dimension, by: matrices)
    {
      axis.dimension.compensation = other.dimension.compensation
    }
    if prompt.purpose == .xAxis { axes.x = axis } else { axes.y = axis }
    chosenAxes[viewed] = axes
    mode = .browse
  }
}
