import ArgumentParser
import FCSFiles
import Foundation
import GatingCore

/// `dotgate convert`: events from one format to another.
struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Turn FCS into another version or CSV, CSV into FCS, and gates into others' files.",
    discussion: """
      The endings say what becomes what: .csv and .tsv are tables of events, any other source is \
      FCS. No value is changed unless it is said. What did not carry over is always listed.

      Example: dotgate convert old.lmd new.fcs
      Example: dotgate convert --fcs 3.2 sample.fcs sample32.fcs
      Example: dotgate convert umap.csv umap.fcs
      Example: dotgate convert study.wsp gates.xml
      Example: dotgate convert gates.xml study.wsp sample.fcs
      """)

  @Argument(help: "An FCS file or a table of events.")
  var from: String

  @Argument(help: "A path that ends in .fcs, .csv or .tsv; - is CSV to standard output.")
  var to: String

  @Argument(help: "The FCS files of a FlowJo workspace that is written.")
  var samples: [String] = []

  @OptionGroup var options: EventFileOptions

  func validate() throws {
    if isExport {
      if samples.isEmpty { throw ValidationError("Name the FCS files that the workspace is for.") }
      return
    }
    if !samples.isEmpty { throw ValidationError("FCS files follow a path that ends in .wsp.") }
    if WorkspaceConversion.isWorkspace(from) { return }
    guard EventFile.Format(path: to) != nil else {
      throw ValidationError("The second path ends in .fcs, .csv or .tsv.")
    }
  }

  private var isExport: Bool { to.lowercased().hasSuffix(".wsp") }

  func run() throws {
    do {
      if isExport {
        let export = WorkspaceExport(
          strategy: from, samples: samples, to: to, overwrite: options.force)
        if try !export.run() { throw ExitStatus.failure }
        return
      }
      if WorkspaceConversion.isWorkspace(from) {
        return try WorkspaceConversion(from: from, to: to, overwrite: options.force).run()
      }
      try convert()
    } catch let error as CommandError {
      Talk.fail(error.description)
      throw ExitStatus.failure
    }
  }

  private func convert() throws {
    let progress = ProgressLine()
    let (set, hash) = try SampleReader.readOne(
      from, dataSet: options.dataSet, isStrict: options.strict, progress: progress)
    for warning in set.warnings { Talk.warn("\(from): \(warning)") }
    let isFCS = set.version.hasPrefix("FCS")
    var file = EventFile(
      set: set, table: set.table, dataTypes: isFCS ? set.parameters.map(\.dataType) : nil,
      provenance: FCSProvenance(
        originality: .nonDataModified, modified: FileStamp.now(),
        modifier: "dotgate \(Dotgate.version)",
        notes: [
          ("SOURCE", (from as NSString).lastPathComponent), ("SOURCE SHA256", hash),
          ("SOURCE DATA SET", "\(set.number)"),
        ]),
      version: options.fcs.version)
    if let said = options.convert(&file) { Talk.note(said) }
    let losses = try file.write(
      to: to, as: EventFile.Format(path: to) ?? .csv, overwrite: options.force, progress: progress)
    for loss in losses { Talk.note("not carried over: \(loss)") }
    if losses.isEmpty { Talk.note("not carried over: nothing.") }
  }
}
