import FCSFiles
import GatingCore
import TestSupport
import Testing

/// Files with one defect each: what is made of them, how it is named, and that strict reading
/// refuses them.
@Suite struct FCSRepairTests {
  private static let sound = FCSBuilder(
    [.init("A"), .init("B")], events: [[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])

  /// Where the DATA of the sound file lies.
  private static let data = SegmentBounds(
    begin: sound.bytes.count - 8 - 24, end: sound.bytes.count - 9)

  private static func padded(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }

  @discardableResult
  private func repaired(
    _ builder: FCSBuilder, _ warnings: [FCSWarning], events: Int = 3,
    _ location: SourceLocation = #_sourceLocation
  ) throws -> FCSDataSet {
    let source = MemoryByteSource(builder.bytes)
    let set = try FCSReader.read(source)[0]
    #expect(set.warnings == warnings, sourceLocation: location)
    #expect(set.eventCount == events, sourceLocation: location)
    let expected = [[1, 3, 5], [2, 4, 6]].map { Column.float32(Array($0.prefix(events))) }
    #expect(set.table.columns == expected, sourceLocation: location)
    let repairs = warnings.filter(\.isRepair)
    if !repairs.isEmpty {
      #expect(throws: FCSError.strict(repairs), sourceLocation: location) {
        try FCSReader.read(source, options: .init(isStrict: true))
      }
    }
    return set
  }

  @Test func soundFileNeedsNoRepair() throws {
    try repaired(Self.sound, [])
    _ = try FCSReader.read(MemoryByteSource(Self.sound.bytes), options: .init(isStrict: true))
  }

  @Test func unknownVersion() throws {
    var builder = Self.sound
    builder.version = "FCS3.7"
    try repaired(builder, [.unknownVersion("FCS3.7")])
  }

  @Test func blankAndZeroHeaderOffsetsLeaveItToText() throws {
    for written in ["        ", "       0"] {
      var builder = Self.sound
      builder.headerOffsets = [2: written, 3: written]
      try repaired(builder, [])
    }
  }

  @Test func headerOffsetsThatBoundNothing() throws {
    var builder = Self.sound
    builder.headerOffsets = [2: "       0", 3: "      -1"]
    try repaired(builder, [.offsetsUnusable(.data, in: .header, begin: 0, end: -1)])
    builder.headerOffsets = [3: "       0"]
    try repaired(
      builder, [.offsetsUnusable(.data, in: .header, begin: Self.data.begin, end: 0)])
  }

  @Test func textOffsetsThatBoundNothing() throws {
    var builder = Self.sound
    builder.changes = ["$BEGINDATA": "00000000", "$ENDDATA": "-0000001"]
    try repaired(builder, [.offsetsUnusable(.data, in: .text, begin: 0, end: -1)])
  }

  /// HEADER right, TEXT pointing into TEXT.
  @Test func headerIsBelievedWhereTextOverlaps() throws {
    var builder = Self.sound
    let wrong = SegmentBounds(begin: 100, end: 123)
    builder.changes = ["$BEGINDATA": "00000100", "$ENDDATA": "00000123"]
    try repaired(
      builder, [.dataOffsetsDisagree(header: Self.data, text: wrong, used: .header)])
  }

  /// TEXT right, HEADER pointing into TEXT and too long.
  @Test func textIsBelievedWhereItFits() throws {
    var builder = Self.sound
    builder.headerOffsets = [2: "     100"]
    let wrong = SegmentBounds(begin: 100, end: Self.data.end)
    try repaired(
      builder, [.dataOffsetsDisagree(header: wrong, text: Self.data, used: .text)])
  }

  @Test func headerIsBelievedWhereBothFit() throws {
    var builder = Self.sound
    builder.changes = [
      "$BEGINDATA": Self.padded(Self.data.begin + 2), "$ENDDATA": Self.padded(Self.data.end + 2),
    ]
    let other = SegmentBounds(begin: Self.data.begin + 2, end: Self.data.end + 2)
    try repaired(
      builder, [.dataOffsetsDisagree(header: Self.data, text: other, used: .header)])
  }

  @Test(arguments: [-1, 1]) func endOffByOne(distance: Int) throws {
    var builder = Self.sound
    let end = Self.data.end + distance
    builder.changes = ["$ENDDATA": Self.padded(end)]
    builder.headerOffsets = [3: Self.padded(end)]
    try repaired(builder, [.endOffByOne(.data, end: end)])
  }

