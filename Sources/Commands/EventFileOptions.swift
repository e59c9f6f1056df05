import ArgumentParser
import FCSFiles
import GatingCore

/// The options of the commands that write events.
struct EventFileOptions: ParsableArguments {
  @Option(help: "The FCS version that is written: 3.1 or 3.2.")
  var fcs: WrittenVersion = .fcs31

  @Flag(name: .customLong("float32"), help: "Write 32-bit floats, and say how many values changed.")
  var isFloat32 = false

  @Option(help: "The data set of the file, from 1, where it has several.")
  var dataSet: Int?

  @Flag(help: "Refuse what would have to be repaired.")
  var strict = false

  @Flag(help: "Write over files that are there.")
  var force = false

  @Flag(help: "Leave out what may tell whose sample it is, and say what that was.")
  var deidentify = false

  func validate() throws {
    if let dataSet, dataSet < 1 { throw ValidationError("--data-set takes 1 or more.") }
  }

  /// Applies `--deidentify` to what is written and said of it; tells what went.
  func deidentify(_ set: inout FCSDataSet, _ notes: inout [(name: String, value: String)]) {
    guard deidentify else { return }
    for sentence in Deidentification.apply(to: &set, &notes) { Talk.note(sentence) }
  }

  /// Applies `--float32` to a file and returns what that changed, in a sentence.
  func convert(_ file: inout EventFile) -> String? {
    guard isFloat32 else { return nil }
    let conversion = FloatConversion(file.table)
    file.table = conversion.table
    file.dataTypes = nil
    if conversion.changed > 0 || !conversion.linearised.isEmpty {
      file.provenance.originality = .dataModified
    }
    let values = file.table.count * file.table.columns.count
    let log =
      conversion.linearised.isEmpty
      ? "" : "; the log amplifiers of \(conversion.linearised.joined(separator: ", ")) are applied"
    return "--float32: \(conversion.changed) of \(values) values changed\(log)."
  }
}

/// `3.1` or `3.2` in a call.
enum WrittenVersion: String, ExpressibleByArgument, CaseIterable {
  case fcs31 = "3.1"
  case fcs32 = "3.2"

  var version: FCSWriteOptions.Version { self == .fcs31 ? .fcs31 : .fcs32 }
}
