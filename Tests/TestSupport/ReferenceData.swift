import Foundation

/// The folder of reference files, which lives outside the package.
///
/// It is `DOTGATE_DATA` where that is set, else `../shared/data` beside the package.
package enum ReferenceData {
  /// The folder; nil where it is not there.
  package static let folder: URL? = {
    let environment = ProcessInfo.processInfo.environment["DOTGATE_DATA"]
    let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let folder = environment.map { URL(filePath: $0) } ?? package.appending(path: "../shared/data")
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder)
    return exists && isFolder.boolValue ? folder.standardizedFileURL : nil
  }()

  /// Whether the folder is there.
  package static var isAvailable: Bool { folder != nil }

  /// Why tests that need the folder do not run without it.
  package static let reason: String =
    "the reference files are not here; set DOTGATE_DATA to their folder"

  /// A file by its path in the folder.
  package static func url(_ path: String) throws -> URL {
    guard let folder else { throw CocoaError(.fileNoSuchFile) }
    return folder.appending(path: path)
  }

  /// The bytes of a file.
  package static func bytes(_ path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: url(path)))
  }

  /// The paths of all files below `subfolder` that have a `.truth.json` beside them, sorted.
  package static func filesWithTruth(_ subfolder: String) -> [String] {
    guard let folder else { return [] }
    let root = folder.appending(path: subfolder)
    let suffix = ".truth.json"
    let paths = FileManager.default.subpaths(atPath: root.path) ?? []
    return paths.filter { $0.hasSuffix(suffix) }
      .map { String($0.dropLast(suffix.count)) }
      .filter { FileManager.default.fileExists(atPath: root.appending(path: $0).path) }
      .map { "\(subfolder)/\($0)" }.sorted()
  }
}
