import ArgumentParser
import FCSFiles
import Foundation
import TerminalDriver

/// `dotgate inspect`: what a file holds, and what is wrong with it.
struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Show what FCS files hold, and what is wrong with them.",
    discussion: """
      Instrument, date, events, parameters with their stains, spillover, the flow rate over time \
      and every repair. Every data set of a file is shown, also the copies of one another in an LMD.

      Example: dotgate inspect sample.fcs
      Example: dotgate inspect --json --statistics before.fcs after.fcs
      """)

  @Argument(help: "FCS files.")
  var samples: [String]

  @Flag(help: "As JSON, an object a data set.")
  var json = false

  @Flag(help: "Minimum, maximum and mean of each parameter's stored values.")
  var statistics = false

  @Flag(help: "Every keyword and its value.")
  var keywords = false

  @Flag(help: "Refuse what would have to be repaired.")
  var strict = false

  @Option(help: "The data set to show, from 1; all without it.")
  var dataSet: Int?

  func validate() throws {
    if samples.isEmpty { throw ValidationError("Name a file.") }
    if let dataSet, dataSet < 1 { throw ValidationError("--data-set takes 1 or more.") }
  }

  func run() throws {
    var reports: [InspectionReport] = []
    var hasFailed = false
    var text = ""
    for path in samples {
      do {
        for report in try inspect(path) {
          if json {
            reports.append(report)
          } else {
            text += (text.isEmpty ? "" : "\n") + report.text(isASCII: isASCII)
          }
        }
      } catch {
        Talk.fail("\(path): \(error)")
        hasFailed = true
      }
    }
    do {
      if json { text = try InspectionReport.json(reports) }
      try FileOutput.write(text, to: "-", overwrite: false)
    } catch FileOutputError.closed {
      return
    } catch {
      Talk.fail("\(error)")
      hasFailed = true
    }
    if hasFailed { throw ExitStatus.failure }
  }

  private var isASCII: Bool { TerminalEnvironment.process.asksForASCII }

  private func inspect(_ path: String) throws -> [InspectionReport] {
    let source = try FileByteSource(path: path)
    let options = FCSReadOptions(
      dataSet: dataSet, isStrict: strict, kept: statistics ? .all : .time)
    return try SampleReader.read(source, options: options).map { set in
      InspectionReport(path: path, set, statistics: statistics, keywords: keywords)
    }
  }
}
