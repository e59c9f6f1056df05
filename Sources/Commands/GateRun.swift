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
        let (strategy, notes, refused) = try source.instantiate(for: sample.sample)
        for note in notes { Talk.note("\(sample.sample.name): \(note)") }
        for sentence in refused.sentences { fail("\(sample.sample.name): \(sentence)") }
        self.notes[sample.sample.name] = refused.sentences + notes
        gate(sample, strategy, refused)
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
  mutating func gate(
    _ loaded: LoadedSample, _ strategy: GatingStrategy,
    _ refused: RefusedPopulations = RefusedPopulations()
  ) {
    let name = loaded.sample.name
    var strategy = strategy
    if let matrix {
      guard suits(matrix, loaded.table.panel, name) else { return }
      let replaced = strategy.replacingOwn(by: matrix, on: loaded.table.panel)
      guard isEffective(matrix, strategy, replaced, name) else { return }
      strategy = replaced
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
    rows += refused.inserted(
      in: counted(loaded, strategy, result), columns: columns.count)
    do {
      let ids = strategy.gates.flatMap { $0.populations.map(\.id) }
      try membership?.write(refused.inserted(in: ids), result, sample: name)
    } catch {
      fail("\(name): \(error)")
    }
  }

  /// The rows of a sample; a column that can't be computed is blank, which is said.
  private mutating func counted(
    _ loaded: LoadedSample, _ strategy: GatingStrategy, _ result: GatingResult
  ) -> [CountTable.Row] {
    let name = loaded.sample.name
    let engine = columns.isEmpty ? nil : SampleEngine(loaded.table)
    func table(_ columns: [StatisticColumn]) throws(StatisticError) -> [CountTable.Row] {
      try CountTable(
        sample: name, strategy: strategy, result: result, statistics: columns, engine: engine,
        workers: workers
      ).rows
    }
    if let rows = try? table(columns) { return rows }
    var rows = CountTable(
      sample: name, strategy: strategy, eventCount: result.eventCount, counts: result.counts,
      fidelity: fidelity
    ).rows
    for column in columns {
      var values = [Double?](repeating: nil, count: rows.count)
      do throws(StatisticError) {
        values = try table([column]).map { $0.statistics[0] }
      } catch {
        fail("\(name): \(error)")
      }
      for index in rows.indices { rows[index].statistics.append(values[index]) }
    }
    return rows
  }

  /// Whether a matrix takes the place of any other; says which gates stay as they are.
  private mutating func isEffective(
    _ matrix: SpectrumMatrix, _ before: GatingStrategy, _ after: GatingStrategy, _ name: String
  ) -> Bool {
    let left = before.gates.count { $0.isCompensatedByName }
    if left == 0 { return true }
    let gates = left == 1 ? "1 gate is" : "\(left) gates are"
    if zip(before.gates, after.gates).allSatisfy({ $0.geometry == $1.geometry }) {
      fail(
        "\(name): the matrix \(matrix.id) changes nothing: no gate is compensated by the file's own "
          + "spillover, \(gates) by a matrix that the strategy names. Change that in the strategy.")
      return false
    }
    Talk.warn(
      "\(name): \(gates) compensated by a matrix that the strategy names, and not by \(matrix.id).")
    return true
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

extension Gate {
  /// Whether a dimension is compensated by a matrix that the strategy has, and not the file.
  fileprivate var isCompensatedByName: Bool {
    geometry.dimensions.contains {
      if case .matrix = $0.compensation { true } else { false }
    }
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
