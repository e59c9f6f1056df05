import Analysis
import FCSFiles
import GatingCore

/// The counts of one call of `dotgate gate`, sample after sample.
struct GateRun {
  let columns: [StatisticColumn]
  let workers: Int?
  /// By which rule events on edges are decided.
  let fidelity: Fidelity
  var membership: MembershipFile?
  /// What takes the place of each file's own spillover matrix.
  var matrix: SpectrumMatrix?
  /// The session that is counted.
  var session: SessionOrigin?
  private(set) var rows: [CountTable.Row] = []
  private(set) var inputs: [CountFormat.Input] = []
  /// What was left out of the strategy for a sample, by its name.
  private(set) var notes: [String: [String]] = [:]
  private(set) var hasFailed = false

  init(columns: [StatisticColumn], workers: Int?, fidelity: Fidelity = .exact) {
    self.columns = columns
    self.fidelity = fidelity
    self.workers = workers
  }

  /// What was counted.
  var table: CountTable { CountTable(rows: rows, fidelity: fidelity) }

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
      do throws(CommandError) {
        let (strategy, notes) = try source.instantiate(for: sample.sample)
        for note in notes { Talk.note("\(sample.sample.name): \(note)") }
        self.notes[sample.sample.name] = notes
        gate(sample, strategy)
      } catch {
        fail(error.description)
      }
    }
  }

  /// Names a file that was read.
  mutating func note(input path: String, sha256: String) {
    inputs.append(.init(path: path, sha256: sha256))
  }

  /// Counts a strategy in a sample that is loaded.
  mutating func gate(_ loaded: LoadedSample, _ strategy: GatingStrategy) {
    let name = loaded.sample.name
    var strategy = strategy
    if let matrix {
      guard suits(matrix, loaded.table.panel, name) else { return }
      strategy = strategy.replacingOwn(by: matrix, on: loaded.table.panel)
    }
    let result = GatingEngine.evaluate(
      strategy, on: loaded.table, fidelity: fidelity, workers: workers)
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
        engine: columns.isEmpty ? nil : SampleEngine(loaded.table), workers: workers)
      rows += table.rows
      try membership?.write(strategy, result, sample: name)
    } catch {
      fail("\(name): \(error)")
    }
  }

  /// Whether a sample has all detectors of a matrix; says what is missing on either side.
  private mutating func suits(_ matrix: SpectrumMatrix, _ panel: Panel, _ name: String) -> Bool {
    for detector in matrix.detectors {
      do throws(ParameterError) {
        _ = try panel.index(of: ParameterReference(name: detector))
      } catch {
        let failure = CompensationError.missingDetector(id: matrix.id, error)
        fail("\(name): \(FailureText.sentence(failure))")
        return false
      }
    }
    let left = panel.spillover?.detectors.filter { !matrix.detectors.contains($0) } ?? []
    if !left.isEmpty {
      Talk.warn(
        "\(name): \(left.joined(separator: ", ")) are not compensated: the matrix \(matrix.id) does "
          + "not name them.")
    }
    return true
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
