import Analysis
import Sessions
import TestSupport
import Testing

@Suite struct SessionReaderTests {
  @Test func aSessionCutAtEveryByteOpensToTheLastWholeLine() throws {
    let bytes = try SessionBytes.short()
    let whole = try SessionReader.read(bytes)
    #expect(whole.fault == nil)
    let firstEnd = try #require(bytes.firstIndex(of: 10))
    for length in 0...bytes.count {
      let cut = Array(bytes[..<length])
      if length <= firstEnd {
        #expect(throws: SessionFault.empty) { try SessionReader.read(cut) }
        continue
      }
      let reading = try SessionReader.read(cut)
      let ends = cut.filter { $0 == 10 }.count
      #expect(reading.records == Array(whole.records.prefix(ends - 1)))
      let rest = length - reading.length
      #expect(reading.fault == (rest == 0 ? nil : .torn(line: ends + 1, bytes: rest)))
      _ = try reading.history()
    }
  }

  @Test func aSessionFlippedAtEveryByteIsFoundOutAndLocated() throws {
    let bytes = try SessionBytes.short()
    let whole = try SessionReader.read(bytes)
    var random = SeededGenerator(seed: 7)
    for index in bytes.indices {
      var flipped = bytes
      flipped[index] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      let line = bytes[..<index].filter { $0 == 10 }.count + 1
      do {
        let reading = try SessionReader.read(flipped)
        #expect(line > 1)
        #expect(reading.records == Array(whole.records.prefix(line - 2)), "byte \(index)")
        let isLastEnd = index == bytes.count - 1
        #expect(
          isLastEnd ? reading.fault?.isRecoverable == true : reading.fault == .changed(line: line),
          "byte \(index): \(String(describing: reading.fault))")
      } catch {
        #expect(line == 1, "byte \(index): \(error)")
      }
    }
  }

  /// Writes a line anew with another content, its own hash made to fit.
  private func forged(_ line: ArraySlice<UInt8>, _ change: (inout SessionRecord) -> Void) throws
    -> ArraySlice<UInt8>
  {
    var record = try SessionLine.decode(SessionRecord.self, from: line)
    change(&record)
    return try SessionLine.encode(record)[...]
  }

  @Test func aLineThatWasForgedIsFoundByTheNext() throws {
    var lines = SessionBytes.lines(try SessionBytes.short())
    lines[3] = try forged(lines[3]) { $0.entry = .checkpoint("forged") }
    let reading = try SessionReader.read(SessionBytes.joined(lines))
    #expect(reading.fault == .replaced(line: 4))
    #expect(
      reading.fault?.description
        == "Line 4 was replaced: the line after it continues another one.")
  }

  @Test func removedAndReorderedLinesAreLocated() throws {
    let lines = SessionBytes.lines(try SessionBytes.short())
    func fault(_ change: (inout [ArraySlice<UInt8>]) -> Void) throws -> SessionFault? {
      var lines = lines
      change(&lines)
      return try SessionReader.read(SessionBytes.joined(lines)).fault
    }
    #expect(try fault { $0.remove(at: 2) } == .removed(line: 3, from: 2, to: 2))
    #expect(try fault { $0.removeSubrange(2...4) } == .removed(line: 3, from: 2, to: 4))
    #expect(try fault { $0.swapAt(2, 3) } == .reordered(line: 3, entry: 3))
    #expect(try fault { $0.insert($0[2], at: 4) } == .reordered(line: 5, entry: 2))
    #expect(try fault { $0.removeLast() } == nil, "only the head shows it")
  }

  @Test func whatIsNoSessionAndWhatIsNewerIsSaid() throws {
    #expect(throws: SessionFault.notASession) { try SessionReader.read(Array("<xml/>\n".utf8)) }
    #expect(throws: SessionFault.notASession) { try SessionReader.read(Array("<xml/>".utf8)) }
    #expect(throws: SessionFault.empty) { try SessionReader.read([]) }
    let newer = try SessionLine.encode(SessionHeader(version: 2, dotgate: "9.0.0")) + [10]
    #expect(throws: SessionFault.newer(version: 2)) { try SessionReader.read(newer) }
  }

  @Test func anEntryThatCannotBeDoneIsLocated() throws {
    let bytes = try SessionBytes.of([.note("a"), .edit(.removeGates(["g"], StrategyID("s")))])
    let reading = try SessionReader.read(bytes)
    let fault = #expect(throws: SessionFault.self) { try reading.history() }
    #expect(
      fault?.description == "The entry of line 3 can't be done: There is no strategy s.")
  }

  @Test(arguments: [
    (
      SessionFault.torn(line: 9, bytes: 12),
      "Line 9 was not written to its end (12 bytes): the edit that was in progress is lost, all before it is here."
    ),
    (.changed(line: 7), "Line 7 was changed."),
    (.removed(line: 4, from: 3, to: 3), "Before line 4 entry 3 was removed."),
    (.removed(line: 4, from: 3, to: 5), "Before line 4 the entries 3 to 5 were removed."),
    (.reordered(line: 4, entry: 9), "Line 4 is out of order: it holds entry 9."),
    (.newer(version: 2), "Its format, version 2, is of a newer dotgate."),
  ])
  func everyFaultIsASentence(fault: SessionFault, sentence: String) {
    #expect(fault.description == sentence)
  }
}
