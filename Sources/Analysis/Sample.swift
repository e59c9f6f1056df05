import GatingCore

/// The opaque identity of a sample in an analysis.
package struct SampleID: Hashable, Sendable, Codable, RawRepresentable {
  package let rawValue: String

  package init(rawValue: String) { self.rawValue = rawValue }

  package init(_ rawValue: String) { self.rawValue = rawValue }
}

/// The opaque identity of a strategy in an analysis.
package struct StrategyID: Hashable, Sendable, Codable, RawRepresentable {
  package let rawValue: String

  package init(rawValue: String) { self.rawValue = rawValue }

  package init(_ rawValue: String) { self.rawValue = rawValue }
}

/// One tube: what the analysis knows of a sample without its events.
package struct Sample: Hashable, Sendable, Codable, Identifiable {
  package let id: SampleID
  /// What tables and the screen call it: the file name, with more of the path where two clash.
  package var name: String
  /// Where its events were read from; nil for the built-in demo.
  package var path: String?
  package var eventCount: Int
  package var panel: Panel
  package var description = SampleDescription()

  package init(id: SampleID, name: String, path: String?, eventCount: Int, panel: Panel) {
    self.id = id
    self.name = name
    self.path = path
    self.eventCount = eventCount
    self.panel = panel
  }
}
