import ArgumentParser
import FCSFiles
import Foundation
import GatingCore

/// `dotgate convert`: events from one format to another.
struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Turn FCS into another version or CSV, CSV into FCS, a workspace into Gating-ML.",
    discussion: """
      The endings say what becomes what: .csv and .tsv are tables of events, any other source is \
      FCS. No value is changed unless it is said. What did not carry over is always listed.

      Example: dotgate convert old.lmd new.fcs
      Example: dotgate convert --fcs 3.2 sample.fcs sample32.fcs
      Example: dotgate convert umap.csv umap.fcs
      Example: dotgate convert study.wsp gates.xml
      """)

  @Argument(help: "An FCS file, a table of events or a FlowJo workspace.")
  var from: String

  @Argument(
    help:
      "A path that ends in .fcs, .csv or .tsv; - is CSV to standard output. Of a workspace an .xml, or a folder."
  )
  var to: String

  @OptionGroup var options: EventFileOptions

  func validate() throws {
    if WorkspaceConversion.isWorkspace(from) { return }
    guard EventFile.Format(path: to) != nil else {
      throw ValidationError("The second path ends in .fcs, .csv or .tsv.")
    }
  }

  func run() throws {
    do {
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
