import Foundation
import Synchronization

/// A line on standard error that shows how far a piece of work is; on a terminal only.
package final class ProgressLine: Sendable {
  private static let width = 30

  private let isShown: Bool
  private let percent = Mutex<Int?>(nil)

  init(isShown: Bool = isatty(2) == 1) { self.isShown = isShown }

  /// Shows that `done` of `total` are done, where that is another percent than before.
  func show(_ what: String, _ done: Int, of total: Int) {
    guard isShown else { return }
    let now = total > 0 ? Int(100 * Double(done) / Double(total)) : 100
    percent.withLock { shown in
      if shown == now { return }
      shown = now
      write("\r" + Self.text(what, percent: now))
    }
  }

  /// Takes the line away, so that what is said next begins at the margin.
  func clear() {
    guard isShown else { return }
    percent.withLock { shown in
      if shown == nil { return }
      shown = nil
      write("\r\u{1B}[K")
    }
  }

  /// `reading  [#####     ]  17 %`, in ASCII.
  package static func text(_ what: String, percent: Int) -> String {
    let full = width * min(100, max(0, percent)) / 100
    let bar = String(repeating: "#", count: full) + String(repeating: " ", count: width - full)
    let digits = String(percent)
    return "\(what)  [\(bar)] \(String(repeating: " ", count: max(0, 3 - digits.count)))\(digits) %"
  }

  private func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}
