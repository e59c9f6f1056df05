import Analysis
import FCSFiles
import GatingCore
import Workbench

/// A data set that was read: its place in the analysis, its events, what the screen must know.
struct LoadedSample: Sendable {
  var sample: Sample
  var table: EventTable
  /// The warnings of reading, one sentence each.
  var warnings: [String] = []
  /// SHA-256 of the file, in hexadecimal; nil for the built-in demo or when it wasn't asked for.
  var hash: String?
  /// What makes the file on the disk the one that was read; nil for the built-in demo.
  var identity: FileIdentity?
  /// Why the file was not found again; nil where it was.
  var obstacle: CommandError?
  /// Whether the events are there; without them the table has none.
  var isLoaded = true

  init(
    sample: Sample, table: EventTable, warnings: [String] = [], hash: String? = nil,
    identity: FileIdentity? = nil, isLoaded: Bool = true
  ) {
    self.sample = sample
    self.table = table
    self.warnings = warnings
    self.hash = hash
    self.identity = identity
    self.isLoaded = isLoaded
  }

  /// A sample without its events, of which nothing was read yet.
  init(unloaded sample: Sample) {
    let none = sample.panel.parameters.map { _ in Column.float32([]) }
    self.init(
      sample: sample, table: EventTable(panel: sample.panel, columns: none), isLoaded: false)
  }

  /// A sample whose file was not found: loading it says so.
  init(missing sample: Sample, because obstacle: CommandError) {
    self.init(unloaded: sample)
    self.obstacle = obstacle
  }

  /// The range and extent of each parameter in scale values, for the axes.
  var facts: SampleFacts {
    SampleFacts(
      tops: table.panel.parameters.indices.map { index in
        var top = [table.panel.parameters[index].range]
        top.withUnsafeMutableBufferPointer { table.decodings[index].decode($0) }
        return top[0]
      },
      extents: table.columns.indices.map(extent))
  }

  private func extent(_ parameter: Int) -> ClosedRange<Double>? {
    var least = Double.infinity
    var greatest = -Double.infinity
    let size = ChunkedWork.chunkSize
    var values = [Double](repeating: 0, count: size)
    values.withUnsafeMutableBufferPointer { buffer in
      for start in stride(from: 0, to: table.count, by: size) {
        let events = start..<min(table.count, start + size)
        table.scaleValues(of: parameter, events, to: .init(rebasing: buffer[..<events.count]))
        for value in buffer[..<events.count] where value.isFinite {
          least = min(least, value)
          greatest = max(greatest, value)
        }
      }
    }
    return least <= greatest ? least...greatest : nil
  }

  /// The sample with its events.
  ///
  /// - Parameter onProgress: called from any thread; false gives up.
  /// - Throws: `CommandError`, also where the file no longer holds what it held.
  func loaded(
    workers: Int? = nil,
    onProgress: @escaping @Sendable (_ done: Int, _ total: Int) -> Bool = { _, _ in true }
  ) throws(CommandError) -> LoadedSample {
    if let obstacle { throw obstacle }
    guard let path = sample.path else { return self }
    let sets = try SampleLoading.load(
      path, name: sample.name, hashes: sample.file != nil,
      options: FCSReadOptions(
        dataSet: sample.dataSet, workers: workers, onProgress: onProgress))
    if let file = sample.file, let hash = sets.first?.hash, hash != file.sha256 {
      throw SampleFinder.changed(path, sample, hash: hash)
    }
    guard let set = sets.first, set.table.panel == sample.panel,
      set.table.count == sample.eventCount
    else { throw SampleFinder.changed(path, sample) }
    var result = self
    result.table = set.table
    result.warnings = set.warnings
    result.identity = set.identity
    result.isLoaded = true
    return result
  }
}
