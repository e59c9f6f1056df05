import Analysis
import DemoMarrow
import FCSFiles
import Foundation
import GatingCore

/// Finds the files of a session's samples again, wherever they have gone.
struct SampleFinder {
  /// The folders where samples are looked for by name: the session's, and the bundle's.
  let folders: [String]
  /// Whether a file is hashed before it is taken; else its size must do until it is loaded.
  let checksHash: Bool

  /// - Parameter bundle: the bundle that the session was unpacked from.
  init(session path: String, checksHash: Bool, bundle: String? = nil) {
    folders = [path, bundle].compactMap { $0 }.map {
      URL(fileURLWithPath: $0).deletingLastPathComponent().path
    }
    self.checksHash = checksHash
  }

  /// The sample's file without its events: by its path, beside the session, by `$FIL`, by content.
  /// - Throws: `CommandError`: missing, or changed, with both hashes.
  func find(_ sample: Sample) throws(CommandError) -> LoadedSample {
    guard let path = sample.path else { return try demo(sample) }
    let name = URL(fileURLWithPath: path).lastPathComponent
    let named = ([path] + folders.map { $0 + "/" + name }).filter { isFile($0) }
    for candidate in named where fits(candidate, sample, byHash: checksHash) {
      return try header(candidate, sample)
    }
    if sample.file != nil {
      let others = neighbours(of: path).filter { !named.contains($0) }
      let originals = others.filter { original($0, sample) }
      for candidate in originals + others where fits(candidate, sample, byHash: true) {
        return try header(candidate, sample)
      }
    }
    guard let changed = named.first, sample.file != nil else {
      throw CommandError("\(sample.name): \(path) is not there; put it beside the session.")
    }
    throw Self.changed(changed, sample)
  }

  /// A file whose content is not what the session saw, with what it holds now.
  ///
  /// - Parameter hash: its SHA-256, where that is known.
  static func changed(_ path: String, _ sample: Sample, hash: String? = nil) -> CommandError {
    let source = try? FileByteSource(path: path)
    let found = hash ?? source.flatMap { try? SampleLoading.sha256($0) }
    let sets = try? SampleLoading.load(
      path, name: sample.name, options: FCSReadOptions(readsEvents: false))
    let set = sets?.first { $0.sample.dataSet == sample.dataSet }?.sample
    var change: ChangedFile?
    if let source, let found, let set {
      change = ChangedFile(
        path: path, file: SampleFile(size: source.size, sha256: found),
        eventCount: set.eventCount, panel: set.panel)
    }
    let former = sample.file.map { "its SHA-256 was \($0.sha256), " } ?? ""
    return CommandError(
      "\(path) is another file than the session saw: \(former)"
        + "now it is \(found ?? "unreadable").", change: change)
  }

  /// The built-in demo, made again.
  private func demo(_ sample: Sample) throws(CommandError) -> LoadedSample {
    var made = LoadedSample.demo
    guard made.sample.panel == sample.panel, made.sample.eventCount == sample.eventCount else {
      throw CommandError("\(sample.name): this dotgate makes another demo than the session saw.")
    }
    made.sample = sample
    return made
  }

  private func header(_ path: String, _ sample: Sample) throws(CommandError) -> LoadedSample {
    let sets = try SampleLoading.load(
      path, name: sample.name, options: FCSReadOptions(readsEvents: false))
    guard var found = sets.first(where: { $0.sample.dataSet == sample.dataSet }),
      found.sample.panel == sample.panel, found.sample.eventCount == sample.eventCount
    else { throw Self.changed(path, sample) }
    found.sample = sample
    found.sample.path = path
    return found
  }

  private func isFile(_ path: String) -> Bool { (try? FileByteSource(path: path)) != nil }

  private func fits(_ path: String, _ sample: Sample, byHash: Bool) -> Bool {
    guard let file = sample.file else { return true }
    guard let source = try? FileByteSource(path: path), source.size == file.size else {
      return false
    }
    return !byHash || (try? SampleLoading.sha256(source)) == file.sha256
  }

  /// The files of the session's folder and of that where the sample was.
  private func neighbours(of path: String) -> [String] {
    let old = URL(fileURLWithPath: path).deletingLastPathComponent().path
    return (folders.contains(old) ? folders : folders + [old]).flatMap { folder in
      ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
        .filter { [".fcs", ".lmd"].contains($0.lowercased().suffix(4)) }
        .map { folder + "/" + $0 }
    }
  }

  /// Whether a file says by its `$FIL` that it was the sample's.
  private func original(_ path: String, _ sample: Sample) -> Bool {
    guard
      let sets = try? SampleLoading.load(
        path, name: sample.name, options: FCSReadOptions(readsEvents: false)),
      let name = sets.first?.sample.originalName
    else { return false }
    return name == sample.originalName
      || name == sample.path.map { URL(fileURLWithPath: $0).lastPathComponent }
  }
}
