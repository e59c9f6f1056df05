import GatingCore

/// A file that lies where a sample's did and holds something else.
package struct ChangedFile: Hashable, Sendable {
  package var path: String
  package var file: SampleFile
  package var eventCount: Int
  package var panel: Panel

  package init(path: String, file: SampleFile, eventCount: Int, panel: Panel) {
    self.path = path
    self.file = file
    self.eventCount = eventCount
    self.panel = panel
  }

  /// What is logged where the file is taken for the sample's from now on: why, then that.
  package func acceptance(for sample: Sample, because reason: String) -> [History.Entry] {
    var edits: [Edit] = [.identify(sample.id, file)]
    if eventCount != sample.eventCount || panel != sample.panel {
      edits.append(.setContents(sample.id, eventCount: eventCount, panel: panel))
    }
    if path != sample.path { edits.append(.locate(sample.id, path: path)) }
    let word = "the changed file of \(sample.name) is accepted: \(reason)"
    return [.reason(word)] + edits.map { .begin($0) }
  }
}
