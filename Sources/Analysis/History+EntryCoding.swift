/// Every entry is an object whose `type` names it; the names are part of the session format.
extension History.Entry: Codable {
  private enum Key: String, CodingKey { case type, edit, to, name, text, reason }

  private enum Kind: String, Codable {
    case begin, edit, undo, redo, go, counts, checkpoint, note, reason, signOff, lock, unlock
    case export
  }

  /// Reads an object with the entry's `type` and its own members.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    func text(_ key: Key) throws -> String { try container.decode(String.self, forKey: key) }
    switch try container.decode(Kind.self, forKey: .type) {
    case .begin: self = .begin(try container.decode(Edit.self, forKey: .edit))
    case .edit: self = .edit(try container.decode(Edit.self, forKey: .edit))
    case .undo: self = .undo
    case .redo: self = .redo
    case .go: self = .go(to: try container.decode(Int.self, forKey: .to))
    case .counts: self = .counts(try MovedCounts(from: decoder))
    case .checkpoint: self = .checkpoint(try text(.name))
    case .note: self = .note(try text(.text))
    case .reason: self = .reason(try text(.text))
    case .signOff: self = .signOff(try History.SignOff(from: decoder))
    case .lock: self = .lock(reason: try text(.reason))
    case .unlock: self = .unlock(reason: try text(.reason))
    case .export: self = .export(try History.Export(from: decoder))
    }
  }

  /// Writes the entry's `type` and its own members.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    switch self {
    case .begin(let edit):
      try container.encode(Kind.begin, forKey: .type)
      try container.encode(edit, forKey: .edit)
    case .edit(let edit):
      try container.encode(Kind.edit, forKey: .type)
      try container.encode(edit, forKey: .edit)
    case .undo: try container.encode(Kind.undo, forKey: .type)
    case .redo: try container.encode(Kind.redo, forKey: .type)
    case .go(let number):
      try container.encode(Kind.go, forKey: .type)
      try container.encode(number, forKey: .to)
    case .counts(let counts):
      try container.encode(Kind.counts, forKey: .type)
      try counts.encode(to: encoder)
    case .checkpoint(let name):
      try container.encode(Kind.checkpoint, forKey: .type)
      try container.encode(name, forKey: .name)
    case .note(let text):
      try container.encode(Kind.note, forKey: .type)
      try container.encode(text, forKey: .text)
    case .reason(let text):
      try container.encode(Kind.reason, forKey: .type)
      try container.encode(text, forKey: .text)
    case .signOff(let signOff):
      try container.encode(Kind.signOff, forKey: .type)
      try signOff.encode(to: encoder)
    case .lock(let reason):
      try container.encode(Kind.lock, forKey: .type)
      try container.encode(reason, forKey: .reason)
    case .unlock(let reason):
      try container.encode(Kind.unlock, forKey: .type)
      try container.encode(reason, forKey: .reason)
    case .export(let export):
      try container.encode(Kind.export, forKey: .type)
      try export.encode(to: encoder)
    }
  }
}
