extension TerminalStartError: CustomStringConvertible {
  /// What is wrong and what can be done.
  package var description: String {
    switch self {
    case .notATerminal(.input):
      "standard input is not a terminal; run dotgate in a terminal without redirecting its input"
    case .notATerminal(.output):
      "standard output is not a terminal; run dotgate in a terminal, or use a subcommand, which "
        + "needs none"
    case .unnamedTerminal:
      "TERM is not set; set it to the terminal's name, such as xterm-256color"
    case .unknownTerminal(let name):
      "TERM is '\(Self.printable(name))', which the terminal database does not know; set it to "
        + "the terminal's name, such as xterm-256color"
    case .noTerminalDatabase(let name):
      "no terminal database was found for TERM '\(Self.printable(name))'; install the package "
        + "ncurses-base, or set TERMINFO to where the database is"
    case .cannotMoveCursor(let name):
      "a terminal of the kind '\(Self.printable(name))' cannot place its cursor; use another "
        + "terminal, or set TERM to what it really is"
    case .system(let what):
      "the terminal cannot be set up: \(what)"
    case .alreadyStarted:
      "the terminal is in use already"
    }
  }

  private static func printable(_ name: String) -> String {
    String(
      String.UnicodeScalarView(
        name.unicodeScalars.map { $0.isASCII && $0.value >= 0x20 ? $0 : "?" }))
  }
}
