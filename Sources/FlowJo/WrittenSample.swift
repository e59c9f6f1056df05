import GatingCore

/// A sample as it is written into a workspace: what FlowJo must know of the file, and its gates.
package struct WrittenSample: Sendable {
  /// What FlowJo calls it: the file's name.
  package var name: String
  /// Where the file lies, as an absolute `file:` URI or a path beside the workspace.
  package var uri: String
  package var eventCount: Int
  package var panel: Panel
  /// The file's keywords, in its order; FlowJo repeats them.
  package var keywords: [(name: String, value: String)]
  package var strategy: GatingStrategy
  /// The populations' counts; one without is written as not counted.
  package var counts: [GateID: Int]

  package init(
    name: String, uri: String, eventCount: Int, panel: Panel,
    keywords: [(name: String, value: String)], strategy: GatingStrategy, counts: [GateID: Int] = [:]
  ) {
    self.name = name
    self.uri = uri
    self.eventCount = eventCount
    self.panel = panel
    self.keywords = keywords
    self.strategy = strategy
    self.counts = counts
  }

  /// The value of a keyword that is a number.
  func number(_ keyword: String) -> Double? {
    keywords.first { $0.name.uppercased() == keyword }.flatMap { entry in
      Double(entry.value.filter { !$0.isWhitespace })
    }
  }
}
