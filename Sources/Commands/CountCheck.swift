import Analysis
import FCSFiles
import GatingCore
import Sessions

/// Counts again what a log counted.
struct CountCheck {
  let finder: SampleFinder
  /// How many counts the log has, and how many of them came out the same.
  private(set) var count = 0
  private(set) var rightCount = 0
  /// The counts that came out otherwise, in sentences.
  private(set) var differences: [String] = []
  /// Why counts could not be made again, in sentences.
  private(set) var obstacles: [String] = []

  init(finder: SampleFinder) { self.finder = finder }

  /// Replays the log, and counts wherever it did; one sample is held at a time.
  /// - Throws: `SessionFault` for an entry that can't be done.
  mutating func run(_ reading: SessionReading) throws(SessionFault) {
    var lines: [(number: Int, counts: MovedCounts)] = []
    for record in reading.records {
      guard case .counts(let counts) = record.entry else { continue }
      count += counts.counts.count
      lines.append((record.seq + 1, counts))
    }
    let files = try FilesInForce(
      reading, after: Set(lines.flatMap { [$0.counts.of, $0.counts.since] }))
    var made: [Point: [GateID: Int]] = [:]
    for (sample, points) in wanted(lines.map(\.counts), files) {
      do throws(CommandError) {
        let found = try finder.find(sample)
        let engine = SampleEngine(try found.loaded(workers: nil).table)
        for point in points {
          guard let strategy = files.states[point.entry]?.strategy(of: sample.id) else { continue }
          made[point] = engine.evaluate(strategy)?.counts
        }
      } catch {
        let isFormer = sample.file != files.last.sample(sample.id)?.file
        obstacles.append(
          (isFormer ? "The counts of a former file can't be made again: " : "") + error.description)
      }
    }
    for (number, counts) in lines { check(counts, number, made, files) }
  }

  /// A sample after an entry.
  private struct Point: Hashable {
    var sample: SampleID
    var entry: Int
  }

  /// What is to be counted, by the sample with the file it had then; in the log's order.
  private mutating func wanted(
    _ counts: [MovedCounts], _ files: FilesInForce
  ) -> [(sample: Sample, points: [Point])] {
    var order: [Sample] = []
    var points: [Sample: Set<Point>] = [:]
    var closed: Set<SampleID> = []
    for counts in counts {
      for entry in [counts.of, counts.since] {
        guard let sample = files.sample(counts.sample, after: entry) else {
          if closed.insert(counts.sample).inserted {
            obstacles.append("There is no sample \(counts.sample.rawValue) any more.")
          }
          continue
        }
        if points[sample] == nil { order.append(sample) }
        points[sample, default: []].insert(Point(sample: counts.sample, entry: entry))
      }
    }
    return order.map { sample in
      (sample, (points[sample] ?? []).sorted { $0.entry < $1.entry })
    }
  }

  private mutating func check(
    _ counts: MovedCounts, _ line: Int, _ made: [Point: [GateID: Int]], _ files: FilesInForce
  ) {
    guard let strategy = files.states[counts.of]?.strategy(of: counts.sample) else {
      differences.append("Line \(line) counts after entry \(counts.of), which is not there.")
      return
    }
    // What could not be counted again was said.
    guard let result = made[Point(sample: counts.sample, entry: counts.of)] else { return }
    let former = made[Point(sample: counts.sample, entry: counts.since)]
    let tree = PopulationTree(strategy)
    for row in counts.counts {
      let now = result[row.gate]
      if now != row.count || tree[row.gate]?.path != row.population {
        differences.append(
          "Line \(line): \(row.population) had \(text(row.count)), counted again \(text(now)).")
      } else if let before = row.before, let former, before != former[row.gate] {
        let count = former[row.gate]
        differences.append(
          "Line \(line): \(row.population) had \(before) before, counted again \(text(count)).")
      } else {
        rightCount += 1
      }
    }
  }

  private func text(_ count: Int?) -> String { count.map { "\($0)" } ?? "no count" }
}
