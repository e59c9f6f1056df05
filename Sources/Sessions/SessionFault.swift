/// What is wrong with a session, and at which line; lines are counted from 1, the header's.
package enum SessionFault: Error, Hashable, Sendable {
  /// Not even the first line is whole.
  case empty
  case notASession
  /// A newer dotgate wrote the format.
  case newer(version: Int)
  /// The last line was not written to its end: what was in progress when writing stopped.
  case torn(line: Int, bytes: Int)
  /// The line is not as it was written.
  case changed(line: Int)
  /// The line before this was replaced by another one that is whole in itself.
  case replaced(line: Int)
  /// Entries are missing before this line.
  case removed(line: Int, from: Int, to: Int)
  /// The line holds an entry whose turn is another.
  case reordered(line: Int, entry: Int)
  /// The line is whole, but says what this dotgate can't read.
  case unreadable(line: Int, reason: String)
  /// The line's entry can't be done after those before it.
  case refused(line: Int, reason: String)
}

extension SessionFault: CustomStringConvertible {
  /// One sentence.
  package var description: String {
    switch self {
    case .empty: "It holds nothing yet: not even its first line is whole."
    case .notASession: "It is no session of dotgate."
    case .newer(let version): "Its format, version \(version), is of a newer dotgate."
    case .torn(let line, let bytes):
      "Line \(line) was not written to its end (\(bytes) bytes): the edit that was in progress is "
        + "lost, all before it is here."
    case .changed(let line): "Line \(line) was changed."
    case .replaced(let line):
      "Line \(line) was replaced: the line after it continues another one."
    case .removed(let line, let first, let last):
      "Before line \(line) "
        + (first == last
          ? "entry \(first) was removed." : "the entries \(first) to \(last) were removed.")
    case .reordered(let line, let entry):
      "Line \(line) is out of order: it holds entry \(entry)."
    case .unreadable(let line, let reason):
      "Line \(line) can't be read by this dotgate: \(reason)."
    case .refused(let line, let reason):
      "The entry of line \(line) can't be done: \(reason)"
    }
  }

  /// Whether the session can go on after the last whole line.
  package var isRecoverable: Bool { if case .torn = self { true } else { false } }
}
