import Analysis
import Sessions

/// The counts that a session came to.
enum SessionCounts {
  /// Counts all samples but those that are excluded, which are said.
  ///
  /// - Parameter number: the entry after which to count.
  /// - Throws: `SessionFault` for a log that can't be done.
  static func run(
    _ document: SessionDocument, _ analysis: Analysis, after number: Int,
    columns: [StatisticColumn] = [], workers: Int? = nil, finder: SampleFinder
  ) throws -> GateRun {
    var run = GateRun(columns: columns, workers: workers)
    run.session = SessionOrigin(head: document.reading.hashes[number], analysis)
    let files = try FilesInForce(document.reading, after: [number])
    for sample in analysis.samples {
      if let reason = analysis.exclusions[sample.id] {
        Talk.warn("\(sample.name) is excluded (\(reason)) and left out.")
        continue
      }
      let sample = files.sample(sample.id, after: number) ?? sample
      do throws(CommandError) {
        let found = try finder.find(sample).loaded(workers: workers)
        run.gate(found, analysis.strategy(of: sample.id))
        if let path = found.sample.path, let file = sample.file {
          run.note(input: path, sha256: file.sha256)
        }
      } catch {
        run.fail(error.description)
      }
    }
    return run
  }
}
