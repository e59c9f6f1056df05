import Foundation
import ScreenKit
import Testing

/// Compares a screen with the one recorded under `name`: glyphs, roles and cursor.
///
/// The recording is `Snapshots/<test file>/<name>.txt` beside the test file. With
/// `RECORD_SNAPSHOTS=1` in the environment it is written and the test fails, so that a recording
/// is never taken for a check.
package func expectSnapshot(
  of screen: Screen, named name: String, filePath: String = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  expectSnapshot(
    of: Snapshot.lines(of: screen), named: name, filePath: filePath,
    sourceLocation: sourceLocation)
}

/// Compares lines with those recorded under `name`.
package func expectSnapshot(
  of lines: [String], named name: String, filePath: String = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let recording = Snapshot(name: name, testFile: filePath)
  if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
    do {
      try recording.write(lines)
      Issue.record("recorded \(recording.path)", sourceLocation: sourceLocation)
    } catch {
      Issue.record("cannot record \(recording.path): \(error)", sourceLocation: sourceLocation)
    }
    return
  }
  guard let expected = recording.read() else {
    Issue.record(
      "no snapshot at \(recording.path); record it with RECORD_SNAPSHOTS=1",
      sourceLocation: sourceLocation)
    return
  }
  if expected != lines {
    Issue.record(
      "differs from \(recording.path)\n\(Snapshot.difference(expected, lines))",
      sourceLocation: sourceLocation)
  }
}

/// The place and the form of recorded screens.
package struct Snapshot: Hashable, Sendable {
  /// The file of the recording.
  package let path: String

  /// The recording of a name for a test file.
  package init(name: String, testFile: String) {
    let file = URL(fileURLWithPath: testFile)
    path =
      file.deletingLastPathComponent()
      .appendingPathComponent("Snapshots")
      .appendingPathComponent(file.deletingPathExtension().lastPathComponent)
      .appendingPathComponent(name + ".txt").path
  }

  /// A screen as lines: its size, its text, its roles, its cursor.
  package static func lines(of screen: Screen) -> [String] {
    var lines = ["\(screen.size.columns)×\(screen.size.rows)"]
    lines += screen.textRows.map { "│" + $0 }
    lines += ["roles"] + screen.roleRuns
    if let cursor = screen.cursor { lines.append("cursor \(cursor.column),\(cursor.row)") }
    return lines
  }

  /// The lines where two texts differ, `-` for the recorded and `+` for the present ones.
  package static func difference(_ expected: [String], _ found: [String]) -> String {
    let changes = found.difference(from: expected)
    let lines = changes.map { change in
      switch change {
      case .remove(let offset, let line, _): (offset, 0, "- \(offset + 1): \(line)")
      case .insert(let offset, let line, _): (offset, 1, "+ \(offset + 1): \(line)")
      }
    }.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.2)
    let limit = 60
    let more = lines.count > limit ? ["… \(lines.count - limit) more"] : []
    return (lines.prefix(limit) + more).joined(separator: "\n")
  }

  func read() -> [String]? {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return nil }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    return lines
  }

  func write(_ lines: [String]) throws {
    try FileManager.default.createDirectory(
      at: URL(fileURLWithPath: path).deletingLastPathComponent(),
      withIntermediateDirectories: true)
    let text = lines.map { $0 + "\n" }.joined()
    try text.write(toFile: path, atomically: true, encoding: .utf8)
  }
}
