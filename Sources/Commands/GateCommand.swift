import Analysis
import ArgumentParser
import Foundation
import GatingCore

/// `dotgate gate`: counts without a screen.
struct GateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gate",
    abstract: "Count the populations of a strategy in samples.",
    discussion: """
      Every gate is evaluated on every event by the rules of Gating-ML 2.0. A population that \
      can't be evaluated is left blank and named on standard error; the exit code is then 1.

      Example: dotgate gate builtin:marrow before.fcs after.fcs --format csv -o counts.csv
      """)

  @Argument(help: "A Gating-ML file (2.0 or 1.5), a FlowJo workspace, a session, or builtin:NAME.")
  var strategy: String

  @Argument(help: "FCS files; without any those of a FlowJo workspace, where they are found.")
  var samples: [String] = []

  @OptionGroup var options: CountOptions

  @Option(help: "A folder for one CSV a sample: a row an event, 1 or 0 for each gate.")
  var membership: String?

  @Option(
    help: "A spillover matrix (CSV, or an FCS file that has one) in the place of each file's own.")
  var matrix: String?

  @Option(
    help: "The rule for events on edges: exact (the standard's) or flowjo-grid (FlowJo's channels)."
  )
  var fidelity: Fidelity = .exact

  func run() throws {
    let columns = try options.columns()
    let source: StrategySource
    do {
      source = try StrategySource(strategy)
    } catch {
      for line in error.description.split(separator: "\n") { Talk.fail(String(line)) }
      throw ExitStatus.failure
    }
    for warning in source.warnings { Talk.warn("\(strategy): \(warning)") }
    let found = samples.isEmpty ? source.files : nil
    if samples.isEmpty, found == nil {
      throw ValidationError("Name a sample; only a FlowJo workspace knows its own.")
    }
    let samples = found?.paths ?? samples
    var run = GateRun(columns: columns, workers: options.workers, fidelity: fidelity)
    if let matrix { try use(matrix, in: &run) }
    if let session = source.session {
      run.session = SessionOrigin(head: session.reading.head, session.history.analysis)
      for (sample, reason) in session.history.analysis.excluded {
        Talk.warn("\(strategy) excludes \(sample.name) (\(reason)); named here it is counted.")
      }
    }
    run.membership = membership.map { MembershipFile(folder: $0, overwrite: options.force) }
    // One sample after the other, so that memory holds one at a time.
    let names = SampleNames.names(for: samples)
    for (index, path) in samples.enumerated() {
      run.gate(path, by: source, name: names[index], needsHash: options.format == .json)
    }
    for sentence in found?.missing ?? [] { run.fail(sentence) }
    try options.write(run, inputs: [source.input].compactMap { $0 })
  }

  private func use(_ path: String, in run: inout GateRun) throws {
    do {
      let (matrix, warnings, hash) = try MatrixFile.read(path)
      _ = try matrix.unmixing()
      for warning in warnings { Talk.warn(warning) }
      run.matrix = matrix
      run.note(input: path, sha256: hash)
    } catch let error as CompensationError {
      Talk.fail("\(path): \(FailureText.sentence(error))")
      throw ExitStatus.failure
    } catch {
      Talk.fail("\(error)")
      throw ExitStatus.failure
    }
  }
}

extension Fidelity: ExpressibleByArgument {}
