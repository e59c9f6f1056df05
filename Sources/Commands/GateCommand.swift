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

  enum Fidelity: String, ExpressibleByArgument, CaseIterable { case exact }

  @Argument(help: "A Gating-ML 2.0 file, a session, or builtin:NAME.")
  var strategy: String

  @Argument(help: "FCS files.")
  var samples: [String]

  @OptionGroup var options: CountOptions

  @Option(help: "A folder for one CSV a sample: a row an event, 1 or 0 for each gate.")
  var membership: String?

  @Option(help: "The rule by which events on edges are decided; exact is the standard's.")
  var fidelity: Fidelity = .exact

  func validate() throws {
    if samples.isEmpty { throw ValidationError("Name a sample.") }
  }

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
    var run = GateRun(columns: columns, workers: options.workers)
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
    try options.write(run, inputs: [source.input].compactMap { $0 })
  }
}
