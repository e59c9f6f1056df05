import Analysis
import FCSFiles
import Foundation
import GatingCore
import Sessions

/// A copy of a session, with its samples, that names nobody.
///
/// Samples, patients, time points, tubes, persons and files are called by numbers, the same one
/// wherever the same stood; what was written freely is taken out. Gates and numbers stay. The chain
/// of the copy is a new one, whose last line names the old head.
struct DeidentifiedSession {
  let document: SessionDocument

  /// The session's name in the folder.
  static let name = "session.dotgate"

  init(_ document: SessionDocument) { self.document = document }

  /// Writes the session and its samples into a new folder; returns the session's path.
  ///
  /// What was removed is said.
  /// - Throws: `CommandError`, also where a sample is not there.
  func write(to folder: String) throws -> String {
    try BundlePacking.makeFolder(folder)
    do {
      return try fill(folder)
    } catch {
      try? FileManager.default.removeItem(atPath: folder)
      throw error
    }
  }

  private func fill(_ folder: String) throws -> String {
    var pseudonyms = Pseudonyms()
    var samples: [SampleID: Sample] = [:]
    let finder = SampleFinder(session: document.path, checksHash: true)
    for (index, sample) in document.history.analysis.samples.enumerated() {
      let name = "sample-\(index + 1).fcs"
      pseudonyms.note(sample, as: name)
      guard sample.path != nil else { continue }
      let found = try finder.find(sample)
      samples[sample.id] = try copy(
        sample, at: found.sample.path ?? "", to: folder + "/" + name, &pseudonyms)
    }
    let file = DiskSessionFile(path: folder + "/" + Self.name)
    defer { file.close() }
    var log = try SessionLog(beginning: file, dotgate: Dotgate.version)
    for record in document.reading.records {
      pseudonyms.note(record)
      try log.add(
        pseudonyms.entry(record.entry, samples), time: record.time,
        who: pseudonyms.author(record.who))
    }
    let end = Person.time
    let author = SessionRecord.Author(analyst: nil, user: "dotgate")
    for sample in document.history.analysis.samples where sample.file == nil {
      guard let copy = samples[sample.id], let file = copy.file else { continue }
      try log.add(.begin(.identify(sample.id, file)), time: end, who: author)
    }
    try log.add(
      .note("de-identified copy of the session with the head \(document.reading.head)"),
      time: end, who: author)
    try log.flush()
    for sentence in pseudonyms.removals { Talk.note("De-identified: \(sentence)") }
    let left = pseudonyms.leftovers(in: log.content)
    if !left.isEmpty {
      Talk.warn("still there, in names of gates or parameters: \(left.joined(separator: ", ")).")
    }
    return file.path
  }

  /// Writes the events of a sample under another name; returns what the session is to know of it.
  private func copy(
    _ sample: Sample, at path: String, to target: String, _ pseudonyms: inout Pseudonyms
  ) throws -> Sample {
    let progress = ProgressLine()
    var (set, hash) = try SampleReader.readOne(path, dataSet: sample.dataSet, progress: progress)
    let result = FCSDeidentification(set.keywords.all, panel: set.table.panel)
    pseudonyms.note(values: result.values)
    var notes = [(name: "SOURCE SHA256", value: hash)]
    for sentence in Deidentification.apply(to: &set, &notes) {
      Talk.note("\(sample.name): \(sentence)")
    }
    let isFCS = set.version.hasPrefix("FCS")
    let file = EventFile(
      set: set, table: set.table, dataTypes: isFCS ? set.parameters.map(\.dataType) : nil,
      provenance: FCSProvenance(
        originality: .nonDataModified, modified: FileStamp.now(),
        modifier: "dotgate \(Dotgate.version)", notes: notes))
    _ = try file.write(to: target, as: .fcs, overwrite: false, progress: progress)
    let written = try SampleLoading.load(
      target, name: URL(fileURLWithPath: target).lastPathComponent, hashes: true,
      options: FCSReadOptions(readsEvents: false))
    guard let again = written.first, again.sample.eventCount == sample.eventCount,
      let hash = again.hash, let size = try? FileByteSource(path: target).size
    else { throw CommandError("\(sample.name): its copy does not hold the same events.") }
    var copy = again.sample
    copy.path = again.sample.name
    copy.file = SampleFile(size: size, sha256: hash)
    return copy
  }
}
