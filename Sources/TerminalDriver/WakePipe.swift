import CNcurses
import Glibc
import Synchronization

/// A pipe that wakes `poll`; its write end may be used by any thread, also after `close`.
final class WakePipe: Sendable {
  /// The end to poll.
  let readEnd: Int32
  private let writeEnd: Mutex<Int32?>

  /// A pipe, or nil when none can be opened.
  init?() {
    var ends: [Int32] = [-1, -1]
    guard cn_pipe(&ends) == 0 else { return nil }
    readEnd = ends[0]
    writeEnd = Mutex(ends[1])
  }

  deinit {
    close()
    Glibc.close(readEnd)
  }

  /// Makes the read end readable.
  func wake() {
    writeEnd.withLock { end in
      guard let end else { return }
      var byte: UInt8 = 1
      // A full pipe is readable already.
      _ = write(end, &byte, 1)
    }
  }

  /// Takes everything out; returns whether there was anything.
  func drain() -> Bool {
    var bytes = [UInt8](repeating: 0, count: 256)
    var wasWoken = false
    while read(readEnd, &bytes, bytes.count) > 0 { wasWoken = true }
    return wasWoken
  }

  /// Closes the write end; later calls of `wake` do nothing.
  func close() {
    writeEnd.withLock { end in
      if let end { Glibc.close(end) }
      end = nil
    }
  }
}
