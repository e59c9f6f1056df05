import FCSFiles
import GatingCore
import TestSupport
import Testing

/// The defects that NIST's fireflow lists in its COMMON_ISSUES, in its order: each is read right and
/// named, or refused with a reason.
@Suite struct CommonIssuesTests {
  private static let sound = FCSBuilder(
    [.init("A"), .init("Time")], events: [[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])

  /// Reads with a defect; the events must be the sound file's.
  private func codes(
    _ start: FCSBuilder = sound, sourceLocation: SourceLocation = #_sourceLocation,
    _ change: (inout FCSBuilder) -> Void
  ) throws -> [String] {
    var builder = start
    change(&builder)
    let set = try FCSReader.read(MemoryByteSource(builder.bytes))[0]
    let expected = try FCSReader.read(MemoryByteSource(start.bytes))[0]
    #expect(set.table.columns == expected.table.columns, sourceLocation: sourceLocation)
    let repairs = set.warnings.filter { $0.isRepair }
    if !repairs.isEmpty {
      #expect(throws: FCSError.strict(repairs), sourceLocation: sourceLocation) {
        try FCSReader.read(MemoryByteSource(builder.bytes), options: .init(isStrict: true))
      }
    }
    return set.warnings.map(\.code)
  }

  private static func padded(_ number: Int) -> String {
    String(repeating: " ", count: 8 - String(number).count) + String(number)
  }

  private static let begin = sound.bytes.count - 8 - 24
  private static let end = begin + 23

