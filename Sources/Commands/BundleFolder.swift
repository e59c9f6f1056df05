import Analysis
import Bundles
import FCSFiles
import Foundation

/// A bundle unpacked into a folder, all of it checked.
struct BundleFolder {
  let path: String
  let manifest: BundleManifest

  /// Whether a file is an archive by its first bytes.
  static func isBundle(_ path: String) -> Bool {
    guard let source = try? FileByteSource(path: path), source.size >= 22 else { return false }
    var start = [UInt8](repeating: 0, count: 4)
    guard (try? start.withUnsafeMutableBytes { try source.read(at: 0, into: $0) }) != nil else {
      return false
    }
    return BundleReader.isStart(start)
  }

  /// Unpacks into a new folder; on any fault nothing of it stays.
  /// - Throws: `CommandError` with a line a fault.
  init(unpacking bundle: String, to path: String) throws(CommandError) {
    self.path = path
    let reader: BundleReader
    do throws(BundleFaults) {
      reader = try BundleReader(path: bundle)
    } catch {
      throw CommandError(error.faults.map { "\(bundle): \($0)" }.joined(separator: "\n"))
    }
    manifest = reader.manifest
    try BundlePacking.makeFolder(path)
    var faults: [String] = []
    for entry in manifest.entries where entry.isPacked {
      do {
        try Self.unpack(entry, reader, to: path + "/" + entry.name)
      } catch {
        faults.append("\(bundle): \(error)")
      }
    }
    if !faults.isEmpty {
      try? FileManager.default.removeItem(atPath: path)
      throw CommandError(faults.joined(separator: "\n"))
    }
  }

  /// Unpacks into a folder for this run of the program alone, which `remove` takes away.
  init(temporary bundle: String) throws(CommandError) {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "dotgate-\(getpid())-\(UUID().uuidString)")
    Interruption.remember(folder.path)
    try self.init(unpacking: bundle, to: folder.path)
  }

  func remove() {
    try? FileManager.default.removeItem(atPath: path)
    Interruption.forget(path)
  }

  /// Whether the table of counts is what the session comes to, which is said.
  func tableHolds(_ finder: SampleFinder) throws -> Bool {
    guard let entry = manifest.entries.first(where: { $0.role == .counts }) else { return true }
    let document = try SessionDocument(session)
    let run = try SessionCounts.run(
      document, document.history.analysis, after: document.reading.records.count, finder: finder)
    let text = CountFormat.csv.text(run.table)
    guard (try? String(contentsOfFile: path + "/" + entry.name, encoding: .utf8)) == text else {
      return false
    }
    print("table   \(entry.name) is what the session comes to")
    return true
  }

  /// Where the session lies now.
  var session: String { path + "/" + (manifest.session?.name ?? "") }

  private static func unpack(
    _ entry: BundleManifest.Entry, _ reader: BundleReader, to path: String
  ) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else {
      throw CommandError("\(path) can't be written: \(String(cString: strerror(errno))).")
    }
    defer { close(descriptor) }
    var file = OutputFile(descriptor: descriptor, path: path)
    try reader.read(entry) { try file.write($0) }
    try file.flush()
    if fsync(descriptor) != 0 {
      throw CommandError("\(path) can't be written: \(String(cString: strerror(errno))).")
    }
  }

  /// Unpacks a bundle into a folder that a person named.
  ///
  /// It is unpacked beside, and moved when all of it is there.
  /// - Throws: `CommandError`; also where the folder has files and may not be written over.
  static func unpack(_ bundle: String, to path: String, overwrite: Bool) throws {
    let manager = FileManager.default
    let names = try? manager.contentsOfDirectory(atPath: path)
    if names == nil, manager.fileExists(atPath: path) {
      throw CommandError("\(path) is no folder.")
    }
    if let names, !names.isEmpty, !overwrite {
      throw CommandError("\(path) is not empty; --force writes over what is there.")
    }
    let work = path + ".\(getpid()).part"
    Interruption.remember(work)
    defer { Interruption.forget(work) }
    let folder = try BundleFolder(unpacking: bundle, to: work)
    defer { try? manager.removeItem(atPath: work) }
    chmod(work, 0o755)
    if names?.isEmpty ?? true {
      if names != nil { rmdir(path) }
      guard rename(work, path) == 0 else {
        throw CommandError("\(path) can't be written: \(String(cString: strerror(errno))).")
      }
    } else {
      for entry in folder.manifest.entries where entry.isPacked {
        try BundlePacking.move(
          work + "/" + entry.name, to: path + "/" + entry.name, overwrite: true)
      }
    }
    Talk.note(
      "Every entry is as it was packed; the session is "
        + "\(path)/\(folder.manifest.session?.name ?? ""), head \(folder.manifest.head).")
  }
}
