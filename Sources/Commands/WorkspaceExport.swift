import Analysis
import FCSFiles
import FlowJo
import Foundation
import GatingCore

/// A strategy and the samples it is for, made into a FlowJo workspace.
struct WorkspaceExport {
  let strategy: String
  let samples: [String]
  let to: String
  let overwrite: Bool

  /// Writes the workspace and says what became of every gate; a sample that can't be read is left
  /// out and said.
  /// - Returns: whether every sample is in the workspace.
  /// - Throws: `CommandError`.
  func run() throws(CommandError) -> Bool {
    let source = try StrategySource(strategy)
    for warning in source.warnings { Talk.warn("\(strategy): \(warning)") }
    var written: [WrittenSample] = []
    var isComplete = true
    for (path, name) in zip(samples, SampleNames.names(for: samples)) {
      do throws(CommandError) {
        written += try read(path, name: name, source)
      } catch {
        Talk.fail(error.description)
        isComplete = false
      }
    }
    if written.isEmpty { throw CommandError("\(to) is not written: no sample could be read.") }
    let result = FlowJoWriter.write(written)
    do {
      try FileOutput.write(result.text, to: to, overwrite: overwrite)
    } catch {
      throw CommandError("\(error)")
    }
    for (index, sample) in written.enumerated() {
      let notes = result.notes[index]
      if let same = result.notes[..<index].firstIndex(of: notes) {
        Talk.note("\(sample.name): as \(written[same].name).")
        continue
      }
      for note in notes { Talk.note("\(sample.name): \(note.text).") }
    }
    Talk.note(
      "\(to): not carried over: colours, notes and the history. The counts in it are those of "
        + "FlowJo's grid.")
    return isComplete
  }

  private func read(
    _ path: String, name: String, _ source: StrategySource
  ) throws(CommandError) -> [WrittenSample] {
    let sets: [FCSDataSet]
    do {
      let file = try FileByteSource(path: path)
      sets = FCSDataSet.withoutCopies(try SampleReader.read(file))
    } catch {
      throw CommandError("\(path): \(error)")
    }
    var written: [WrittenSample] = []
    for set in sets {
      let title = sets.count == 1 ? name : "\(name)#\(set.number)"
      for warning in set.warnings { Talk.warn("\(title): \(warning)") }
      let (found, notes, refused) = try source.instantiate(
        for: Sample(
          id: SampleID(title), name: title, path: path, eventCount: set.eventCount,
          panel: set.table.panel, dataSet: set.number, originalName: set.keywords["$FIL"]))
      for note in refused.sentences + notes { Talk.note("\(title): \(note)") }
      let strategy = found.readingScaleValues(of: set.table)
      let grid = GatingEngine.evaluate(strategy, on: set.table, fidelity: .flowJoGrid)
      let ids = strategy.gates.flatMap(\.populations).map(\.id)
      let counts = ids.compactMap { id in grid.count(of: id).map { (id, $0) } }
      written.append(
        WrittenSample(
          name: title, uri: Self.uri(path), eventCount: set.eventCount, panel: set.table.panel,
          keywords: set.keywords.all.map { ($0.name, $0.value) }, strategy: strategy,
          counts: Dictionary(counts, uniquingKeysWith: { first, _ in first })))
    }
    return written
  }

  /// An absolute URI, as FlowJo writes them: `file:` and one slash.
  private static func uri(_ path: String) -> String {
    let url = URL(fileURLWithPath: path).absoluteString
    return url.hasPrefix("file:///") ? "file:/" + url.dropFirst(8) : url
  }
}