  @Test func offsetsThatAreWrong() throws {
    #expect(
      try codes { $0.headerOffsets[3] = Self.padded(Self.end + 1) } == ["data-offsets-disagree"])
    #expect(
      try codes {
        $0.headerOffsets[3] = Self.padded(Self.end + 1)
        $0.changes["$ENDDATA"] = "00000000"
      } == ["offsets-unusable", "end-off-by-one"])
    #expect(
      try codes { $0.changes["$ENDDATA"] = "00000001" } == ["offsets-unusable"])
    // HEADER and TEXT disagree: the one that fits the number of events is believed.
    #expect(
      try codes { $0.headerOffsets[2] = Self.padded(Self.begin - 40) } == ["data-offsets-disagree"])
    #expect(
      try codes { $0.changes["$BEGINDATA"] = "00000900" } == ["offsets-unusable"])
  }

  @Test func offsetsBeyondTheFile() throws {
    var cut = Self.sound
    cut.trailer = []
    let bytes = Array(cut.bytes.dropLast(8))
    let set = try FCSReader.read(MemoryByteSource(bytes))[0]
    #expect(set.table.columns == [.float32([1, 3]), .float32([2, 4])])
    #expect(set.warnings.map(\.code) == ["data-cut-short"])
    // The last byte alone is one too far.
    #expect(
      try codes(cut) {
        $0.headerOffsets[3] = Self.padded(Self.end + 1)
        $0.changes["$ENDDATA"] = String(String(100_000_000 + Self.end + 1).dropFirst())
      } == ["end-off-by-one"])
  }

  @Test func splitNegativeAndMissingOffsets() throws {
    #expect(try codes { $0.headerOffsets[3] = "       0" } == ["offsets-unusable"])
    #expect(
      try codes {
        $0.headerOffsets[4] = "       0"
        $0.headerOffsets[5] = "      -1"
      } == ["offsets-unusable"])
    #expect(try codes { $0.headerOffsets[4] = "  none  " } == ["header-field-unusable"])
    #expect(try codes { $0.headerOffsets[2] = "12x45678" } == ["header-field-unusable"])
    #expect(
      try codes {
        for name in ["$BEGINDATA", "$ENDDATA", "$BEGINSTEXT", "$ENDSTEXT", "$NEXTDATA"] {
          $0.changes[name] = .some(nil)
        }
      } == [])
  }

  @Test func versionsAndKeysThatAreNotOfThem() throws {
    #expect(try codes { $0.version = "FCS4.0" } == ["unknown-version"])
    #expect(try codes { $0.version = "fcs3.1" } == ["unknown-version"])
    #expect(try codes { $0.version = "FCS3,1" } == ["unknown-version"])
    #expect(
      try codes {
        $0.version = "FCS2.0"; $0.keywords = [("$UNICODE", "x")]
      } == [])
    var mixed = FCSBuilder(
      [.init("A"), .init("B", bits: "16", dataType: "I")], events: [[1.5, 7], [2.5, 9]])
    mixed.version = "FCS3.2"
    #expect(try codes(mixed) { $0.version = "FCS3.0" } == ["newer-keywords"])
    mixed.parameters[1].dataType = "Q"
    #expect(throws: FCSError.self) { try FCSReader.read(MemoryByteSource(mixed.bytes)) }
  }

  @Test func wronglyNamedKeys() throws {
    // A writer that leaves out every $.
    #expect(
      try codes {
        for (name, value) in [
          ("$PAR", "2"), ("$TOT", "3"), ("$DATATYPE", "F"), ("$BYTEORD", "1,2,3,4"),
          ("$P1N", "A"), ("$P2N", "Time"), ("$P1B", "32"), ("$P2B", "32"), ("$P1R", "1024"),
          ("$P2R", "1024"),
        ] {
          $0.changes[name] = .some(nil)
          $0.keywords.append((String(name.dropFirst()), value))
        }
      } == ["dollars-missing"])
    #expect(try codes { $0.keywords = [("P1G", "7"), ("P1S", "x")] } == [])
  }

  @Test func spilloverByNumber() throws {
    var builder = Self.sound
    builder.keywords = [("$SPILLOVER", "2, 1, 2, 1, 0.5, 0, 1")]
    let set = try FCSReader.read(MemoryByteSource(builder.bytes))[0]
    #expect(set.table.panel.spillover?.detectors == ["A", "Time"])
    #expect(set.table.panel.spillover?.coefficients == [1, 0.5, 0, 1])
  }

  /// Dates are shown as they are, so none can be wrong.
  @Test func oddDates() throws {
    #expect(try codes { $0.keywords = [("$DATE", "22.11.22"), ("$BTIM", "25:99")] } == [])
  }

  @Test func logOffsetsOfZero() throws {
    var builder = FCSBuilder(
      [.init("A", bits: "16", range: "1024", amplification: "4,0")], events: [[512], [0]])
    builder.dataType = "I"
    #expect(try codes(builder) { _ in } == ["log-offset-zero"])
    #expect(
      try codes(builder) { $0.parameters[0].amplification = "4,0,0,1" } == ["decimal-commas"])
  }

  @Test func widthsAgainstTheByteOrder() throws {
    var builder = FCSBuilder(
      [.init("A", bits: "16", range: "1024"), .init("B", bits: "16", range: "1024")],
      events: [[1, 2], [3, 4], [500, 1023]])
    builder.dataType = "I"
    builder.byteOrder = [2, 1]
    // 10 bits mean the mask, 32 are a lie; the bytes are two.
    for bits in ["10", "32"] {
      let found = try codes(builder) { builder in
        for index in 0..<2 {
          builder.parameters[index].storedBits = 16
          builder.parameters[index].bits = bits
        }
      }
      #expect(found == [bits == "10" ? "stored-wider" : "width-of-byte-order"])
    }
    #expect(
      FCSWarning.widthOfByteOrder(parameters: [1], bits: 32, storedBits: 16).message
        == "$P1B of 32 bits, but by $BYTEORD and $TOT values take 16; read as 16")
  }

  @Test func rangesOfNoUse() throws {
    #expect(try codes { $0.parameters[0].range = "1e30" } == [])
    #expect(try codes { $0.parameters[0].range = "Infinity" } == ["ranges-unusable"])
    #expect(try codes { $0.changes["$P1R"] = .some(nil) } == ["ranges-unusable"])
    var builder = FCSBuilder([.init("A", bits: "16", range: "99999999999999999999")], events: [[7]])
    builder.dataType = "I"
    #expect(try codes(builder) { _ in } == [])
    builder.parameters[0].range = "1023.5"
    #expect(try codes(builder) { _ in } == [])
  }

  @Test func blanksAndDecimalCommas() throws {
    #expect(
      try codes {
        $0.changes["$TOT"] = "  3 "
        $0.changes["$BYTEORD"] = "1, 2, 3, 4"
        $0.changes["$BEGINDATA"] = "     " + String(Self.begin - 0)
        $0.changes["$P1E"] = " 0 , 0 "
      }.filter { $0 != "data-offsets-disagree" } == [])
    #expect(try codes { $0.changes["$P1R"] = "1024,5" } == ["decimal-commas"])
    #expect(try codes { $0.parameters[0].gain = "1,5" } == ["decimal-commas"])
    #expect(try codes { $0.keywords = [("$TIMESTEP", "0,01")] } == ["decimal-commas"])
  }

  @Test func timeWithAGainIsScaledOnce() throws {
    var builder = Self.sound
    builder.parameters[1].gain = "0.01"
    builder.keywords = [("$TIMESTEP", "0.01")]
    let set = try FCSReader.read(MemoryByteSource(builder.bytes))[0]
    #expect(set.table.decodings[1] == ValueDecoding(timeStep: 0.01))
  }

  @Test func otherSegmentsAreNotRead() throws {
    #expect(
      try codes {
        $0.gap = Array("                    1000                2000".utf8)
      } == [])
  }

  @Test func delimiters() throws {
    #expect(
      try codes {
        $0.delimiter = 0xFE; $0.isLatin1 = true
      } == [])
    #expect(try codes { $0.keywords = [("$COM", ""), ("X", "y")] } == ["empty-values"])
    #expect(try codes { $0.hasFinalDelimiter = false } == ["final-delimiter-missing"])
    #expect(try codes { $0.textTail = Array("odd".utf8) } == ["text-trailing-bytes"])
  }

  @Test func supplementalTextWithADelimiterOfItsOwn() throws {
    var builder = Self.sound
    let extra = Array("|$CYT|Aurora|EXTRA|1|".utf8)
    builder.gap = extra
    builder.changes["$BEGINSTEXT"] = "00000000"
    builder.changes["$ENDSTEXT"] = "00000000"
    let place = builder.bytes.count - 8 - 24 - extra.count
    func digits(_ number: Int) -> String { String(String(100_000_000 + number).dropFirst()) }
    builder.changes["$BEGINSTEXT"] = digits(place)
    builder.changes["$ENDSTEXT"] = digits(place + extra.count - 1)
    let set = try FCSReader.read(MemoryByteSource(builder.bytes))[0]
    #expect(set.keywords["$CYT"] == "Aurora" && set.keywords["EXTRA"] == "1")
    #expect(set.warnings.isEmpty)
  }

  @Test func keywordsOddInOtherWays() throws {
    #expect(try codes { $0.keywords = [("X", "1"), ("x", "2")] } == ["keywords-repeated"])
    #expect(
      try codes {
        $0.keywords = [("$CYT", "µ\u{FC}")]; $0.isLatin1 = true
      } == [])
    #expect(try codes { $0.keywords = [("größe", "1")] } == [])
  }

  @Test func numbersOfEventsThatDisagree() throws {
    #expect(try codes { $0.changes["$TOT"] = .some(nil) } == ["total-missing"])
    #expect(try codes { $0.changes["$TOT"] = "5" } == ["data-shorter"])
    var builder = FCSBuilder([.init("A"), .init("B")], events: [[1.0, 2.0]])
    builder.data = builder.bytes.suffix(16).prefix(8) + [1, 2, 3]
    builder.changes["$TOT"] = .some(nil)
    let set = try FCSReader.read(MemoryByteSource(builder.bytes))[0]
    #expect(set.eventCount == 1 && set.warnings.map(\.code) == ["total-missing", "data-longer"])
  }

  /// FCS 2.0 has no `$TOT`: the values are counted.
  @Test func valuesBetweenSeparatorsAreCounted() throws {
    var builder = FCSBuilder([.init("A", bits: "*"), .init("B", bits: "*")], events: [])
    builder.dataType = "A"
    builder.version = "FCS2.0"
    builder.data = Array("1,2\n3,4.5\n-6 7\n".utf8)
    builder.changes["$TOT"] = .some(nil)
    let set = try FCSReader.read(MemoryByteSource(builder.bytes))[0]
    #expect(set.table.columns == [.float64([1, 3, -6]), .float64([2, 4.5, 7])])
    #expect(set.warnings.map(\.code) == ["total-missing"])
  }
}
