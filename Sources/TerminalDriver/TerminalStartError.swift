/// Why the terminal cannot be used.
package enum TerminalStartError: Error, Hashable, Sendable {
  /// A standard stream.
  package enum Stream: Hashable, Sendable {
    /// Standard input.
    case input
    /// Standard output.
    case output
  }

  /// A stream that is a file, a pipe or closed.
  case notATerminal(Stream)
  /// `TERM` is not set.
  case unnamedTerminal
  /// The terminal database has no entry of that name.
  case unknownTerminal(String)
  /// There is no terminal database.
  case noTerminalDatabase(String)
  /// The terminal cannot place its cursor or clear its screen.
  case cannotMoveCursor(String)
  /// The terminal's state cannot be read, a pipe not opened, or ncurses did not start.
  case system(String)
  /// A terminal is in use already.
  case alreadyStarted
}
