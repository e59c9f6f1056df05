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
  /// `$TOT`, or what the reader found.
  package var eventCount: Int
  package var panel: Panel
  /// Its number among the file's data sets, from 1.
  package var dataSet: Int
  /// `$FIL`, by which a file that was renamed is found; nil where the file has none.
  package var originalName: String?
  /// The file's content; nil until it was hashed, which the opening does not wait for.
  package var file: SampleFile?
  package var description: SampleDescription
  /// The counts that FlowJo stored for its populations in the workspace that it was opened with;
  /// empty without one.
  package var storedCounts: [GateID: Int] = [:]

  package init(
    id: SampleID, name: String, path: String?, eventCount: Int, panel: Panel, dataSet: Int = 1,
    originalName: String? = nil, file: SampleFile? = nil,
    description: SampleDescription = SampleDescription()
  ) {
    self.id = id
    self.name = name
    self.path = path
    self.eventCount = eventCount
    self.panel = panel
    self.dataSet = dataSet
    self.originalName = originalName
    self.file = file
    self.description = description
  }
}
