import Analysis
import GatingCore
import GatingML
import Workbench

/// Writes the files that the workbench asks for.
struct OutputWriter: Sendable {
  let engines: [SampleID: SampleEngine]
  let names: [SampleID: String]

  /// Writes a file; what happened is the action.
  func write(_ output: Effect.Output, overwrite: Bool) -> Action {
    do {
      try FileOutput.write(text(output), to: output.path, overwrite: overwrite)
      return .written(output)
    } catch FileOutputError.exists {
      return .exists(output)
    } catch {
      return .failed("\(error)")
    }
  }

  private func text(_ output: Effect.Output) throws -> String {
    switch output.content {
    case .strategy(let strategy): return GatingMLWriter.write(strategy)
    case .counts(let sample, let strategy):
      guard let engine = engines[sample], let result = engine.evaluate(strategy) else { return "" }
      let table = try CountTable(
        sample: names[sample] ?? sample.rawValue, strategy: strategy, result: result)
      return CountFormat(path: output.path).text(table)
    }
  }
}
