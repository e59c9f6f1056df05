import Analysis
import FCSFiles
import FlowJo
import Foundation
import GatingCore

/// The counts of a workspace's populations by both rules, beside those that FlowJo stored.
struct FlowJoComparison {
  struct Row: Encodable {
    var sample: String
    var comparison: CountComparison

    private enum Key: String, CodingKey {
      case sample, population, exactCount, gridCount, storedCount, differing
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(sample, forKey: .sample)
      try container.encode(comparison.path, forKey: .population)
      try container.encode(comparison.difference.exactCount, forKey: .exactCount)
      try container.encode(comparison.difference.gridCount, forKey: .gridCount)
      try container.encode(comparison.storedCount, forKey: .storedCount)
      try container.encode(comparison.difference.differing, forKey: .differing)
    }
  }

  private let workspace: FlowJoWorkspace
  private let workers: Int?
  private(set) var rows: [Row] = []
  private(set) var hasFailed = false

  init(_ workspace: FlowJoWorkspace, workers: Int?) {
    self.workspace = workspace
    self.workers = workers
  }

  /// Counts a file's data sets; what fails is said, and the rest goes on.
  mutating func add(_ path: String, name: String) {
    do throws(CommandError) {
      let loaded = try SampleLoading.load(
        path, name: name, hashes: false, options: FCSReadOptions(workers: workers))
      for sample in loaded { try add(sample) }
    } catch {
      fail(error.description)
    }
  }

  /// Says what failed; the rest goes on.
  mutating func fail(_ sentence: String) {
    Talk.fail(sentence)
    hasFailed = true
  }

  private mutating func add(_ loaded: LoadedSample) throws(CommandError) {
    let name = loaded.sample.name
    for warning in loaded.warnings { Talk.warn("\(name): \(warning)") }
    let sample = try workspace.sample(for: loaded.sample)
    for note in sample.migration where note.outcome != .exact && !note.isRefused {
      Talk.note("\(name): \(note.text).")
    }
    for sentence in RefusedPopulations(sample).sentences { fail("\(name): \(sentence)") }
    let strategy = sample.strategy
    let exact = GatingEngine.evaluate(strategy, on: loaded.table, workers: workers)
    let grid = GatingEngine.evaluate(
      strategy, on: loaded.table, fidelity: .flowJoGrid, workers: workers)
    // The shape behind a complement is a gate of ours, no population of FlowJo's.
    let populations = Set(sample.migration.map(\.population))
    for node in PopulationTree(strategy).nodes where populations.contains(node.id.rawValue) {
      guard let failure = exact.failures[node.id] else { continue }
      let reason = FailureText.sentence(failure) { $0.rawValue }
      fail("\(name): \(node.path) is not assessable. \(reason)")
    }
    let compared = CountComparison.rows(
      of: strategy, exact: exact, grid: grid, stored: sample.storedCounts)
    for row in compared where populations.contains(row.population.rawValue) {
      rows.append(Row(sample: name, comparison: row))
    }
  }

  var csv: String {
    let heading = ["sample", "population", "exactCount", "gridCount", "storedCount", "differing"]
    let lines = rows.map { row in
      let (counts, stored) = (row.comparison.difference, row.comparison.storedCount)
      return [
        row.sample, row.comparison.path, "\(counts.exactCount)", "\(counts.gridCount)",
        stored.map { "\($0)" } ?? "", "\(counts.differing)",
      ].map { CountTable.quoted($0) }
    }
    return ([heading] + lines).map { $0.joined(separator: ",") + "\n" }.joined()
  }

  func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(rows), as: UTF8.self)
  }

  var table: String {
    var text = ""
    let width = max(10, rows.map { $0.comparison.path.count }.max() ?? 0)
    for sample in rows.map(\.sample).uniqued {
      text += "\(sample)\n"
      text += line("population", "exact", "grid", "stored", "differ", "", width)
      for row in rows.filter({ $0.sample == sample }).map(\.comparison) {
        let counts = row.difference
        text += line(
          row.path, "\(counts.exactCount)", "\(counts.gridCount)",
          row.storedCount.map { "\($0)" } ?? "-", "\(counts.differing)", row.reason(), width)
      }
    }
    let stored = rows.map(\.comparison).filter { $0.storedCount != nil }
    let equal = stored.count { !$0.isOtherThanStored }
    return text + "\(equal) of \(stored.count) stored counts are met on FlowJo's grid.\n"
  }

  private func line(
    _ name: String, _ exact: String, _ grid: String, _ stored: String, _ differing: String,
    _ reason: String, _ width: Int
  ) -> String {
    func right(_ text: String, _ columns: Int) -> String {
      String(repeating: " ", count: max(0, columns - text.count)) + text
    }
    let left = name + String(repeating: " ", count: max(0, width - name.count))
    let numbers = right(exact, 10) + right(grid, 10) + right(stored, 10) + right(differing, 8)
    return "  \(left)\(numbers)\(reason.isEmpty ? "" : "  " + reason)\n"
  }
}

extension [String] {
  /// Each text once, in order of first occurrence.
  fileprivate var uniqued: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
