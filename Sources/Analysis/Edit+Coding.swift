import GatingCore

/// Every edit is an object whose `type` names it; the names are part of the session format.
extension Edit: Codable {
  private enum Key: String, CodingKey {
    case type, sample, file, path, strategy, content, gates, gate, geometry, name, index, plot
    case description, matrix, edits, removed, reason, text, eventCount, panel
  }

  private enum Kind: String, Codable {
    case addSample, removeSample, identify, locate, setStrategy, assign, insertGates, removeGates,
      setGeometry, rename, moveGate, setPlot
    case describe, override, combine, setMatrix, setCompensation, several
    case setContents, exclude, note
  }

  /// Reads an object with the edit's `type` and its own members.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    func value<Value: Decodable>(_ key: Key) throws -> Value {
      try container.decode(Value.self, forKey: key)
    }
    func optional<Value: Decodable>(_ key: Key) throws -> Value? {
      try container.decodeIfPresent(Value.self, forKey: key)
    }
    switch try container.decode(Kind.self, forKey: .type) {
    case .addSample: self = .addSample(try value(.sample))
    case .removeSample: self = .removeSample(try value(.sample))
    case .identify: self = .identify(try value(.sample), try optional(.file))
    case .locate: self = .locate(try value(.sample), path: try optional(.path))
    case .describe: self = .describe(try value(.sample), try value(.description))
    case .setContents:
      self = .setContents(
        try value(.sample), eventCount: try value(.eventCount), panel: try value(.panel))
    case .exclude: self = .exclude(try value(.sample), reason: try optional(.reason))
    case .note:
      if let sample: SampleID = try optional(.sample) {
        self = .note(.sample(sample), try optional(.text))
      } else {
        self = .note(
          .population(try value(.gate), try value(.strategy)), try optional(.text))
      }
    case .setStrategy: self = .setStrategy(try value(.strategy), try optional(.content))
    case .assign: self = .assign(try value(.sample), try optional(.strategy))
    case .insertGates: self = .insertGates(try value(.gates), try value(.strategy))
    case .removeGates: self = .removeGates(try value(.gates), try value(.strategy))
    case .setGeometry:
      self = .setGeometry(try value(.gate), try value(.geometry), try value(.strategy))
    case .override:
      self = .override(try value(.gate), try optional(.geometry), try value(.sample))
    case .combine:
      self = .combine(
        try value(.gate), try value(.geometry), removing: try value(.removed),
        inserting: try value(.gates), try value(.strategy))
    case .rename: self = .rename(try value(.gate), try value(.name), try value(.strategy))
    case .moveGate: self = .moveGate(try value(.gate), try value(.index), try value(.strategy))
    case .setPlot: self = .setPlot(try value(.gate), try optional(.plot), try value(.strategy))
    case .setMatrix:
      self = .setMatrix(
        try value(.matrix), try optional(.content), at: try optional(.index), try value(.strategy))
    case .setCompensation: self = .setCompensation(try value(.gates), try value(.strategy))
    case .several: self = .several(try value(.edits))
    }
  }

  /// Writes the edit's `type` and its own members; what is taken away is null.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    func put(_ kind: Kind, _ members: [(Key, any Encodable)]) throws {
      try container.encode(kind, forKey: .type)
      for (key, value) in members { try container.encode(value, forKey: key) }
    }
    switch self {
    case .addSample(let sample): try put(.addSample, [(.sample, sample)])
    case .removeSample(let id): try put(.removeSample, [(.sample, id)])
    case .identify(let id, let file): try put(.identify, [(.sample, id), (.file, file)])
    case .locate(let id, let path): try put(.locate, [(.sample, id), (.path, path)])
    case .describe(let id, let description):
      try put(.describe, [(.sample, id), (.description, description)])
    case .setContents(let id, let eventCount, let panel):
      try put(.setContents, [(.sample, id), (.eventCount, eventCount), (.panel, panel)])
    case .exclude(let id, let reason): try put(.exclude, [(.sample, id), (.reason, reason)])
    case .note(.sample(let id), let text): try put(.note, [(.sample, id), (.text, text)])
    case .note(.population(let gate, let id), let text):
      try put(.note, [(.gate, gate), (.strategy, id), (.text, text)])
    case .setStrategy(let id, let strategy):
      try put(.setStrategy, [(.strategy, id), (.content, strategy)])
    case .assign(let sample, let strategy):
      try put(.assign, [(.sample, sample), (.strategy, strategy)])
    case .insertGates(let gates, let id): try put(.insertGates, [(.gates, gates), (.strategy, id)])
    case .removeGates(let gates, let id): try put(.removeGates, [(.gates, gates), (.strategy, id)])
    case .setGeometry(let gate, let geometry, let id):
      try put(.setGeometry, [(.gate, gate), (.geometry, geometry), (.strategy, id)])
    case .override(let gate, let geometry, let id):
      try put(.override, [(.gate, gate), (.geometry, geometry), (.sample, id)])
    case .combine(let gate, let geometry, let removed, let inserted, let id):
      try put(
        .combine,
        [
          (.gate, gate), (.geometry, geometry), (.removed, removed), (.gates, inserted),
          (.strategy, id),
        ])
    case .rename(let gate, let name, let id):
      try put(.rename, [(.gate, gate), (.name, name), (.strategy, id)])
    case .moveGate(let gate, let index, let id):
      try put(.moveGate, [(.gate, gate), (.index, index), (.strategy, id)])
    case .setPlot(let gate, let axes, let id):
      try put(.setPlot, [(.gate, gate), (.plot, axes), (.strategy, id)])
    case .setMatrix(let matrix, let content, let place, let id):
      try put(
        .setMatrix,
        [(.matrix, matrix), (.content, content), (.index, place), (.strategy, id)])
    case .setCompensation(let gates, let id):
      try put(.setCompensation, [(.gates, gates), (.strategy, id)])
    case .several(let edits): try put(.several, [(.edits, edits)])
    }
  }
}
