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

  @Option(help: "table, csv, tsv or json.")
  var format: CountFormat = .table

  @Option(name: .shortAndLong, help: "Where the counts go; - is standard output.")
  var output = "-"

  @Option(help: "A folder for one CSV a sample: a row an event, 1 or 0 for each gate.")
  var membership: String?

  @Option(help: "Further columns, as in median:CD22,percentOf:CD34+.")
  var statistics: String?

  @Option(help: "How many threads count at most; the counts never depend on it.")
  var workers: Int?

  @Option(help: "The rule by which events on edges are decided; exact is the standard's.")
  var fidelity: Fidelity = .exact

  @Flag(help: "Write over files that are there.")
  var force = false

  func validate() throws {
    if samples.isEmpty { throw ValidationError("Name a sample.") }
    if let workers, workers < 1 { throw ValidationError("--workers takes 1 or more.") }
  }

  func run() throws {
    let columns: [StatisticColumn]
    do {
      columns = try StatisticColumn.parse(statistics ?? "")
    } catch {
      throw ValidationError(error.description)
    }
    let source: StrategySource
    do {
      source = try StrategySource(strategy)
    } catch {
      for line in error.description.split(separator: "\n") { Talk.fail(String(line)) }
      throw ExitStatus.failure
    }
    for warning in source.warnings { Talk.warn("\(strategy): \(warning)") }
    var run = GateRun(columns: columns, workers: workers)
    run.membership = membership.map { MembershipFile(folder: $0, overwrite: force) }
    // One sample after the other, so that memory holds one at a time.
    let names = SampleNames.names(for: samples)
    for (index, path) in samples.enumerated() {
      run.gate(path, by: source, name: names[index], needsHash: format == .json)
    }
    let text = format.text(
      CountTable(rows: run.rows), statistics: columns,
      inputs: [source.input].compactMap { $0 } + run.inputs, notes: run.notes)
    do {
      try FileOutput.write(text, to: output, overwrite: force)
    } catch FileOutputError.closed {
      return
    } catch {
      Talk.fail("\(error)")
      throw ExitStatus.failure
    }
    if run.hasFailed { throw ExitStatus.failure }
  }
}

extension CountFormat: ExpressibleByArgument {}
