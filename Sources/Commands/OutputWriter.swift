import Analysis
import FCSFiles
import Foundation
import GatingCore
import GatingML
import Sessions
import Workbench

/// Writes the files that the workbench asks for.
struct OutputWriter: Sendable {
  let store: SampleStore

  /// Writes a file; what happened are the actions.
  ///
  /// - Parameter head: the hash of the last line of the session's log, for the file to carry.
  func write(_ output: Effect.Output, overwrite: Bool, head: String? = nil) -> [Action] {
    do {
      let text = try text(output, head)
      try FileOutput.write(text, to: output.path, overwrite: overwrite)
      let path = URL(fileURLWithPath: output.path).path
      return [
        .written(output),
        .exported(
          .init(
            path: path, sha256: SessionLine.hash(text.utf8), head: head,
            fidelity: output.fidelity)),
      ]
    } catch FileOutputError.exists {
      return [.exists(output)]
    } catch {
      return [.failed("\(error)")]
    }
  }

  private func text(_ output: Effect.Output, _ head: String?) throws -> String {
    switch output.content {
    case .strategy(let strategy): return GatingMLWriter.write(strategy, head: head)
    case .matrix(let matrix): return SpilloverTextWriter.write(matrix)
    case .counts(let sample, let strategy, let columns, let fidelity):
      guard let loaded = store.sample(sample), let engine = store.engine(sample),
        let result = engine.evaluate(strategy, fidelity: fidelity)
      else { throw CommandError("The sample is not loaded yet; its counts were not written.") }
      let table = try CountTable(
        sample: loaded.sample.name, strategy: strategy, result: result, statistics: columns,
        engine: engine)
      return CountFormat(path: output.path).text(
        table, statistics: columns, session: head.map { SessionOrigin(head: $0) })
    }
  }
}
