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
  /// Its number among the file's data sets, from 1.
  var dataSet = 1
  /// Whether the events are there; without them the table has none.
  var isLoaded = true

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
    onProgress: @escaping @Sendable (_ done: Int, _ total: Int) -> Bool
  ) throws(CommandError) -> LoadedSample {
    guard let path = sample.path else { return self }
    let sets = try SampleLoading.load(
      path, name: sample.name,
      options: FCSReadOptions(dataSet: dataSet, onProgress: onProgress))
    guard let set = sets.first, set.table.panel == sample.panel,
      set.table.count == sample.eventCount
    else { throw CommandError("\(path): the file changed since it was opened; open it again") }
    var result = self
    result.table = set.table
    result.warnings = set.warnings
    result.isLoaded = true
    return result
  }
}
