/// What a bundle holds, by name, size and SHA-256; `manifest.json` in it.
package struct BundleManifest: Hashable, Sendable, Codable {
  /// What an entry is.
  package enum Role: String, Hashable, Sendable, Codable {
    case session, strategy, counts, sample
  }

  /// One file.
  package struct Entry: Hashable, Sendable, Codable {
    /// Without folders.
    package var name: String
    package var role: Role
    package var size: Int
    /// In hexadecimal.
    package var sha256: String
    /// False for a sample that is told by its hash alone.
    package var isPacked: Bool

    package init(name: String, role: Role, size: Int, sha256: String, isPacked: Bool = true) {
      self.name = name
      self.role = role
      self.size = size
      self.sha256 = sha256
      self.isPacked = isPacked
    }
  }

  package static let format = "dotgate bundle"
  /// The manifest's own name in the bundle.
  package static let name = "manifest.json"

  package var format = Self.format
  package var version = 1
  /// The version of the dotgate that packed it.
  package var dotgate: String
  /// The hash of the last line of the session's log.
  package var head: String
  package var entries: [Entry]

  package init(dotgate: String, head: String, entries: [Entry]) {
    self.dotgate = dotgate
    self.head = head
    self.entries = entries
  }

  /// The session's entry.
  package var session: Entry? { entries.first { $0.role == .session } }
}
