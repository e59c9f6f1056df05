import ArgumentParser
import FCSFiles
import Foundation
import GatingCore

/// `dotgate convert`: events from one format to another.
struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Turn events, FlowJo workspaces and sessions into other formats.",
    discussion: """
      The endings say what becomes what: .csv and .tsv are tables of events, any other source is \
      FCS. No value is changed unless it is said. What did not carry over is always listed.

      Example: dotgate convert old.lmd new.fcs
      Example: dotgate convert --fcs 3.2 sample.fcs sample32.fcs
      A session becomes a bundle (.zip) with its strategy, its counts and its samples; a bundle is \
      unpacked into a folder when every entry is as it was packed.

      Example: dotgate convert umap.csv umap.fcs
      Example: dotgate convert study.wsp gates.xml
      Example: dotgate convert gates-of-version-1.5.xml gates.xml
      Example: dotgate convert gates.xml study.wsp sample.fcs
      Example: dotgate convert monday.dotgate monday.zip --deidentify
      Example: dotgate convert monday.zip monday/
      """)

  @Argument(
    help: "An FCS file, a table of events, Gating-ML, a FlowJo workspace, a session or a bundle.")
  var from: String

  @Argument(
    help:
      "A path ending in .fcs, .csv, .tsv, .xml, .wsp or .zip, or a folder; - is CSV to standard output."
  )
  var to: String

  @Argument(help: "The FCS files of a FlowJo workspace that is written.")
  var samples: [String] = []

  @OptionGroup var options: EventFileOptions

  @Flag(help: "Pack a session with its samples' hashes instead of the samples.")
  var hashesOnly = false

  func validate() throws {
    if isExport {
      if samples.isEmpty { throw ValidationError("Name the FCS files that the workspace is for.") }
      if options.deidentify || hashesOnly {
        throw ValidationError("A FlowJo workspace repeats each file's keywords as they are.")
      }
      return
    }
    if !samples.isEmpty { throw ValidationError("FCS files follow a path that ends in .wsp.") }
    if WorkspaceConversion.isWorkspace(from) || gates != nil { return }
    if let session = SessionConversion(from: from, to: to) {
      let obstacle = session.obstacle(
        isHashesOnly: hashesOnly, isDeidentified: options.deidentify)
      if let obstacle { throw ValidationError(obstacle) }
      return
    }
    if hashesOnly { throw ValidationError("--hashes-only goes with a bundle of a session.") }
    guard EventFile.Format(path: to) != nil else {
      throw ValidationError("The second path ends in .fcs, .csv or .tsv.")
    }
  }

  private var gates: GatingMLConversion? {
    GatingMLConversion(from: from, to: to, overwrite: options.force)
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
        try WorkspaceConversion(from: from, to: to, overwrite: options.force).run()
      } else if let gates {
        try gates.run()
      } else if let session = SessionConversion(from: from, to: to) {
        try session.run(
          isHashesOnly: hashesOnly, isDeidentified: options.deidentify, overwrite: options.force)
      } else {
        try convert()
      }
    } catch let error as CommandError {
      for line in error.description.split(separator: "\n") { Talk.fail(String(line)) }
      throw ExitStatus.failure
    }
  }

  private func convert() throws {
    let progress = ProgressLine()
    var (set, hash) = try SampleReader.readOne(
      from, dataSet: options.dataSet, isStrict: options.strict, progress: progress)
    for warning in set.warnings { Talk.warn("\(from): \(warning)") }
    let isFCS = set.version.hasPrefix("FCS")
    var notes = [
      (name: "SOURCE", value: (from as NSString).lastPathComponent),
      (name: "SOURCE SHA256", value: hash), (name: "SOURCE DATA SET", value: "\(set.number)"),
    ]
    options.deidentify(&set, &notes)
    var file = EventFile(
      set: set, table: set.table, dataTypes: isFCS ? set.parameters.map(\.dataType) : nil,
      provenance: FCSProvenance(
        originality: .nonDataModified, modified: FileStamp.now(),
        modifier: "dotgate \(Dotgate.version)", notes: notes),
      version: options.fcs.version)
    if let said = options.convert(&file) { Talk.note(said) }
    let losses = try file.write(
      to: to, as: EventFile.Format(path: to) ?? .csv, overwrite: options.force, progress: progress)
    for loss in losses { Talk.note("not carried over: \(loss)") }
    if losses.isEmpty { Talk.note("not carried over: nothing.") }
  }
}
