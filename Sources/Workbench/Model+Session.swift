import Analysis

/// The file that the log of edits goes to.
extension Model {
  mutating func beginNamingSession() {
    mode = .prompt(Prompt(purpose: .nameSession, text: preferences.path(stem + ".dotgate")))
  }

  mutating func acceptSessionName(_ prompt: Prompt) -> [Effect] {
    guard !prompt.text.isEmpty else { return [] }
    mode = .browse
    // What was only looked at is kept as well, once it has a name.
    keeping.isRunning = true
    return entriesToKeep() + [.nameSession(prompt.text)]
  }

  /// Writes a file; it carries the head of the log, which goes to the disk first.
  mutating func write(_ output: Effect.Output, overwrite: Bool = false) -> [Effect] {
    keeping.isRunning = keeping.mode == .on
    return entriesToKeep() + [.write(output, overwrite: overwrite)]
  }

  /// The session is kept under a name from now on.
  mutating func noteNamed(_ path: String) {
    say("The session is kept in \(path) from now on.")
  }

  var nameSessionObstacle: String? {
    switch keeping.mode {
    case .on: nil
    case .off: "No session is kept here."
    case .readOnly(let sentence): sentence
    }
  }
}
