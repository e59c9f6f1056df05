import Foundation

/// The word beside a session of who has it: `anna, process 12 on host`.
///
/// Where the system locks files, it only tells whom to ask. Where it does not, it is what keeps two
/// from writing: weaker, for a computer that went down leaves it behind.
package struct HolderFile: Hashable, Sendable {
  package let text: String
  private let process: pid_t?
  private let host: String?

  /// What this process writes.
  package static var own: String {
    "\(Person.user), process \(getpid()) on \(ProcessInfo.processInfo.hostName)\n"
  }

  package init(_ text: String) {
    self.text = TerminalText.safe(text.trimmingCharacters(in: .whitespacesAndNewlines))
    let words = text.split { $0 == " " || $0 == "\n" }
    process = words.dropLast(2).last.flatMap { pid_t($0) }
    host = words.count >= 4 && words[words.count - 2] == "on" ? words.last.map(String.init) : nil
  }

  /// The word beside a session; nil without one.
  init?(session path: String) {
    guard let text = try? String(contentsOfFile: path + ".lock", encoding: .utf8) else {
      return nil
    }
    self.init(text)
  }

  /// Whether the holder may still be at work: of another computer nobody can know.
  package func mayBeAtWork(
    on here: String = ProcessInfo.processInfo.hostName, isRunning: (pid_t) -> Bool = Self.isRunning
  ) -> Bool {
    guard let process, let host else { return false }
    return host != here || isRunning(process)
  }

  package static func isRunning(_ process: pid_t) -> Bool {
    process != getpid() && (kill(process, 0) == 0 || errno == EPERM)
  }
}
