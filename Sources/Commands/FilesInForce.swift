import Analysis
import Sessions

/// Which file a sample's events were from at each point of a log: a changed one can be accepted.
struct FilesInForce {
  /// The analysis after some entries, by their numbers.
  private(set) var states: [Int: Analysis] = [:]
  /// The analysis at the end.
  private(set) var last: Analysis
  private var firstFiles: [SampleID: SampleFile] = [:]

  /// - Parameter numbers: the entries after which states are wanted.
  /// - Throws: `SessionFault` for an entry that can't be done.
  init(_ reading: SessionReading, after numbers: Set<Int>) throws(SessionFault) {
    var history = History()
    if numbers.contains(0) { states[0] = history.analysis }
    for record in reading.records {
      do throws(EditError) {
        try history.append(record.entry)
      } catch {
        throw .refused(line: record.seq + 1, reason: error.description)
      }
      for sample in history.analysis.samples where firstFiles[sample.id] == nil {
        firstFiles[sample.id] = sample.file
      }
      if numbers.contains(record.seq) { states[record.seq] = history.analysis }
    }
    last = history.analysis
  }

  /// A sample as it was after an entry, with the file that its events were from then.
  ///
  /// Hashing takes its time: what was counted before a file was identified was counted in it.
  func sample(_ id: SampleID, after number: Int) -> Sample? {
    guard let now = last.sample(id) else { return nil }
    guard var then = states[number]?.sample(id) else { return now }
    then.file = then.file ?? firstFiles[id]
    // Where the file lies now is known of the last one alone.
    return then.file == now.file ? now : then
  }
}
