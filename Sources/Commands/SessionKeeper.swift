import Analysis
import Dispatch
import Foundation
import Sessions
import Synchronization
import Workbench

/// Brings the log of edits to the disk on a queue of its own; nobody waits for it.
///
/// What can't be written stays in memory and is tried again, with every further entry and every
/// two seconds.
final class SessionKeeper: Sendable {
  private struct State {
    var log: SessionLog
    var file: DiskSessionFile
    /// Whether the file has a name that a person gave.
    var isNamed: Bool
    var isFailing = false
    var isRetrying = false
    /// Entries that came before those they follow, by the number of entries before them.
    var early: [Int: [History.Entry]] = [:]
  }

  private let state: Mutex<State>
  private let queue = DispatchQueue(label: "session", qos: .userInitiated)
  private let reporter = Mutex<(@Sendable (Action) -> Void)?>(nil)

  private static let pause = DispatchTimeInterval.seconds(2)
  /// How long leaving waits for a disk that takes its time.
  private static let patience = DispatchTimeInterval.seconds(10)

  private let analyst: String

  /// - Parameters:
  ///   - isNamed: whether a person chose the file's name; else it is offered again.
  ///   - analyst: who makes the edits, by the settings.
  init(_ log: SessionLog, in file: DiskSessionFile, isNamed: Bool, analyst: String) {
    self.analyst = analyst
    state = Mutex(State(log: log, file: file, isNamed: isNamed))
  }

  /// Reports from the queue what came of entries.
  func report(to reporter: @escaping @Sendable (Action) -> Void) {
    self.reporter.withLock { $0 = reporter }
  }

  /// Adds entries to a log that has those before `first`, and brings them to the disk.
  func keep(_ entries: [History.Entry], from first: Int) {
    let (time, author) = (Person.time, Person.author(analyst: analyst))
    queue.async { [self] in
      state.withLock { state in
        do {
          state.early[first] = entries
          // A gap would number all that follows wrongly: what is early waits for what it follows.
          while let next = state.early.keys.filter({ $0 <= state.log.count }).min() {
            let entries = state.early.removeValue(forKey: next) ?? []
            for entry in entries.dropFirst(state.log.count - next) {
              try state.log.add(entry, time: time, who: author)
            }
          }
        } catch {
          tell(.notKept("An edit can't be written down: \(error)."))
        }
      }
      flush()
    }
  }

  /// The hash of the log's last line, once all that was handed over is on the disk.
  ///
  /// Nil where the disk does not take it, or takes too long for a person who waits.
  var keptHead: String? {
    let done = DispatchSemaphore(value: 0)
    let head = Mutex<String?>(nil)
    queue.async { [self] in
      state.withLock { state in
        if state.log.keptCount == state.log.count, state.log.count > 0 {
          head.withLock { $0 = state.log.head }
        }
      }
      done.signal()
    }
    _ = done.wait(timeout: .now() + Self.pause)
    return head.withLock { $0 }
  }

  /// Goes on in a file of another name; the file without a name is removed, a named one stays.
  func name(_ path: String) {
    queue.async { [self] in
      let answer = state.withLock { state -> Action in
        let file = DiskSessionFile(path: path)
        var log = state.log.moved(to: file)
        do throws(SessionFileError) {
          try log.flush()
        } catch {
          return .failed("\(error) The session stays where it was.")
        }
        let old = state.file
        old.close()
        if !state.isNamed { unlink(old.path) }
        state.log = log
        state.file = file
        state.isNamed = true
        state.isFailing = false
        return .named(path)
      }
      tell(answer)
      if case .named = answer { tell(.kept(state.withLock(\.log.keptCount))) }
    }
  }

  /// Waits until all is on the disk, as far as it goes, and lets others have the file.
  ///
  /// - Parameter isFinished: whether a session without a name need not be offered again.
  /// - Returns: where the session lies; nil where nothing was kept.
  @discardableResult
  func finish(isFinished: Bool) -> String? {
    let done = DispatchSemaphore(value: 0)
    let path = Mutex<String?>(nil)
    queue.async { [self] in
      flush()
      state.withLock { state in
        state.file.close()
        guard state.log.keptCount > 0 else { return }
        var last = state.file.path
        if isFinished, !state.isNamed, let moved = SessionFolder.putAway(last) { last = moved }
        path.withLock { $0 = last }
      }
      done.signal()
    }
    _ = done.wait(timeout: .now() + Self.patience)
    return path.withLock { $0 }
  }

  private func flush() {
    let action = state.withLock { state -> Action? in
      let before = state.log.keptCount
      do throws(SessionFileError) {
        if state.log.count > 0 { try state.log.flush() }
      } catch {
        state.isFailing = true
        return .notKept(error.description)
      }
      defer { state.isFailing = false }
      return state.log.keptCount != before || state.isFailing ? .kept(state.log.keptCount) : nil
    }
    guard let action else { return }
    if case .notKept = action { retryLater() } else { tell(.head(state.withLock(\.log.head))) }
    tell(action)
  }

  private func retryLater() {
    let isAlready = state.withLock { state in
      defer { state.isRetrying = true }
      return state.isRetrying
    }
    if isAlready { return }
    queue.asyncAfter(deadline: .now() + Self.pause) { [weak self] in
      guard let self else { return }
      state.withLock { $0.isRetrying = false }
      flush()
    }
  }

  private func tell(_ action: Action) { reporter.withLock { $0 }?(action) }
}
