import Analysis
import Sessions
import TestSupport
import Testing

@Suite struct SessionLogTests {
  /// Adds entries one by one, flushing after each; returns how many each flush reported as kept.
  private func write(_ entries: [History.Entry], to file: FaultyFile) throws -> (
    log: SessionLog, kept: Int
  ) {
    var log = try SessionLog(beginning: file, dotgate: "0.1.0")
    var kept = 0
    for entry in entries {
      try log.add(entry, time: SessionBytes.time, who: SessionBytes.author)
      do throws(SessionFileError) {
        try log.flush()
        #expect(log.keptCount == log.count)
      } catch {
        #expect(log.keptCount < log.count)
      }
      kept = max(kept, log.keptCount)
    }
    return (log, kept)
  }

  private let entries: [History.Entry] = (1...6).map { .note("entry \($0)") }

  @Test(arguments: FaultyFile.Failure.allCases, [1, 2, 5])
  func noFailureAtAnyCallLosesWhatWasKept(failure: FaultyFile.Failure, times: Int) throws {
    let sound = FaultyFile()
    _ = try write(entries, to: sound)
    #expect(sound.calls == 13)
    for call in 1...sound.calls {
      for seed in 1...8 as ClosedRange<UInt64> {
        let file = FaultyFile(failing: call, by: failure, times: times, seed: seed)
        var (log, kept) = try write(entries, to: file)
        if failure == .crash {
          let survivor = file.survivor
          guard kept > 0 else { continue }
          let reading = try SessionReader.read(survivor)
          #expect(reading.records.count >= kept)
          #expect(reading.fault?.isRecoverable ?? true)
          #expect(reading.records.map(\.entry) == Array(entries.prefix(reading.records.count)))
          continue
        }
        // The disk works again: all that is in memory gets there.
        for _ in 0..<times where log.keptCount < log.count { try? log.flush() }
        try log.flush()
        let reading = try SessionReader.read(file.content)
        #expect(reading.fault == nil)
        #expect(reading.records.map(\.entry) == entries)
      }
    }
  }

  @Test func aTornSessionGoesOnAfterItsLastWholeLine() throws {
    let bytes = try SessionBytes.short()
    for length in (bytes.count - 40)..<bytes.count {
      let cut = Array(bytes[..<length])
      let file = FaultyFile(holding: cut)
      let reading = try SessionReader.read(cut)
      var log = SessionLog(continuing: file, reading, cut)
      #expect(log.keptCount == 5)
      try log.add(.note("on"), time: SessionBytes.time, who: SessionBytes.author)
      try log.flush()
      let after = try SessionReader.read(file.content)
      #expect(after.fault == nil)
      #expect(after.records.count == 6)
      #expect(after.head == log.head)
    }
  }

  @Test func aSessionMovesToAnotherFileWhole() throws {
    let (first, second) = (FaultyFile(), FaultyFile())
    var (log, _) = try write(entries, to: first)
    log = log.moved(to: second)
    #expect(log.keptCount == 0)
    try log.flush()
    #expect(second.content == first.content)
    #expect(log.keptCount == entries.count)
  }
}
