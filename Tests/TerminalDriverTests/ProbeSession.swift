import Glibc
import ScreenKit
import TestSupport
import Testing

/// The probe in a terminal of tmux, and what the terminal was like before.
struct ProbeSession {
  /// Alternate screen, mouse, SGR mouse, cursor.
  static let modes = "#{alternate_on} #{mouse_any_flag} #{mouse_sgr_flag} #{cursor_flag}"
  static let clean = "0 0 0 1"

  let tmux: TmuxSession
  let settings: String

  /// Starts the probe; `prefix` goes before its name on the command line.
  init(size: Size = Size(columns: 80, rows: 24), prefix: String = "", theme: String = "") throws {
    tmux = try TmuxSession(size: size)
    settings = try tmux.settings()
    try tmux.run("clear; \(prefix) \(BuiltProducts.path(of: "TerminalProbe")) \(theme)")
    try #require(tmux.wait(for: "probe \(size.columns)x\(size.rows)"), "\(tmux.rows)")
  }

  /// Whether the terminal is as it was, with the shell at its prompt.
  func isRestored() throws -> Bool {
    guard try tmux.wait(until: { try $0.state(Self.modes) == Self.clean }) else { return false }
    return try tmux.settings() == settings
  }

  /// Sends a signal to the probe.
  func signal(_ number: Int32) throws {
    let child = try #require(try tmux.child)
    try #require(kill(child, number) == 0)
  }
}
