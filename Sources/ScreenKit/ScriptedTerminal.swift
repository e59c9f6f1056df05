import Synchronization

/// A terminal for tests: events from a list, screens kept.
///
/// Each `wait` returns one entry of the list, whatever its timeout. A call of the waker comes
/// first. When the list is used up, the terminal is `closed`.
package final class ScriptedTerminal: Terminal {
  private final class Flag: Sendable {
    let isSet = Mutex(false)
  }

  /// The extent in cells; follows the `resized` events as they are handed out.
  package private(set) var size: Size
  /// Whether glyphs outside ASCII are asked for.
  package let usesUnicode: Bool
  /// The screens shown so far.
  package private(set) var screens: [Screen] = []
  /// What the roles look like.
  package var theme = Theme.plain
  /// Whether events of the mouse are asked for.
  package private(set) var hasMouse = false
  /// The texts that were handed over for the clipboard.
  package private(set) var copies: [String] = []
  /// How often `suspend` was called.
  package private(set) var suspensions = 0
  /// Whether `stop` was called.
  package private(set) var isStopped = false
  /// The events that were not handed out yet.
  package private(set) var remaining: ArraySlice<TerminalEvent>
  private let flag = Flag()

  /// A terminal of `size` on which `events` will happen, one a wait.
  package init(size: Size, usesUnicode: Bool = true, events: [TerminalEvent] = []) {
    self.size = size
    self.usesUnicode = usesUnicode
    remaining = events[...]
  }

  /// A terminal of `size` on which the keys of a script will be pressed.
  ///
  /// - Throws: `KeyScriptError`.
  package convenience init(size: Size, usesUnicode: Bool = true, keys: String) throws {
    let presses = try KeyScript.parse(keys)
    self.init(
      size: size, usesUnicode: usesUnicode, events: presses.map { .input(.key($0)) })
  }

  /// The screen shown last.
  package var screen: Screen? { screens.last }

  package var waker: Waker {
    Waker { [flag] in flag.isSet.withLock { $0 = true } }
  }

  package func show(_ screen: Screen) {
    screens.append(screen)
  }

  package func wait(timeoutMilliseconds: Int?) -> [TerminalEvent] {
    let isWoken = flag.isSet.withLock { isSet in
      defer { isSet = false }
      return isSet
    }
    if isWoken { return [.woken] }
    guard let event = remaining.popFirst() else { return [.closed] }
    if case .resized(let size) = event { self.size = size }
    return [event]
  }

  package func setMouse(_ isOn: Bool) { hasMouse = isOn }

  package func redraw() {}

  package func copy(_ text: String) -> Bool {
    guard ClipboardSequence.takes(text) else { return false }
    copies.append(text)
    return true
  }

  package func suspend() {
    suspensions += 1
  }

  package func stop() {
    isStopped = true
  }
}
