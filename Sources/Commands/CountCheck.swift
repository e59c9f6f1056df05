import Analysis
import FCSFiles
import GatingCore
import Sessions

/// Counts again what a log counted.
struct CountCheck {
  let session: String
  /// How many counts the log has, and how many of them came out the same.
  private(set) var count = 0
  private(set) var rightCount = 0
  /// The counts that came out otherwise, in sentences.
  private(set) var differences: [String] = []
  /// Why counts could not be made again, in sentences.
  private(set) var obstacles: [String] = []

  init(session: String) { self.session = session }

  /// Replays the log, and counts wherever it did; one sample is held at a time.
  /// - Throws: `SessionFault` for an entry that can't be done.
  mutating func run(_ reading: SessionReading) throws(SessionFault) {
    var wanted: [SampleID: [(line: Int, MovedCounts)]] = [:]
    for record in reading.records {
      guard case .counts(let counts) = record.entry else { continue }
      count += counts.counts.count
      wanted[counts.sample, default: []].append((record.seq + 1, counts))
    }
    let history = try reading.history()
    let states = try Self.states(
      reading, after: Set(wanted.values.joined().flatMap { [$0.1.of, $0.1.since] }))
    for sample in history.analysis.samples {
      guard let lines = wanted.removeValue(forKey: sample.id) else { continue }
      do throws(CommandError) {
        let found = try SampleFinder(session: session, checksHash: true).find(sample)
        let engine = SampleEngine(try found.loaded(workers: nil).table)
        for (line, counts) in lines { check(counts, line, engine, states) }
      } catch {
        obstacles.append(error.description)
      }
    }
    for sample in wanted.keys.sorted(by: { $0.rawValue < $1.rawValue }) {
      obstacles.append("There is no sample \(sample.rawValue) any more.")
    }
  }

  /// The analysis after some entries.
  private static func states(
    _ reading: SessionReading, after numbers: Set<Int>
  ) throws(SessionFault) -> [Int: Analysis] {
    var states: [Int: Analysis] = [:]
    var history = History()
    if numbers.contains(0) { states[0] = history.analysis }
    for record in reading.records {
      do throws(EditError) {
        try history.append(record.entry)
      } catch {
        throw .refused(line: record.seq + 1, reason: error.description)
      }
      if numbers.contains(record.seq) { states[record.seq] = history.analysis }
    }
    return states
  }

  private mutating func check(
    _ counts: MovedCounts, _ line: Int, _ engine: SampleEngine, _ states: [Int: Analysis]
  ) {
    guard let strategy = states[counts.of]?.strategy(of: counts.sample),
      let result = engine.evaluate(strategy)
    else {
      differences.append("Line \(line) counts after entry \(counts.of), which is not there.")
      return
    }
    let former = states[counts.since].flatMap { engine.evaluate($0.strategy(of: counts.sample)) }
    let tree = PopulationTree(strategy)
    for row in counts.counts {
      let now = result.count(of: row.gate)
      if now != row.count || tree[row.gate]?.path != row.population {
        differences.append(
          "Line \(line): \(row.population) had \(text(row.count)), counted again \(text(now)).")
      } else if let before = row.before, before != former?.count(of: row.gate) {
        let count = former?.count(of: row.gate)
        differences.append(
          "Line \(line): \(row.population) had \(before) before, counted again \(text(count)).")
      } else {
        rightCount += 1
      }
    }
  }

  private func text(_ count: Int?) -> String { count.map { "\($0)" } ?? "no count" }
}
