import Analysis
import ArgumentParser

/// The options of every command that prints counts.
struct CountOptions: ParsableArguments {
  @Option(help: "table, csv, tsv or json.")
  var format: CountFormat = .table

  @Option(name: .shortAndLong, help: "Where the counts go; - is standard output.")
  var output = "-"

  @Option(help: "Further columns, as in median:CD22,percentOf:CD34+ (dotgate statistics).")
  var statistics: String?

  @Option(help: "How many threads count at most; the counts never depend on it.")
  var workers: Int?

  @Flag(help: "Write over files that are there.")
  var force = false

  func validate() throws {
    if let workers, workers < 1 { throw ValidationError("--workers takes 1 or more.") }
  }

  /// The columns that `--statistics` asks for.
  /// - Throws: `ValidationError` for one that is none.
  func columns() throws -> [StatisticColumn] {
    do {
      return try StatisticColumn.parse(statistics ?? "")
    } catch {
      throw ValidationError(error.description)
    }
  }

  /// Writes the counts of a run where and as they are wanted; what failed was said.
  /// - Throws: the exit status of a run that failed, or of counts that can't be written.
  func write(_ run: GateRun, inputs: [CountFormat.Input] = []) throws {
    let text = format.text(
      run.table, statistics: run.columns, inputs: inputs + run.inputs,
      session: run.session, notes: run.notes)
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