  @Test func textEndOffByOneAtTheEndOfTheFile() throws {
    var builder = FCSBuilder([.init("A")], events: [])
    builder.trailer = []
    builder.headerOffsets = [1: Self.padded(builder.bytes.count), 2: "       0", 3: "       0"]
    builder.changes = ["$BEGINDATA": "00000000", "$ENDDATA": "00000000"]
    let set = try FCSReader.read(MemoryByteSource(builder.bytes))[0]
    #expect(set.warnings == [.endOffByOne(.text, end: builder.bytes.count)])
    #expect(set.eventCount == 0)
  }

  @Test func dataBeginsInTheLastByteOfText() throws {
    var builder = Self.sound
    // TEXT ends one too far, in the first byte of DATA: a habit of early mass cytometry.
    builder.headerOffsets = [1: Self.padded(Self.data.begin)]
    builder.events[0][0] = .bits(0x3F80_0041)
    let set = try FCSReader.read(MemoryByteSource(builder.bytes))[0]
    #expect(
      set.warnings == [.textHasTrailingBytes(count: 1, at: Self.data.begin)])
    #expect(set.eventCount == 3)
  }

  @Test func fileCutInsideData() throws {
    var builder = Self.sound
    builder.trailer = []
    let whole = builder.bytes
    builder.data = Array(whole.suffix(24).prefix(17))
    builder.changes = ["$TOT": "3", "$ENDDATA": Self.padded(Self.data.end)]
    builder.headerOffsets = [3: Self.padded(Self.data.end)]
    try repaired(
      builder, [.dataCutShort(promised: 3, read: 2, size: whole.count - 7)], events: 2)
  }

  @Test func totalMissingWrongOrZero() throws {
    var builder = Self.sound
    builder.changes["$TOT"] = .some(nil)
    let set = try FCSReader.read(MemoryByteSource(builder.bytes))[0]
    #expect(set.warnings == [.totalMissing(value: nil, read: 3)] && set.eventCount == 3)
    builder.changes["$TOT"] = "x"
    try repaired(builder, [.totalMissing(value: "x", read: 3)])
    builder.changes["$TOT"] = "0"
    try repaired(builder, [.totalZero(read: 3)])
    builder.changes["$TOT"] = "2"
    try repaired(builder, [.dataLonger(total: 2, bytesLeft: 8)], events: 2)
    builder.changes["$TOT"] = "5"
    try repaired(builder, [.dataShorter(total: 5, read: 3, bytesLeft: 0)])
  }

  /// A count of events or a width that no file could hold costs no memory.
  @Test(arguments: ["999999999999", "9223372036854775807", "1e18"])
  func lyingTotal(total: String) throws {
    var builder = Self.sound
    builder.changes["$TOT"] = total
    let set = try FCSReader.read(MemoryByteSource(builder.bytes))[0]
    #expect(set.eventCount == 3)
  }

  @Test func widthOfFloats() throws {
    var builder = Self.sound
    builder.parameters[1].bits = "16"
    try repaired(builder, [.widthOfFloat(parameters: [2], bits: 16, storedBits: 32)])
  }

  @Test func emptyValuesAndStrayDelimiters() throws {
    var builder = Self.sound
    builder.keywords = [("$COM", ""), ("$CYT", "a/b"), ("LAST", "")]
    let set = try repaired(builder, [.emptyValues(["$COM", "LAST"])])
    #expect(set.keywords["$CYT"] == "a/b")
    #expect(set.keywords["$COM"] == nil && set.keywords.keyword("$COM") != nil)
  }

  @Test func finalDelimiterMissing() throws {
    var builder = Self.sound
    builder.keywords = [("LAST", "value")]
    builder.hasFinalDelimiter = false
    let place = builder.bytes.count - 32
    let set = try repaired(builder, [.finalDelimiterMissing(at: place)])
    #expect(set.keywords["LAST"] == "value")
  }

  @Test func bytesAfterTheLastDelimiter() throws {
    var builder = Self.sound
    builder.textTail = Array("  \0 ".utf8)
    try repaired(builder, [])
    builder.textTail = Array(" xy".utf8)
    try repaired(builder, [.textHasTrailingBytes(count: 3, at: Self.data.begin)])
  }

  @Test func secondDelimiterAtTheEndIsAStray() throws {
    var builder = Self.sound
    builder.keywords = [("LAST", "value")]
    builder.textTail = [builder.delimiter]
    #expect(try repaired(builder, []).keywords["LAST"] == "value")
  }

  @Test func blanksAroundNames() throws {
    var builder = Self.sound
    builder.keywords = [("     $CYT", "x"), ("\n$OP ", "y")]
    let set = try repaired(builder, [.blanksAroundNames(count: 2)])
    #expect(set.keywords["$CYT"] == "x" && set.keywords["$OP"] == "y")
  }

  @Test func keywordsRepeated() throws {
    var builder = Self.sound
    builder.keywords = [("$CYT", "one"), ("$cyt", "two"), ("$OP", "same"), ("$OP", "same")]
    let set = try repaired(builder, [.keywordsRepeated(["$CYT"])])
    #expect(set.keywords["$CYT"] == "one")
  }

  @Test func supplementalText() throws {
    var builder = Self.sound
    builder.trailer = Array("/$CYT/more/".utf8)
    let begin = builder.bytes.count - 11
    builder.changes = [
      "$BEGINSTEXT": Self.padded(begin), "$ENDSTEXT": Self.padded(begin + 10),
    ]
    // The offsets are longer than the zeros they replace.
    let shift = builder.bytes.count - 11 - begin
    builder.changes = [
      "$BEGINSTEXT": Self.padded(begin + shift), "$ENDSTEXT": Self.padded(begin + shift + 10),
    ]
    #expect(try repaired(builder, []).keywords["$CYT"] == "more")

    builder.trailer[0] = UInt8(ascii: "P")
    let bounds = SegmentBounds(begin: begin + shift, end: begin + shift + 10)
    try repaired(builder, [.supplementalTextIgnored(bounds, reason: .noDelimiter)])
    builder.trailer = Array("00000000".utf8)
    try repaired(builder, [.supplementalTextIgnored(bounds, reason: .outsideFile)])
    builder.changes = ["$BEGINSTEXT": "00000058", "$ENDSTEXT": "00000200"]
    try repaired(
      builder,
      [.supplementalTextIgnored(SegmentBounds(begin: 58, end: 200), reason: .repeatsText)])
  }

  @Test func nextDataSetThatIsNone() throws {
    var builder = Self.sound
    builder.changes["$NEXTDATA"] = "100000"
    let size = builder.bytes.count
    try repaired(builder, [.nextDataSetMissing(at: 100_000, size: size)])
    builder.changes["$NEXTDATA"] = "000010"
    try repaired(builder, [.nextDataSetMissing(at: 10, size: size)])
  }

  @Test func namesMissing() throws {
    var builder = Self.sound
    builder.changes["$P2N"] = .some(nil)
    let set = try repaired(builder, [.namesMissing(parameters: [2])])
    #expect(set.table.panel.parameters.map(\.name) == ["A", "P2"])
  }

  @Test func unusableValues() throws {
    var builder = Self.sound
    builder.parameters[0].gain = "0"
    builder.parameters[1].amplification = "log"
    builder.keywords = [("$TIMESTEP", "xxxxx")]
    let set = try FCSReader.read(MemoryByteSource(builder.bytes))[0]
    let taken = set.warnings.compactMap { warning -> String? in
      if case .valueUnusable(let keyword, let value, _, let taken) = warning {
        return "\(keyword)=\(value)→\(taken)"
      }
      return nil
    }
    #expect(taken == ["$P1G=0→1", "$P2E=log→0,0", "$TIMESTEP=xxxxx→1"])
    #expect(set.table.decodings == [.stored, .stored])
  }

  @Test func notFiniteIsCountedAndKept() throws {
    var builder = Self.sound
    builder.events[1] = [.bits(0x7FC0_0001), .bits(0xFF80_0000)]
    builder.events[2][1] = .bits(0x7F80_0000)
    let set = try FCSReader.read(
      MemoryByteSource(builder.bytes), options: .init(isStrict: true))[0]
    #expect(
      set.warnings == [
        .notFinite(parameter: "A", notANumber: 1, infinite: 0),
        .notFinite(parameter: "B", notANumber: 0, infinite: 2),
      ])
    #expect(FCSReaderTests.bits(set.table.columns[0])[1] == 0x7FC0_0001)
  }

  @Test func bytesThatBelongToNothing() throws {
    var builder = Self.sound
    builder.trailer = Array(repeating: 1, count: 17)
    try repaired(builder, [.trailingBytes(count: 17, at: Self.data.end + 1)])
  }

  @Test func textThatIsNotUTF8IsLatin1() throws {
    var builder = Self.sound
    builder.keywords = [("$OP", "José"), ("$INST", "plain")]
    builder.isLatin1 = true
    let set = try repaired(builder, [])
    #expect(set.keywords["$OP"] == "José" && set.keywords["$INST"] == "plain")
  }
}
