import Glibc
import ScreenKit

/// A shell in a terminal of tmux, with a server of its own that ends with it.
///
/// For what only a real pseudo-terminal shows: bytes, modes, job control, signals.
package final class TmuxSession {
  /// Why a session cannot be used: what tmux said.
  package struct Failure: Error, Hashable, Sendable {
    /// The arguments of the call.
    package var arguments: [String]
    /// What it wrote to standard error.
    package var message: String
  }

  private static let path = "/usr/bin/tmux"
  /// The folder of the server's socket, which tmux leaves behind.
  private let folder: String
  private let environment: [String: String]

  /// Whether tmux is installed.
  package static var isAvailable: Bool { access(path, X_OK) == 0 }

  /// Starts `/bin/sh` in a terminal of `size`.
  ///
  /// - Parameters:
  ///   - term: the `TERM` of the shell.
  ///   - environment: variables of the shell beyond a path and a UTF-8 locale.
  /// - Throws: `Failure`, `ChildProcess.LaunchError`.
  package init(
    size: Size = Size(columns: 80, rows: 24), term: String = "tmux-256color",
    environment: [String: String] = [:]
  ) throws {
    var template = Array("/tmp/dotgate-tmux-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw Failure(arguments: ["mkdtemp"], message: "error number \(errno)")
    }
    folder = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    self.environment = [
      "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "SHELL": "/bin/sh",
      "HOME": "/nonexistent", "SWIFT_BACKTRACE": "enable=no",
      "XDG_STATE_HOME": folder + "/state",
    ].merging(environment) { $1 }
    try tmux(
      "-f", "/dev/null", "new-session", "-d", "-x", "\(size.columns)", "-y", "\(size.rows)",
      "exec sh", ";", "set-option", "-g", "status", "off", ";", "set-option", "-sg", "escape-time",
      "0", ";", "set-option", "-g", "default-terminal", term, ";", "set-option", "-g",
      "remain-on-exit", "on", ";", "set-option", "-g", "window-size", "manual", ";",
      "respawn-pane", "-k", "exec sh")
    guard wait(until: { $0.rows.contains { !$0.isEmpty } }) else {
      throw Failure(arguments: ["sh"], message: "no prompt: \(rows)")
    }
  }

  deinit {
    _ = try? tmux("kill-server")
    // What the programs kept goes too.
    _ = try? ChildProcess.run("/bin/rm", ["-rf", "--", folder])
  }

  private var socket: String { folder + "/socket" }

  /// Types text as it is, without Enter.
  package func type(_ text: String) throws {
    try tmux("send-keys", "-l", "--", text)
  }

  /// Presses keys by tmux's names: `Enter`, `Escape`, `Up`, `C-z`, `M-x`.
  package func press(_ names: String...) throws {
    try tmux(["send-keys", "--"] + names)
  }

  /// Types a line and presses Enter.
  package func run(_ line: String) throws {
    try type(line)
    try press("Enter")
  }

  /// Sends bytes to the program as if the terminal had sent them.
  package func send(bytes: [UInt8]) throws {
    try tmux(["send-keys", "-H"] + bytes.map { String($0, radix: 16) })
  }

  /// Pastes text, bracketed if the program asked for that.
  package func paste(_ text: String) throws {
    try tmux("set-buffer", "--", text)
    try tmux("paste-buffer", "-p")
  }

  /// Gives the terminal another size.
  package func resize(_ size: Size) throws {
    try tmux("resize-window", "-x", "\(size.columns)", "-y", "\(size.rows)")
  }

  /// Hangs the terminal up.
  package func hangUp() throws {
    try tmux("kill-server")
  }

  /// The rows of the terminal as text.
  package var rows: [String] {
    capture("-p")
  }

  /// The rows of the terminal with escape sequences for colours and attributes.
  package var styledRows: [String] {
    capture("-p", "-e")
  }

  /// What tmux knows of the terminal, such as `#{alternate_on}`.
  package func state(_ format: String) throws -> String {
    String(try tmux("display-message", "-p", format).prefix { $0 != "\n" })
  }

  /// The process that the shell runs in the foreground or has stopped; nil when there is none.
  package var child: pid_t? {
    get throws {
      let shell = try state("#{pane_pid}")
      let path = "/proc/\(shell)/task/\(shell)/children"
      guard let file = fopen(path, "r") else { return nil }
      defer { fclose(file) }
      var bytes = [UInt8](repeating: 0, count: 64)
      let count = fread(&bytes, 1, bytes.count, file)
      return String(decoding: bytes[..<count], as: UTF8.self)
        .split(separator: " ").first.flatMap { pid_t($0) }
    }
  }

  /// A digest of the terminal's settings as `stty` tells them; the shell must be at its prompt.
  package func settings() throws -> String {
    try run("clear; stty -g | md5sum")
    var digest = ""
    let isThere = wait { session in
      digest = session.rows.first { $0.hasSuffix("  -") && $0.count == 35 } ?? ""
      return !digest.isEmpty
    }
    guard isThere else { throw Failure(arguments: ["stty"], message: "no answer: \(rows)") }
    return digest
  }

  /// Looks again and again until `condition` holds; false when it does not come to hold.
  package func wait(tries: Int = 1500, until condition: (TmuxSession) throws -> Bool) rethrows
    -> Bool
  {
    for _ in 0..<tries {
      if try condition(self) { return true }
      // Leaves the processor to the program that is waited for.
      _ = poll(nil, 0, 5)
    }
    return false
  }

  /// Looks until a row contains `text`.
  package func wait(for text: String) -> Bool {
    wait { $0.rows.contains { $0.contains(text) } }
  }

  private func capture(_ options: String...) -> [String] {
    let text = (try? tmux(["capture-pane"] + options)) ?? ""
    return text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  @discardableResult
  private func tmux(_ arguments: String...) throws -> String {
    try tmux(arguments)
  }

  @discardableResult
  private func tmux(_ arguments: [String]) throws -> String {
    let result = try ChildProcess.run(
      Self.path, ["-u", "-S", socket] + arguments, environment: environment)
    guard result.status == 0 else {
      throw Failure(arguments: arguments, message: result.errors)
    }
    return result.output
  }
}
