import Foundation
import Sessions

/// The sessions without a name: `$XDG_STATE_HOME/dotgate`, else `~/.local/state/dotgate`.
enum SessionFolder {
  static var path: String {
    let environment = ProcessInfo.processInfo.environment
    if let state = environment["XDG_STATE_HOME"], state.hasPrefix("/") { return state + "/dotgate" }
    return FileManager.default.homeDirectoryForCurrentUser.path + "/.local/state/dotgate"
  }

  /// Where a session on a sample begins; the names sort by time.
  static func freshPath(for sample: String) -> String {
    let time = Person.time.filter { $0.isNumber }.prefix(17)
    let name = sample.map { $0.isLetter || $0.isNumber || "-_.".contains($0) ? $0 : "_" }
    return "\(path)/\(time)-\(getpid())-\(String(name.prefix(60))).dotgate"
  }

  /// The last session that was not finished and can be opened; nil for none.
  static var last: String? { unfinished.last { (try? SessionDocument($0)) != nil } }

  /// The sessions that were not finished, and that no other dotgate has open, the last one last.
  static var unfinished: [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.filter { $0.hasSuffix(".dotgate") }.sorted().map { path + "/" + $0 }
      .filter { path in
        // A start that was cut off before the first line leaves nothing to be offered.
        guard SessionDocument.isSession(path) else { return false }
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        return flock(descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK
      }
  }

  /// What is to be said of them at the start; nil where there are none.
  static var notice: String? {
    let count = unfinished.count
    if count == 0 { return nil }
    return "\(count) unfinished \(count == 1 ? "session is" : "sessions are") kept; "
      + "dotgate --resume opens the last."
  }

  /// Puts a session that is finished where it is not offered again; returns its new path.
  static func putAway(_ session: String) -> String? {
    let folder = path + "/finished"
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let place = folder + "/" + URL(fileURLWithPath: session).lastPathComponent
    return (try? FileOutput.move(session, to: place, overwrite: false)) == nil ? nil : place
  }

  /// Whether a path is that of a session without a name.
  static func holds(_ session: String) -> Bool {
    URL(fileURLWithPath: session).deletingLastPathComponent().standardizedFileURL.path
      == URL(fileURLWithPath: path).standardizedFileURL.path
  }
}
