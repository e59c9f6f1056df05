import GatingCore

extension Sample {
  private enum Key: String, CodingKey {
    case id, name, path, eventCount, panel, dataSet, originalName, file, description, storedCounts
  }

  /// Reads a sample; one that was not described has no `description`.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    self.init(
      id: try container.decode(SampleID.self, forKey: .id),
      name: try container.decode(String.self, forKey: .name),
      path: try container.decodeIfPresent(String.self, forKey: .path),
      eventCount: try container.decode(Int.self, forKey: .eventCount),
      panel: try container.decode(Panel.self, forKey: .panel),
      dataSet: try container.decode(Int.self, forKey: .dataSet),
      originalName: try container.decodeIfPresent(String.self, forKey: .originalName),
      file: try container.decodeIfPresent(SampleFile.self, forKey: .file),
      description: try container.decodeIfPresent(SampleDescription.self, forKey: .description)
        ?? SampleDescription())
    let stored = try container.decodeIfPresent([String: Int].self, forKey: .storedCounts) ?? [:]
    storedCounts = Dictionary(uniqueKeysWithValues: stored.map { (GateID($0.key), $0.value) })
  }

  /// Writes a sample; what is not known is left out.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(id, forKey: .id)
    try container.encode(name, forKey: .name)
    try container.encodeIfPresent(path, forKey: .path)
    try container.encode(eventCount, forKey: .eventCount)
    try container.encode(panel, forKey: .panel)
    try container.encode(dataSet, forKey: .dataSet)
    try container.encodeIfPresent(originalName, forKey: .originalName)
    try container.encodeIfPresent(file, forKey: .file)
    if description != SampleDescription() {
      try container.encode(description, forKey: .description)
    }
    if !storedCounts.isEmpty {
      let stored = storedCounts.map { ($0.key.rawValue, $0.value) }
      try container.encode(Dictionary(uniqueKeysWithValues: stored), forKey: .storedCounts)
    }
  }
}
