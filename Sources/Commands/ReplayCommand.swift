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
      Example: dotgate replay --keys recorded.keys
      """)

  @Argument(help: "A session; what --record-keys wrote can do without.")
  var session: String?

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
    if keys == nil, session == nil { throw ValidationError("Name a session.") }
    _ = try extent()
  }

  func run() throws {
    if let keys, try pressRecorded(keys) { return }
    guard let session else {
      throw ValidationError("Name a session, or keys that dotgate --record-keys wrote.")
    }
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
    let run = try SessionCounts.run(
      document, analysis, after: after ?? document.reading.records.count, columns: columns,
      workers: options.workers, finder: SampleFinder(session: document.path, checksHash: true))
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
    let finder = SampleFinder(session: document.path, checksHash: true)
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

  /// Does a recording again and prints its last screen; false where the keys are a plain script.
  private func pressRecorded(_ keys: String) throws -> Bool {
    guard let text = try? String(contentsOfFile: keys, encoding: .utf8),
      KeyRecording.isRecording(text)
    else { return false }
    do {
      let workbench = RecordedWorkbench(
        recording: try KeyRecording(text, path: keys), session: session)
      for row in try workbench.rows(workers: options.workers) { print(TerminalText.safe(row)) }
    } catch {
      Talk.fail("\(error)")
      throw ExitStatus.failure
    }
    return true
  }

  private func extent() throws -> Size {
    guard let size = Size(text: size) else {
      throw ValidationError("--size takes columns and rows, as in 120x40.")
    }
    return size
  }
}
