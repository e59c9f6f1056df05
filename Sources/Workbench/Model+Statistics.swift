import Analysis
import GatingCore
import Plotting

/// The pages of numbers: the statistics of a population, and how sure its count is.
extension Model {
  /// The page of statistics, if it is being read.
  var statisticsPage: StatisticsPage? {
    if case .statistics(let page) = mode { return page }
    return nil
  }

  /// The page that says how sure a count is, if it is being read.
  var certaintyPage: CertaintyPage? {
    if case .certainty(let page) = mode { return page }
    return nil
  }

  /// What the page of statistics needs to know; nil without it.
  var requestedStatistics: StatisticsTable.Request? {
    statisticsPage.map { page in
      StatisticsTable.Request(population: selected, dimensions: statisticsDimensions(page.subject))
    }
  }

  /// What the page of certainty needs to know; nil without it.
  var requestedCertainty: Certainty.Request? {
    certaintyPage.map { _ in Certainty.Request(population: selected, step: bandStep) }
  }

  private func statisticsDimensions(_ subject: StatisticsPage.Subject) -> [Dimension] {
    let defaults = AxisDefaults(panel: panel, facts: facts[sample], strategy: decidedStrategy)
    switch subject {
    case .axes:
      let axes = axes(for: viewed)
      return [axes.x.dimension] + (axes.y.isEventCount ? [] : [axes.y.dimension])
    case .all: return cardParameters.map { defaults.axis(ofParameter: $0).dimension }
    case .parameter(let index): return [defaults.axis(ofParameter: index).dimension]
    }
  }

  mutating func readNumbers(_ id: Command.ID, times: Int) {
    switch id {
    case .statistics:
      mode = .statistics(StatisticsPage(subject: statisticsSubject))
    case .certainty: mode = .certainty(CertaintyPage())
    case .statisticsOf: mode = .prompt(Prompt(purpose: .statisticsOf, text: ""))
    case .bandStep:
      mode = .prompt(Prompt(purpose: .bandStep, text: NumberText.short(bandStep)))
    case .percentOf:
      mode = .prompt(Prompt(purpose: .percentOf(fromPage: certaintyPage != nil), text: ""))
    case .rowsUp: scrollNumbers(rows: -times)
    case .rowsDown: scrollNumbers(rows: times)
    case .columnsLeft: scrollNumbers(columns: -times)
    default: scrollNumbers(columns: times)
    }
  }

  private mutating func scrollNumbers(rows: Int = 0, columns: Int = 0) {
    if case .statistics(var page) = mode {
      let count = statisticsDimensions(page.subject).count
      let fit = StatisticsPageView.Fit(size: size, columns: count)
      page.top = max(0, min(StatisticsTable.rows.count - fit.rows, page.top + rows))
      page.left = max(0, min(count - fit.columns, page.left + columns))
      mode = .statistics(page)
    } else if case .certainty(var page) = mode {
      let last = CertaintyView.edges(self).count - CertaintyView.edgeRows(self)
      page.top = max(0, min(last, page.top + rows))
      mode = .certainty(page)
    }
  }

  /// What a prompt for the page of statistics offers: both axes, all, each parameter.
  func statisticsSubjects(for text: String) -> [(title: String, subject: StatisticsPage.Subject)] {
    let typed = text.lowercased()
    var subjects: [(title: String, subject: StatisticsPage.Subject)] = [
      ("both axes of the plot", .axes), ("all parameters", .all),
    ]
    subjects = subjects.filter { typed.isEmpty || $0.title.contains(typed) }
    for index in choices(for: text) {
      subjects.append((panel.parameters[index].title, .parameter(index)))
    }
    return subjects
  }

  mutating func acceptStatisticsSubject(_ prompt: Prompt) {
    let subjects = statisticsSubjects(for: prompt.text)
    guard subjects.indices.contains(prompt.marked) else {
      say("No parameter matches \(prompt.text).", .warning)
      return
    }
    statisticsSubject = subjects[prompt.marked].subject
    mode = .statistics(StatisticsPage(subject: statisticsSubject))
  }

  /// The populations that a prompt for a denominator offers; none at first, where one is set.
  func denominators(for text: String) -> [(title: String, population: GateID?)] {
    let words = text.lowercased().split(separator: " ")
    let nodes = tree.nodes.filter { node in
      let path = node.path.lowercased()
      return words.allSatisfy { path.contains($0) }
    }
    // Those whose own name has a word come before those that only lie in one.
    let own = nodes.filter { node in
      words.contains { node.name.lowercased().contains($0) }
    }
    var found: [(title: String, population: GateID?)] = []
    if denominator != nil, words.isEmpty { found.append(("no other population", nil)) }
    for node in own + nodes.filter({ node in !own.contains { $0.id == node.id } }) {
      found.append((node.path, node.id))
    }
    return found
  }

  mutating func acceptDenominator(_ prompt: Prompt, fromPage: Bool) {
    let found = denominators(for: prompt.text)
    guard found.indices.contains(prompt.marked) else {
      say("No population matches \(prompt.text).", .warning)
      return
    }
    denominator = found[prompt.marked].population
    mode = fromPage ? .certainty(CertaintyPage()) : .browse
    if let denominator {
      say("Shares of \(name(of: denominator)) are shown for what lies in it.")
    } else {
      say("Shares of the parent and of all events alone are shown.")
    }
  }

  mutating func acceptBandStep(_ text: String) {
    guard let step = Double(text.replacing(",", with: ".")), step >= 0.001, step <= 10 else {
      say("Type a part of a decade, from 0.001 to 10.", .warning)
      return
    }
    bandStep = step
    mode = .certainty(CertaintyPage())
  }

  /// Why a command of the pages can't be done now, in a sentence.
  func obstacle(toNumbers id: Command.ID) -> String? {
    switch id {
    case .percentOf: tree.nodes.isEmpty ? "There is no population but all events." : nil
    case .statisticsOf: panel.parameters.isEmpty ? "The sample has no parameters." : nil
    default: nil
    }
  }

  /// The population that shares are of beside the parent and all events, where the selected one
  /// lies in it.
  var denominatorOfSelected: GateID? {
    guard let denominator, let selected, selected != denominator,
      tree[selected]?.parent != denominator, tree.lineage(of: selected).contains(denominator)
    else { return nil }
    return denominator
  }
}
