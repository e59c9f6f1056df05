import Foundation
import Testing

/// Validates documents with `xmllint` against the standard's own schema.
///
/// The schema may not be passed on, so it is fetched for the tests: its folder is
/// `DOTGATE_SCHEMAS`, else where the FlowKit package unpacks it below `.build/schemas`.
enum SchemaChecker {
  static let schema: URL? = {
    let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let named = ProcessInfo.processInfo.environment["DOTGATE_SCHEMAS"].map { URL(filePath: $0) }
    let folder = named ?? package.appending(path: ".build/schemas/flowkit/_resources")
    let file = folder.appending(path: "Gating-ML.v2.0.xsd")
    return FileManager.default.fileExists(atPath: file.path) ? file : nil
  }()

  static let checker = ["/usr/bin/xmllint", "/usr/local/bin/xmllint", "/opt/homebrew/bin/xmllint"]
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  static let isAvailable = schema != nil && checker != nil

  /// The lines in which xmllint says anything but that a file validates.
  static func complaints(about texts: [String]) throws -> [String] {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "dotgate-schema-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = try texts.enumerated().map { index, text in
      let file = folder.appending(path: "\(index).xml")
      try Data(text.utf8).write(to: file)
      return file.path
    }
    let process = Process()
    process.executableURL = URL(filePath: try #require(checker))
    let schema = try #require(schema)
    process.arguments = ["--noout", "--nonet", "--schema", schema.path] + files
    let pipe = Pipe()
    process.standardError = pipe
    try process.run()
    let output = try #require(try pipe.fileHandleForReading.readToEnd())
    process.waitUntilExit()
    return String(decoding: output, as: UTF8.self).split(separator: "\n").map(String.init)
      .filter { !$0.hasSuffix(" validates") }
  }
}
