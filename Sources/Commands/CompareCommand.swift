import Analysis
import ArgumentParser
import Foundation
import GatingCore

/// `dotgate compare`: our counts beside those that FlowJo stored.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Compare a FlowJo workspace's own counts with ours, and say why they differ.",
    discussion: """
      Every population is counted twice: exactly, by the standard's rules, and on FlowJo's grid of \
      256 channels an axis, which its own counts come of. `differing` is how many events the two \
      rules decide differently. The exit code is 3 when a count on the grid is not the stored one.

      Example: dotgate compare study.wsp sample.fcs --format csv
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case table, csv, json }

  @Argument(help: "A FlowJo workspace of version 10.")
  var workspace: String

  @Argument(help: "FCS files; without any those of the workspace, where they are found.")
  var samples: [String] = []

  @Option(help: "table, csv or json.")
  var format: Format = .table

  @Option(help: "How many threads count at most; the counts never depend on it.")
  var workers: Int?

  func validate() throws {
    if let workers, workers < 1 { throw ValidationError("--workers takes 1 or more.") }
  }

  func run() throws {
    let source: StrategySource
    do {
      source = try StrategySource(workspace)
    } catch {
      for line in error.description.split(separator: "\n") { Talk.fail(String(line)) }
      throw ExitStatus.failure
    }
    guard case .workspace(let workspace, _, _) = source else {
      throw ValidationError("\(self.workspace) is no FlowJo workspace.")
    }
    let found = samples.isEmpty ? source.files : nil
    let samples = found?.paths ?? samples
    var comparison = FlowJoComparison(workspace, workers: workers)
    let names = SampleNames.names(for: samples)
    for (path, name) in zip(samples, names) { comparison.add(path, name: name) }
    for sentence in found?.missing ?? [] { comparison.fail(sentence) }
    switch format {
    case .table:
      let lines = comparison.table.split(separator: "\n", omittingEmptySubsequences: false)
      print(lines.map { TerminalText.safe(String($0)) }.joined(separator: "\n"), terminator: "")
    case .csv: print(comparison.csv, terminator: "")
    case .json: print(try comparison.json())
    }
    if comparison.hasFailed { throw ExitStatus.failure }
    if comparison.rows.contains(where: \.comparison.isOtherThanStored) { throw ExitStatus.unmet }
  }
}
