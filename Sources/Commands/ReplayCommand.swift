import Analysis
import ArgumentParser
import FCSFiles
import Foundation
import GatingCore
import ScreenKit
import Sessions

/// `dotgate replay`: a session without a screen.
struct ReplayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Count what a session came to, or press keys in it and print the last screen.",
    discussion: """
      The log is done again from its first line; the counts are the same bytes as those of dotgate \
      gate with the session's strategy and samples. Nothing is written to the session.

      Example: dotgate replay monday.dotgate --format csv -o counts.csv
      Example: dotgate replay monday.dotgate --keys '<down><down>i' --size 120x40
      """)

  @Argument(help: "A session.")
  var session: String

  @OptionGroup var options: CountOptions

  @Option(help: "The number of the entry after which to count; the last one where none is given.")
  var after: Int?

  @Option(help: "Keys to be pressed, or a file of them; the last screen is printed.")
  var keys: String?

  @Option(help: "The extent of the screen for --keys, as in 120x40.")
  var size = "80x24"

  func validate() throws {
    if keys != nil,
      options.format != .table || options.statistics != nil
        || options.output != "-"
    {
      throw ValidationError("--keys prints a screen; it goes with no option of counts.")
    }
    _ = try extent()
  }

  func run() throws {
    let columns = try options.columns()
    let document: SessionDocument
    var history: History
    do {
      document = try SessionDocument.sound(session)
      history = document.history
      if let after { try history.go(to: after) }
    } catch {
      Talk.fail("\(error)")
      throw ExitStatus.failure
    }
    if let keys {
      try press(keys, in: history, document)
    } else {
      try count(history.analysis, document, columns)
    }
  }

  private func count(
    _ analysis: Analysis, _ document: SessionDocument, _ columns: [StatisticColumn]
  ) throws {
    let point = after ?? document.reading.records.count
    var run = GateRun(columns: columns, workers: options.workers)
    run.session = SessionOrigin(head: document.reading.hashes[point], analysis)
    let finder = SampleFinder(session: session, checksHash: true)
    let files = try FilesInForce(document.reading, after: [point])
    for sample in analysis.samples {
      if let reason = analysis.exclusions[sample.id] {
        Talk.warn("\(sample.name) is excluded (\(reason)) and left out.")
        continue
      }
      let sample = files.sample(sample.id, after: point) ?? sample
      do throws(CommandError) {
        let found = try finder.find(sample).loaded(workers: options.workers)
        run.gate(found, analysis.strategy(of: sample.id))
        if let path = found.sample.path, let file = sample.file {
          run.note(input: path, sha256: file.sha256)
        }
      } catch {
        run.fail(error.description)
      }
    }
    try options.write(run)
  }

  private func press(_ keys: String, in history: History, _ document: SessionDocument) throws {
    let script = (try? String(contentsOfFile: keys, encoding: .utf8)) ?? keys
    let presses: [KeyPress]
    do {
      presses = try KeyScript.parse(script)
    } catch {
      throw ValidationError("--keys: \(error)")
    }
    let finder = SampleFinder(session: session, checksHash: true)
    var samples: [LoadedSample] = []
    for sample in history.analysis.samples {
      do throws(CommandError) {
        samples.append(try finder.find(sample).loaded(workers: options.workers))
      } catch {
        Talk.fail(error.description)
        throw ExitStatus.failure
      }
    }
    let rows = try ScriptedWorkbench.rows(
      after: presses, history, document.strategyID, samples, size: extent())
    for row in rows { print(TerminalText.safe(row)) }
  }

  private func extent() throws -> Size {
    let parts = size.lowercased().split(separator: "x").map { Int($0) }
    guard parts.count == 2, let columns = parts[0], let rows = parts[1],
      (1...1000).contains(columns), (1...1000).contains(rows)
    else { throw ValidationError("--size takes columns and rows, as in 120x40.") }
    return Size(columns: columns, rows: rows)
  }
}
