import Analysis
import ArgumentParser
import FCSFiles
import Foundation
import GatingCore
import GatingML

/// `dotgate extract`: one population's events as a file of their own.
struct ExtractCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Write one population's events as FCS or CSV.",
    discussion: """
      The file gets a parameter \(Self.indexName): the event's place in the source, from 1. FCS keeps \
      the source's type of values, its spillover and the keywords that are still true, and says \
      which population, strategy and source (by SHA-256) it comes of. CSV and TSV have scale \
      values, not compensated. A population is named by its path, by its name where only one has \
      it, or All events.

      Example: dotgate extract builtin:marrow CD34+ sample.fcs -o cd34.fcs
      Example: dotgate extract gates.xml 'Singlets/CD45dim/CD34+' sample.fcs -o cd34.csv
      """)

  static let indexName = "SourceEvent"

  @Argument(help: "A Gating-ML 2.0 file, a FlowJo workspace, a session, or builtin:NAME.")
  var strategy: String

  @Argument(help: "The population's path or name.")
  var population: String

  @Argument(help: "An FCS file or a table of events.")
  var sample: String

  @Option(
    name: .shortAndLong, help: "Where the events go: .fcs, .csv, .tsv; - is CSV to standard output."
  )
  var output: String

  @OptionGroup var options: EventFileOptions

  func validate() throws {
    guard EventFile.Format(path: output) != nil else {
      throw ValidationError("-o takes a path that ends in .fcs, .csv or .tsv.")
    }
  }

  func run() throws {
    do {
      try extract()
    } catch let error as CommandError {
      for line in error.description.split(separator: "\n") { Talk.fail(String(line)) }
      throw ExitStatus.failure
    }
  }

  private func extract() throws {
    let source = try StrategySource(strategy)
    for warning in source.warnings { Talk.warn("\(strategy): \(warning)") }
    let progress = ProgressLine()
    var (set, hash) = try SampleReader.readOne(
      sample, dataSet: options.dataSet, isStrict: options.strict, progress: progress)
    for warning in set.warnings { Talk.warn("\(sample): \(warning)") }
    let (strategy, notes, refused) = try source.instantiate(
      for: Sample(
        id: SampleID(sample), name: sample, path: sample, eventCount: set.eventCount,
        panel: set.table.panel, dataSet: set.number, originalName: set.keywords["$FIL"]))
    for note in refused.sentences + notes { Talk.note("\(sample): \(note)") }
    let (path, mask) = try PopulationSelection.events(
      of: population, in: strategy, on: set.table, sample: sample)
    var provenance = FCSProvenance(
      originality: .dataModified, modified: FileStamp.now(), modifier: "dotgate \(Dotgate.version)",
      isSubset: true)
    provenance.notes = [
      ("POPULATION", path), ("STRATEGY", self.strategy),
      ("STRATEGY SHA256", try self.hash(of: strategy, source)),
      ("SOURCE", (sample as NSString).lastPathComponent), ("SOURCE SHA256", hash),
      ("SOURCE DATA SET", "\(set.number)"), ("SOURCE EVENTS", "\(set.eventCount)"),
      ("INDEX", Self.indexName),
    ]
    if let head = source.session?.reading.head { provenance.notes.append(("SESSION HEAD", head)) }
    options.deidentify(&set, &provenance.notes)
    var file = EventFile(
      set: set, table: table(set, mask), dataTypes: types(set), provenance: provenance,
      version: options.fcs.version)
    if let said = options.convert(&file) { Talk.note(said) }
    let format = EventFile.Format(path: output) ?? .csv
    let losses = try file.write(
      to: output, as: format, overwrite: options.force, progress: progress)
    for loss in losses { Talk.note("not carried over: \(loss)") }
    Talk.note("\(path): \(mask.population) of \(set.eventCount) events.")
  }

  private func types(_ set: FCSDataSet) -> [FCSDataType]? {
    set.version.hasPrefix("FCS") ? set.parameters.map(\.dataType) : nil
  }

  /// The population's events, each with its place in the source.
  private func table(_ set: FCSDataSet, _ mask: EventMask) -> EventTable {
    let isFloat = set.eventCount <= 1 << 24
    var places: [Float] = []
    var wide: [UInt32] = []
    mask.forEachEvent { event in
      if isFloat { places.append(Float(event + 1)) } else { wide.append(UInt32(event + 1)) }
    }
    return set.table.selecting(mask).appending(
      Parameter(
        name: Self.indexName, stain: nil, range: Double(max(1, set.eventCount).nextPowerOfTwo)),
      isFloat ? .float32(places) : .unsigned32(wide))
  }

  /// The SHA-256 of the strategy's file, of a template that of its Gating-ML on this sample.
  private func hash(of strategy: GatingStrategy, _ source: StrategySource) throws -> String {
    if let input = source.input { return input.sha256 }
    let text = GatingMLWriter.write(strategy)
    return try SampleLoading.sha256(MemoryByteSource(Array(text.utf8)))
  }
}

extension Int {
  /// The smallest power of two that is not below a positive number.
  fileprivate var nextPowerOfTwo: Int {
    self <= 1 ? 1 : 1 << (bitWidth - (self - 1).leadingZeroBitCount)
  }
}
