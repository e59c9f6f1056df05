/// What a terminal reports to the program.
package enum TerminalEvent: Hashable, Sendable {
  /// A key, the mouse or a paste.
  case input(InputEvent)
  /// The terminal has a new size.
  case resized(Size)
  /// A waker was called.
  case woken
  /// The program was stopped and is running again; the terminal is already set up.
  case suspended
  /// A signal asks the program to end.
  case terminate(signalNumber: Int32)
  /// The terminal is gone; nothing more will come.
  case closed
}
