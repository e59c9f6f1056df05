import Foundation
import GatingCore
import TestSupport
import Testing

/// FlowKit 1.3.2, which `Tests/setup` installs, gating files by workspaces.
final class FlowKitPeer {
  private static let package = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  private static let python = package.appending(path: ".build/flowkit/bin/python3").path

  static let isAvailable = FileManager.default.fileExists(
    atPath: package.appending(path: ".build/flowkit/ready").path)
  static let reason: String = "FlowKit is not here; Tests/setup installs it"

  private struct Answer: Decodable {
    struct Population: Decodable {
      var path: String
      var events: String
    }

    var error: String?
    var populations: [Population]?
  }

  private let folder: URL
  private var calls = ""

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(
      path: "dotgate-flowkit-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Adds a call: the sample of a workspace that is called `sample`, gated on the file's events.
  func add(_ name: String, workspace: [UInt8], events: [UInt8], sample: String) throws {
    let paths = ["wsp", "fcs"].map { folder.appending(path: "\(name).\($0)") }
    try Data(workspace).write(to: paths[0])
    try Data(events).write(to: paths[1])
    calls += [name, paths[0].path, paths[1].path, sample].joined(separator: "\t") + "\n"
  }

  func run() throws {
    try Data(calls.utf8).write(to: folder.appending(path: "calls.tsv"))
    let script = Self.package.appending(path: "Tests/FlowJoTests/Peers/gate.py").path
    let result = try ChildProcess.run(
      Self.python, [script, folder.path],
      environment: ["PATH": "/usr/bin:/bin", "HOME": folder.path, "MPLCONFIGDIR": folder.path])
    #expect(result.status == 0, "\(result.errors)")
  }

  /// What FlowKit made of a call: 1 or 0 an event for each path.
  func memberships(_ name: String) throws -> [String: [Bool]] {
    let data = try Data(contentsOf: folder.appending(path: "\(name).json"))
    let answer = try JSONDecoder().decode(Answer.self, from: data)
    #expect(answer.error == nil, "\(name): \(answer.error ?? "")")
    return Dictionary(
      (answer.populations ?? []).map { ($0.path, $0.events.utf8.map { $0 == UInt8(ascii: "1") }) },
      uniquingKeysWith: { first, _ in first })
  }
}
