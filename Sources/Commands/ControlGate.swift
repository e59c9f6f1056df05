import Analysis
import GatingCore
import Workbench

/// The population that is used of each control, as cells without doublets.
struct ControlGate {
  /// Where a control's strategy comes from.
  enum Source {
    /// What a call names.
    case named(StrategySource)
    /// What the workbench has.
    case open(ControlsRequest.Strategies)
  }

  let source: Source
  /// Its path or its name, as it was said.
  let population: String

  /// What is used of a control.
  struct Part {
    let table: EventTable
    let use: ControlUse
    let warnings: [String]
  }

  /// The population's events of a control.
  /// - Throws: `CommandError` where the control's strategy has no such population, it can't be
  ///   evaluated, or has too few events to say anything.
  func part(of control: LoadedSample, _ name: String) throws(CommandError) -> Part {
    let (strategy, notes) = try strategy(for: control.sample)
    let (path, mask) = try PopulationSelection.events(
      of: population, in: strategy, on: control.table, sample: name)
    let use = ControlUse(
      control: name, population: path, events: mask.population, total: control.table.count)
    guard use.events >= SpilloverControls.leastEvents else {
      throw CommandError(
        "\(name): \(path) has \(use.events) of \(use.total) events; "
          + "\(SpilloverControls.leastEvents) are needed.")
    }
    var warnings = notes.map { "\(name): \($0)" }
    if let node = PopulationTree(strategy).node(path: path) {
      let bright = strategy.fluorescences(deciding: node.id, on: control.table.panel)
      let labels = bright.map(\.label).reduce(into: [String]()) { labels, label in
        if !labels.contains(label) { labels.append(label) }
      }
      if !labels.isEmpty {
        warnings.append(
          "\(name): \(path) is gated on \(labels.joined(separator: ", ")), no scatter: stained "
            + "events may be cut off by their brightness.")
      }
    }
    return Part(table: control.table.selecting(mask), use: use, warnings: warnings)
  }

  private func strategy(
    for sample: Sample
  ) throws(CommandError) -> (strategy: GatingStrategy, notes: [String]) {
    switch source {
    case .named(let source):
      let (strategy, notes, refused) = try source.instantiate(for: sample)
      return (strategy, refused.sentences + notes)
    case .open(let strategies):
      let own = sample.path.flatMap { path in
        strategies.own.first { FilePath.isSame($0.key, path) }
      }
      return (own?.value ?? strategies.common, [])
    }
  }
}

/// Which of a control's events were used.
struct ControlUse: Hashable {
  let control: String
  /// The population's path, or all events.
  let population: String
  let events: Int
  let total: Int
}

extension [ControlUse] {
  /// In one sentence.
  var sentence: String {
    let isPlain = allSatisfy { $0.events == $0.total && PopulationSelection.isAll($0.population) }
    if isPlain { return "All events of each control are used." }
    let populations = map(\.population).reduce(into: [String]()) { all, population in
      if !all.contains(population) { all.append(population) }
    }
    let parts = populations.map { population in
      let counts = filter { $0.population == population }.map { use in
        "\(use.events) of \(use.total) of \(use.control)"
      }
      return "of \(population), \(counts.joined(separator: ", "))"
    }
    return "Used are the events \(parts.joined(separator: "; "))."
  }

  /// A row a control, for people.
  var table: String {
    NumberColumns.text(
      [["control", "population", "events", "of"]]
        + map { [$0.control, $0.population, "\($0.events)", "\($0.total)"] }, leading: 2)
  }
}
