import Dispatch
import Foundation
import Synchronization

/// Ctrl-C outside the workstation: no half-written file stays, and the exit code is 130.
enum Interruption {
  private static let unfinished = Mutex<Set<String>>([])

  /// Names a file, or a folder with all in it, to be removed if the program is interrupted.
  static func remember(_ path: String) { unfinished.withLock { _ = $0.insert(path) } }

  static func forget(_ path: String) { unfinished.withLock { _ = $0.remove(path) } }

  /// Watches for SIGINT and SIGTERM, and lets a closed pipe be an error of `write` alone.
  static func watch() {
    signal(SIGPIPE, SIG_IGN)
    for number in [SIGINT, SIGTERM] {
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        unfinished.withLock { paths in
          for path in paths { try? FileManager.default.removeItem(atPath: path) }
        }
        _exit(128 + number)
      }
      source.resume()
      // The handler's own reference keeps the source for the life of the program.
      source.setCancelHandler { _ = source }
    }
  }
}
