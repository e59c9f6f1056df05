import Analysis

/// One line of a session after the first: an entry, when it was made and by whom.
package struct SessionRecord: Hashable, Sendable, Codable {
  /// A person, as far as a program can know.
  package struct Author: Hashable, Sendable, Codable {
    /// The name that was declared; nil without one.
    package var analyst: String?
    /// The name of the operating system's user.
    package var user: String

    package init(analyst: String?, user: String) {
      self.analyst = analyst
      self.user = user
    }
  }

  /// The entry's number, from 1.
  package var seq: Int
  /// UTC, as in `2026-01-31T12:00:00.250Z`.
  package var time: String
  package var who: Author
  package var entry: History.Entry
  /// SHA-256 of the line before, without its line end, in hexadecimal.
  package var previous: String

  package init(
    seq: Int, time: String, who: Author, entry: History.Entry, previous: String
  ) {
    self.seq = seq
    self.time = time
    self.who = who
    self.entry = entry
    self.previous = previous
  }
}

/// The first line of a session.
package struct SessionHeader: Hashable, Sendable, Codable {
  /// What the first line of every session names.
  package static let format = "dotgate session"

  package var format: String
  /// The version of the format.
  package var version: Int
  /// The version of the dotgate that began the session.
  package var dotgate: String

  package init(version: Int, dotgate: String) {
    format = Self.format
    self.version = version
    self.dotgate = dotgate
  }
}
