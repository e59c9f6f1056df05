import Analysis
import FCSFiles
import GatingCore

/// The counts of one call of `dotgate gate`, sample after sample.
struct GateRun {
  let columns: [StatisticColumn]
  let workers: Int?
  var membership: MembershipFile?
  /// The session that is counted.
  var session: SessionOrigin?
  private(set) var rows: [CountTable.Row] = []
  private(set) var inputs: [CountFormat.Input] = []
  /// What was left out of the strategy for a sample, by its name.
  private(set) var notes: [String: [String]] = [:]
  private(set) var hasFailed = false

  init(columns: [StatisticColumn], workers: Int?) {
    self.columns = columns
    self.workers = workers
  }

  /// Counts a file's data sets; what fails is said, and the rest goes on.
  mutating func gate(_ path: String, by source: StrategySource, name: String, needsHash: Bool) {
    let loaded: [LoadedSample]
    do {
      loaded = try SampleLoading.load(
        path, name: name, hashes: needsHash,
        options: FCSReadOptions(workers: workers))
    } catch {
      fail(error.description)
      return
    }
    if let hash = loaded.first?.hash { note(input: path, sha256: hash) }
    for sample in loaded {
      for warning in sample.warnings { Talk.warn("\(sample.sample.name): \(warning)") }
      let (strategy, notes) = source.instantiate(on: sample.table.panel)
      for note in notes { Talk.note("\(sample.sample.name): \(note)") }
      self.notes[sample.sample.name] = notes
      gate(sample, strategy)
    }
  }

  /// Names a file that was read.
  mutating func note(input path: String, sha256: String) {
    inputs.append(.init(path: path, sha256: sha256))
  }

  /// Counts a strategy in a sample that is loaded.
  mutating func gate(_ loaded: LoadedSample, _ strategy: GatingStrategy) {
    let name = loaded.sample.name
    let result = GatingEngine.evaluate(strategy, on: loaded.table, workers: workers)
    let isForeign = !result.failures.isEmpty && result.masks.isEmpty
    if isForeign, result.failures.values.allSatisfy(\.isOfParameters) {
      fail("\(name): the sample has none of the strategy's parameters.")
      return
    }
    let tree = PopulationTree(strategy)
    for node in tree.nodes {
      guard let failure = result.failures[node.id] else { continue }
      let reason = FailureText.sentence(failure) { tree[$0]?.path ?? $0.rawValue }
      fail("\(name): \(node.path) is not assessable. \(reason)")
    }
    do {
      let table = try CountTable(
        sample: name, strategy: strategy, result: result, statistics: columns,
        engine: columns.isEmpty ? nil : SampleEngine(loaded.table))
      rows += table.rows
      try membership?.write(strategy, result, sample: name)
    } catch {
      fail("\(name): \(error)")
    }
  }

  /// Says what failed; the rest goes on.
  mutating func fail(_ sentence: String) {
    Talk.fail(sentence)
    hasFailed = true
  }
}

extension GatingFailure {
  /// Whether it comes of parameters that the sample lacks.
  fileprivate var isOfParameters: Bool {
    switch self {
    case .parameter, .dependsOn: true
    case .compensation, .strategy: false
    }
  }
}
