import Glibc
import ScreenKit

/// A terminal for a screen reader, a braille display or a pipe: lines in, lines out.
///
/// A line is the keys of a script (`gs`, `5l`, `<esc>`), or `:` with words that find a command; where
/// a text is asked for, it is that text. An empty line is Enter. Of what is to be seen only what
/// differs from before is written, and always what answers the line.
package final class PlainTerminal: Terminal {
  package let size = Size(columns: 80, rows: 24)
  package let usesUnicode: Bool
  package var theme = Theme.plain
  private let wakePipe: WakePipe
  private var pending: [UInt8] = []
  private var shown: Set<String> = []
  private var isAsking = false
  private var hasInput = true
  private var isClosed = false

  /// - Throws: `TerminalStartError` where the system gives no pipe.
  package init(environment: TerminalEnvironment = .process) throws(TerminalStartError) {
    guard let pipe = WakePipe() else { throw .system("no pipe can be opened") }
    wakePipe = pipe
    usesUnicode = !environment.asksForASCII
  }

  package var waker: Waker { Waker { [wakePipe] in wakePipe.wake() } }

  package func show(_ screen: Screen) {
    let news = screen.spoken.filter { line in
      line.isAnswer && hasInput || !shown.contains(line.text)
    }
    for line in news { put(line.text) }
    if news.isEmpty, hasInput { put("Nothing changed.") }
    shown = Set(screen.spoken.map(\.text))
    isAsking = screen.cursor != nil
    hasInput = false
  }

  package func wait(timeoutMilliseconds: Int?) -> [TerminalEvent] {
    while true {
      if let line = takeLine() {
        do throws(KeyScriptError) {
          let events = try events(of: line)
          hasInput = true
          return events
        } catch {
          put(error.description)
          continue
        }
      }
      if isClosed { return [.closed] }
      var descriptors = [STDIN_FILENO, wakePipe.readEnd].map {
        pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
      }
      let count = poll(&descriptors, 2, timeoutMilliseconds.map { Int32(clamping: $0) } ?? -1)
      if count == 0 { return [] }
      if count < 0 { continue }
      if descriptors[1].revents != 0, wakePipe.drain() { return [.woken] }
      if descriptors[0].revents != 0 { readInput() }
    }
  }

  private func readInput() {
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = read(STDIN_FILENO, &bytes, bytes.count)
    if count > 0 {
      pending += bytes[..<count]
    } else if count == 0 || errno != EINTR {
      isClosed = true
      // A last line without its end is a line.
      if !pending.isEmpty { pending.append(10) }
    }
  }

  private func takeLine() -> String? {
    guard let end = pending.firstIndex(of: 10) else { return nil }
    let line = String(decoding: pending[..<end], as: UTF8.self)
    pending.removeSubrange(...end)
    return line.last == "\r" ? String(line.dropLast()) : line
  }

  /// What a line stands for.
  /// - Throws: `KeyScriptError` for a line that is no script.
  private func events(of line: String) throws(KeyScriptError) -> [TerminalEvent] {
    let enter = TerminalEvent.input(.key(KeyPress(.enter)))
    if line.isEmpty { return [enter] }
    if isAsking {
      if line.hasPrefix("<"), line.hasSuffix(">"), let keys = try? KeyScript.parse(line) {
        return keys.map { .input(.key($0)) }
      }
      let clear = TerminalEvent.input(.key(KeyPress(.character("u"), .control)))
      return [clear, .input(.paste(line)), enter]
    }
    if line.hasPrefix(":"), line.count > 1 {
      return [
        .input(.key(KeyPress(.character(":")))), .input(.paste(String(line.dropFirst()))), enter,
      ]
    }
    return try KeyScript.parse(line).map { .input(.key($0)) }
  }

  private func put(_ line: String) {
    var bytes = Array((line + "\n").utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        isClosed = true
        return
      }
      bytes = bytes.dropFirst(count)
    }
  }

  package func setMouse(_ isOn: Bool) {}

  package func redraw() { shown = [] }

  package func copy(_ text: String) -> Bool { false }

  package func suspend() { raise(SIGSTOP) }

  package func stop() {}
}
