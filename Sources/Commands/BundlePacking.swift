import Analysis
import Bundles
import Foundation
import GatingML
import Sessions

/// Packs a session with all that it takes to count again.
struct BundlePacking {
  let document: SessionDocument
  let finder: SampleFinder
  /// Whether samples are told by their hashes alone.
  var isHashesOnly = false

  /// Packs, reads what was packed again, and only then puts it where it is to be.
  /// - Throws: `CommandError`, or the exit status of a session that could not be counted whole.
  func pack(to path: String, overwrite: Bool) throws {
    if !overwrite, FileManager.default.fileExists(atPath: path) {
      throw CommandError(FileOutputError.exists(path).description)
    }
    let work = path + ".\(getpid()).part"
    try Self.makeFolder(work)
    Interruption.remember(work)
    defer {
      try? FileManager.default.removeItem(atPath: work)
      Interruption.forget(work)
    }
    let document = try document.identified(finder)
    let head = document.reading.head
    let run = try SessionCounts.run(
      document, document.history.analysis, after: document.reading.records.count, finder: finder)
    let parts = try parts(document, counts: CountFormat.csv.text(run.table))
    let packed = work + "/bundle.zip"
    do {
      try BundleWriter.write(parts, dotgate: Dotgate.version, head: head, to: packed)
      let reader = try BundleReader(path: packed)
      for entry in reader.manifest.entries where entry.isPacked { try reader.read(entry) { _ in } }
    } catch let error as BundleFaults {
      throw CommandError(error.faults.map { "\(path): \($0)" }.joined(separator: "\n"))
    } catch let error as BundleFault {
      throw CommandError("\(path): \(error)")
    }
    try Self.move(packed, to: path, overwrite: overwrite)
    let samples = parts.filter { $0.entry.role == .sample }
    let kind = isHashesOnly ? "the hashes of \(samples.count)" : "\(samples.count)"
    Talk.note(
      "Packed \(document.path), its strategy, its counts and \(kind) "
        + "\(samples.count == 1 ? "sample" : "samples") in \(path); head \(head).")
    if run.hasFailed { throw ExitStatus.failure }
  }

  /// The session, its strategies, its counts, its samples.
  private func parts(
    _ document: SessionDocument, counts: String
  ) throws -> [BundleWriter.Part] {
    var names = FreshNames(BundleManifest.name)
    var parts: [BundleWriter.Part] = []
    func add(_ name: String, _ role: BundleManifest.Role, _ bytes: [UInt8]) {
      let entry = BundleManifest.Entry(
        name: names.fresh(name), role: role, size: bytes.count,
        sha256: SessionLine.hash(bytes))
      parts.append(.init(entry, .bytes(bytes)))
    }
    let name = URL(fileURLWithPath: document.path).lastPathComponent
    add(
      name.hasSuffix(".dotgate") ? name : name + ".dotgate", .session,
      Array(document.bytes[..<document.reading.length]))
    let analysis = document.history.analysis
    for id in analysis.strategies.keys.sorted(by: { $0.rawValue < $1.rawValue }) {
      guard let strategy = analysis.strategies[id] else { continue }
      let text = GatingMLWriter.write(strategy, head: document.reading.head)
      add("strategy.gating.xml", .strategy, Array(text.utf8))
    }
    add("counts.csv", .counts, Array(counts.utf8))
    // A file of several data sets is one entry.
    var paths: Set<String> = []
    for sample in analysis.samples {
      if sample.path == nil { continue }
      if isHashesOnly, let file = sample.file {
        guard paths.insert("\(sample.path ?? "") \(file.sha256)").inserted else { continue }
        let entry = BundleManifest.Entry(
          name: names.fresh(Self.fileName(sample)), role: .sample, size: file.size,
          sha256: file.sha256, isPacked: false)
        parts.append(.init(entry, .bytes([])))
        continue
      }
      guard let path = try finder.find(sample).sample.path, paths.insert(path).inserted else {
        continue
      }
      do {
        let source = try FileByteSource(path: path)
        let entry = BundleManifest.Entry(
          name: names.fresh(Self.fileName(sample)), role: .sample, size: source.size,
          sha256: try SampleLoading.sha256(source), isPacked: !isHashesOnly)
        parts.append(.init(entry, .file(path)))
      } catch {
        throw CommandError("\(path): \(error)")
      }
    }
    return parts
  }

  /// The name by which the sample is found beside the session.
  private static func fileName(_ sample: Sample) -> String {
    URL(fileURLWithPath: sample.path ?? sample.name).lastPathComponent
  }

  /// Makes a folder that must not be there yet.
  static func makeFolder(_ path: String) throws(CommandError) {
    guard mkdir(path, 0o700) == 0 else {
      throw CommandError("\(path) can't be made: \(String(cString: strerror(errno))).")
    }
  }

  /// Puts a file that is whole where it is to be.
  static func move(_ from: String, to path: String, overwrite: Bool) throws(CommandError) {
    do throws(FileOutputError) {
      try FileOutput.move(from, to: path, overwrite: overwrite)
    } catch {
      throw CommandError(error.description)
    }
  }
}
