import CNcurses
import Glibc
import ScreenKit

extension CursesTerminal {
  package func wait(timeoutMilliseconds: Int?) -> [TerminalEvent] {
    let deadline = timeoutMilliseconds.map {
      ContinuousClock.now.advanced(by: .milliseconds(max(0, $0)))
    }
    while true {
      if !ready.isEmpty {
        defer { ready.removeAll() }
        return ready
      }
      if isClosed || isStopped { return [.closed] }
      let rest = deadline.map { Self.milliseconds(until: $0) }
      let patience = patienceEnd.map { Self.milliseconds(until: $0) }
      switch poll(for: [rest, patience].compactMap { $0 }.min()) {
      case .somethingCame:
        continue
      case .nothingCame:
        // The patience of a pending sequence may be over, or the caller's time, or both.
        if let patience, patience <= rest ?? .max {
          ready += decoder.flush().map { .input($0) }
          patienceEnd = nil
        }
        if ready.isEmpty, let rest, rest <= patience ?? .max { return [] }
      case .interrupted:
        if rest == 0 { return [] }
      }
    }
  }

  private enum Outcome {
    case somethingCame, nothingCame, interrupted
  }

  private func poll(for milliseconds: Int?) -> Outcome {
    var descriptors = [STDIN_FILENO, cn_signal_descriptor(), wakePipe.readEnd].map {
      pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
    }
    let count = Glibc.poll(
      &descriptors, nfds_t(descriptors.count), milliseconds.map { Int32(clamping: $0) } ?? -1)
    if count < 0 { return .interrupted }
    if count == 0 { return .nothingCame }
    if descriptors[1].revents != 0 { takeSignals() }
    if descriptors[2].revents != 0, wakePipe.drain() { ready.append(.woken) }
    if descriptors[0].revents != 0 { takeInput() }
    return .somethingCame
  }

  private func takeInput() {
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = read(STDIN_FILENO, &bytes, bytes.count)
    if count > 0 {
      ready += decoder.feed(bytes[..<count]).map { .input($0) }
      patienceEnd = decoder.patience.map { .now.advanced(by: .milliseconds($0)) }
    } else if count == 0 || (errno != EINTR && errno != EAGAIN) {
      isClosed = true
      ready.append(.closed)
    }
  }

  private func takeSignals() {
    while true {
      switch cn_next_signal() {
      case 0:
        return
      case SIGWINCH:
        adoptSize()
      case SIGTSTP:
        suspend()
      case SIGCONT:
        cn_reclaim()
        shown = nil
        ready.append(.suspended)
        adoptSize()
      case let number:
        ready.append(.terminate(signalNumber: number))
      }
    }
  }

  private static func milliseconds(until deadline: ContinuousClock.Instant) -> Int {
    let (seconds, attoseconds) = ContinuousClock.now.duration(to: deadline).components
    // Rounded up, so that the last wait does not spin.
    return max(
      0, Int(seconds) * 1000 + Int((attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000))
  }
}
