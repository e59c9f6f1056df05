import ArgumentParser
import FCSFiles
import Foundation
import GatingCore

/// `dotgate spillover`: a matrix from single-stain controls, or a check of one against them.
struct SpilloverCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "spillover",
    abstract: "Compute a spillover matrix from single-stain controls, or check one.",
    discussion: """
      What each control stains is said by a file of matches, or found by its name, its only stain, \
      or where it is brightest; it is always told. Medians: the positive median less the negative \
      one, over that of the control's own detector. Regression: the slope of a robust line \
      (Huber's, as AutoSpill takes it). Stained events are those above the 99.5th percentile of \
      the unstained control; without one, the brighter of two groups.

      --population uses of each control the events of a gate, as of single cells; --strategy names \
      what has it. Which events were used is always told.

      --check says for each pair what the matrix leaves of the fluorochrome; the exit code is 3 \
      when a pair is off by more than --tolerance.

      Example: dotgate spillover --unstained none.fcs FITC.fcs PE.fcs APC.fcs -o matrix.csv
      Example: dotgate spillover controls/ --method regression
      Example: dotgate spillover controls/ --strategy gates.xml --population Cells/Singlets
      Example: dotgate spillover controls/ --check matrix.csv --tolerance 0.5
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case table, csv }

  @Argument(help: "FCS files, a folder of them, or a file of matches (filename,channel).")
  var controls: [String]

  @Option(help: "The control without any stain.")
  var unstained: String?

  @Option(help: "A file of matches: filename,channel, one of the channels may be unstained.")
  var match: String?

  @Option(help: "What has the --population: Gating-ML 2.0, a session, a workspace, builtin:NAME.")
  var strategy: String?

  @Option(help: "The population that is used of each control, by its path or name.")
  var population: String?

  @Option(help: "medians or regression.")
  var method: SpilloverEstimate.Method = .medians

  @Flag(help: "Take all events of a control as stained, as flowCore does; needs an unstained one.")
  var allEvents = false

  @Option(help: "The matrix to check: CSV, TSV, or an FCS file that has one.")
  var check: String?

  @Option(help: "How much of a fluorochrome, in %, may be left or taken in a check.")
  var tolerance = 1.0

  @Option(help: "table or csv; a table on standard output, CSV in a file, where it is not said.")
  var format: Format?

  @Option(name: .shortAndLong, help: "Where the result goes; - is standard output.")
  var output = "-"

  @Flag(help: "Write over a file that is there.")
  var force = false

  func validate() throws {
    if controls.isEmpty { throw ValidationError("Name the controls.") }
    if (strategy == nil) != (population == nil) {
      throw ValidationError("--strategy and --population go together.")
    }
    if !(tolerance >= 0 && tolerance.isFinite) {
      throw ValidationError("--tolerance takes a number of percent, 0 or more.")
    }
    if allEvents, method == .regression || check != nil {
      throw ValidationError("--all-events is for --method medians.")
    }
  }

  func run() throws {
    do {
      let (text, holds) = try result()
      try FileOutput.write(text, to: output, overwrite: force)
      if !holds { throw ExitStatus.unmet }
    } catch FileOutputError.closed {
      return
    } catch let code as ExitCode {
      throw code
    } catch {
      Talk.fail("\(error)")
      throw ExitStatus.failure
    }
  }

  private func result() throws -> (text: String, holds: Bool) {
    var files = try ControlFiles(controls)
    if let match { try files.addMatches(match, addsFiles: false) }
    if let unstained { files.setUnstained(unstained) }
    let isTable = (format ?? (output == "-" ? .table : .csv)) == .table
    guard let check else {
      let reading = try read(files, detectors: nil)
      if allEvents, files.unstained == nil {
        throw CommandError("--all-events needs an unstained control; name it with --unstained.")
      }
      let estimate = try reading.controls.spillover(
        method, id: "spillover", takesAllEvents: allEvents)
      let report = SpilloverReport(estimate)
      for warning in report.warnings { Talk.warn(warning) }
      return (
        isTable
          ? report.table + "\n" + reading.uses.table : SpilloverTextWriter.write(estimate.matrix),
        true
      )
    }
    let (matrix, warnings, _) = try MatrixFile.read(check)
    for warning in warnings { Talk.warn(warning) }
    let reading = try read(files, detectors: matrix.detectors)
    let report = CheckReport(
      check: try reading.controls.check(matrix), tolerance: tolerance / 100)
    Talk.note(report.summary)
    return (
      isTable ? report.table + "\n" + reading.uses.table : report.csv, report.off.isEmpty
    )
  }

  private func gate() throws -> ControlGate? {
    guard let strategy, let population else { return nil }
    let source = try StrategySource(strategy)
    for warning in source.warnings { Talk.warn("\(strategy): \(warning)") }
    return ControlGate(source: .named(source), population: population)
  }

  private func read(_ files: ControlFiles, detectors: [String]?) throws -> ControlReading {
    let reading = try ControlReading(files, detectors: detectors, gate: try gate())
    for note in reading.notes { Talk.note(note) }
    for warning in reading.warnings { Talk.warn(warning) }
    return reading
  }
}

extension SpilloverEstimate.Method: ExpressibleByArgument {}
