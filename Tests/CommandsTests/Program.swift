import Foundation
import TestSupport

/// The built program, run in a folder of its own that goes with it.
final class Program {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(
      path: "dotgate-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  static var path: String { BuiltProducts.path(of: "dotgate") }

  /// Runs it to its end; `@name` among the arguments stands for that file of the folder.
  func run(_ arguments: String...) throws -> ChildProcess.Result {
    try ChildProcess.run(
      Self.path, arguments.map { $0.hasPrefix("@") ? file(String($0.dropFirst())) : $0 },
      environment: ["PATH": "/usr/bin:/bin", "SWIFT_BACKTRACE": "enable=no"])
  }

  func file(_ name: String) -> String { folder.appending(path: name).path }

  func write(_ text: String, to name: String) throws {
    try text.write(toFile: file(name), atomically: true, encoding: .utf8)
  }

  func read(_ name: String) throws -> String {
    try String(contentsOfFile: file(name), encoding: .utf8)
  }

  /// Writes a small demo sample.
  func makeDemo(_ name: String = "demo.fcs", events: Int = 5000) throws {
    _ = try run("demo", "--events", "\(events)", "-o", "@" + name)
  }

  /// The names of the folder's files.
  var files: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
  }
}
