import Glibc
import ScreenKit

/// What the environment says about the terminal.
package struct TerminalEnvironment: Hashable, Sendable {
  /// `TERM`, nil when unset or empty.
  package var term: String?
  /// The locale for characters: `LC_ALL`, else `LC_CTYPE`, else `LANG`; nil when none is set.
  package var locale: String?
  /// Whether `NO_COLOR` is set to anything (no-color.org).
  package var refusesColour: Bool
  /// Whether the terminal says by other variables that it has 256 colours.
  package var claimsManyColours: Bool

  /// Whether the terminal says that it has colours of 24 bits.
  package var claimsDirectColour: Bool

  /// Reads the variables through `lookup`.
  package init(_ lookup: (String) -> String?) {
    func value(_ name: String) -> String? {
      guard let text = lookup(name), !text.isEmpty else { return nil }
      return text
    }
    term = value("TERM")
    locale = value("LC_ALL") ?? value("LC_CTYPE") ?? value("LANG")
    refusesColour = value("NO_COLOR") != nil
    claimsManyColours = value("COLORTERM") != nil || value("XTERM_VERSION") != nil
    // GNU screen hands on what the terminal around it says, but not its colours; tmux does both.
    let isScreen = term?.hasPrefix("screen") == true && value("TMUX") == nil
    claimsDirectColour =
      ["truecolor", "24bit"].contains(value("COLORTERM")?.lowercased()) && !isScreen
  }

  /// The environment of the process.
  package static var process: TerminalEnvironment {
    TerminalEnvironment { name in getenv(name).map { String(cString: $0) } }
  }

  /// The name to open the terminal by: `TERM`, but `xterm-256color` for an `xterm` that has more
  /// colours than its name says (xterm's own default).
  package var terminalName: String? {
    term == "xterm" && claimsManyColours ? "xterm-256color" : term
  }

  /// How many colours to use.
  ///
  /// - Parameters:
  ///   - colours: how many the terminal's description has.
  ///   - wanted: what the person asks for; no more than the terminal has, except that `direct` is
  ///     believed, since a description rarely tells; nil for what the terminal says.
  package func depth(of colours: Int, wanted: ColourDepth?) -> ColourDepth {
    if refusesColour { return .none }
    let own = ColourDepth(colours: colours)
    switch wanted {
    case nil: return own >= .indexed && claimsDirectColour ? .direct : own
    case .direct: return own >= .eight && !hasFewGlyphs ? .direct : own
    case let wanted?: return min(wanted, own)
    }
  }

  /// Whether the person asked for ASCII: the locale C or POSIX, or one of another character set.
  ///
  /// No locale at all asks for nothing: a fresh Debian sets none.
  package var asksForASCII: Bool {
    guard let locale else { return false }
    let name = locale.prefix { $0 != "@" }
    if name == "C" || name == "POSIX" { return true }
    guard let dot = name.firstIndex(of: ".") else { return false }
    let codeset = name[name.index(after: dot)...].lowercased().filter { $0 != "-" }
    return codeset != "utf8"
  }

  /// Whether the terminal's font is known to lack braille and blocks: the Linux console, DEC's.
  package var hasFewGlyphs: Bool {
    guard let term else { return false }
    return term == "linux" || term.hasPrefix("linux-") || term.hasPrefix("vt")
  }
}
