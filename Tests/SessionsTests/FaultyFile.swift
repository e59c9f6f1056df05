import Sessions
import Synchronization
import TestSupport

/// A file in memory that fails at a call of one's choice, as disks and their power do.
final class FaultyFile: SessionFile {
  enum Failure: CaseIterable {
    /// A part is written, then the disk is full.
    case full
    /// The call does nothing and reports an error.
    case broken
    /// A part is written, and the call reports no error.
    case short
    /// The power goes off: every later call fails too.
    case crash
  }

  private struct State {
    /// What programs see.
    var content: [UInt8]?
    /// What a crash leaves for certain.
    var synced: [UInt8] = []
    var calls = 0
    var hasCrashed = false
    var random: SeededGenerator
  }

  private let state: Mutex<State>
  private let failure: (call: Int, kind: Failure)?
  /// How many calls in a row fail.
  private let length: Int

  init(failing call: Int? = nil, by kind: Failure = .broken, times: Int = 1, seed: UInt64 = 1) {
    failure = call.map { ($0, kind) }
    length = times
    state = Mutex(State(random: SeededGenerator(seed: seed)))
  }

  init(holding content: [UInt8]) {
    failure = nil
    length = 0
    var start = State(random: SeededGenerator(seed: 1))
    start.content = content
    start.synced = content
    state = Mutex(start)
  }

  var calls: Int { state.withLock(\.calls) }

  var content: [UInt8] { state.withLock { $0.content ?? [] } }

  /// What the disk may hold after the power went off: what was synced, and any part of the rest.
  var survivor: [UInt8] {
    state.withLock { state in
      let content = state.content ?? []
      guard content.starts(with: state.synced) else { return state.synced }
      let rest = content.count - state.synced.count
      return Array(
        content.prefix(state.synced.count + Int.random(in: 0...rest, using: &state.random)))
    }
  }

  /// Counts a call; returns how it fails, and throws where nothing of it is done.
  private func enter(_ state: inout State) throws(SessionFileError) -> Failure? {
    state.calls += 1
    if state.hasCrashed { throw .failed(path: "f", reason: "the power is off") }
    guard let failure, (failure.call..<(failure.call + length)).contains(state.calls) else {
      return nil
    }
    if failure.kind == .broken { throw .failed(path: "f", reason: "input/output error") }
    if failure.kind == .crash { state.hasCrashed = true }
    return failure.kind
  }

  private func crashed() -> SessionFileError { .failed(path: "f", reason: "the power went off") }

  func create() throws(SessionFileError) {
    try state.withLock { state throws(SessionFileError) in
      let failure = try enter(&state)
      if failure == .full { throw .full(path: "f") }
      if failure == .crash { throw crashed() }
      if state.content != nil { throw .exists(path: "f") }
      state.content = []
    }
  }

  func read() throws(SessionFileError) -> [UInt8] { content }

  func write(_ bytes: ArraySlice<UInt8>, at offset: Int) throws(SessionFileError) -> Int {
    try state.withLock { state throws(SessionFileError) in
      let failure = try enter(&state)
      let count =
        failure == nil ? bytes.count : Int.random(in: 0..<bytes.count, using: &state.random)
      var content = state.content ?? []
      if offset > content.count { throw .failed(path: "f", reason: "a hole") }
      content.replaceSubrange(
        offset..<min(content.count, offset + count), with: bytes.prefix(count))
      state.content = content
      if failure == .full { throw .full(path: "f") }
      if failure == .crash { throw crashed() }
      return failure == .short ? max(1, count) == count ? count : 0 : count
    }
  }

  func truncate(to length: Int) throws(SessionFileError) {
    try state.withLock { state throws(SessionFileError) in
      let failure = try enter(&state)
      if failure == .crash { throw crashed() }
      state.content = Array((state.content ?? []).prefix(length))
    }
  }

  func sync() throws(SessionFileError) {
    try state.withLock { state throws(SessionFileError) in
      let failure = try enter(&state)
      if failure == .full { throw .full(path: "f") }
      if failure == .crash { throw crashed() }
      state.synced = state.content ?? []
    }
  }
}
