import GatingCore

extension History {
  /// One line of the log.
  package enum Entry: Hashable, Sendable {
    /// An edit of the opening, which undo does not take back.
    case begin(Edit)
    case edit(Edit)
    case undo
    case redo
    /// Back, or over, to the state after an entry, by its number.
    case go(to: Int)
    /// What the edits before moved; changes nothing.
    case counts(MovedCounts)
    /// Names the present state.
    case checkpoint(String)
    /// Something to be remembered, such as what was repaired.
    case note(String)
    /// Why a state that was signed off is changed, or a changed file is accepted.
    case reason(String)
    case signOff(SignOff)
    /// Edits are refused until `unlock`.
    case lock(reason: String)
    case unlock(reason: String)
    /// A file was written from the present state.
    case export(Export)
  }

  /// A person's word for the present state.
  package struct SignOff: Hashable, Sendable, Codable {
    package var name: String
    /// What the name stands for, such as `reviewed`.
    package var meaning: String

    package init(name: String, meaning: String) {
      self.name = name
      self.meaning = meaning
    }
  }

  /// A file that was written.
  package struct Export: Hashable, Sendable, Codable {
    package var path: String
    /// SHA-256 of what was written, in hexadecimal.
    package var sha256: String
    /// The hash of the log's last line when it was written, which the file carries where its format
    /// has a place for it; nil where that line was not on the disk yet.
    package var head: String?
    /// The rule of the counts in it; nil for what holds none, and for exact ones.
    package var fidelity: Fidelity?

    package init(path: String, sha256: String, head: String?, fidelity: Fidelity? = nil) {
      self.path = path
      self.sha256 = sha256
      self.head = head
      self.fidelity = fidelity
    }
  }
}
