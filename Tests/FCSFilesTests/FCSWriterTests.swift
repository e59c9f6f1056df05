import FCSFiles
import GatingCore
import TestSupport
import Testing

/// What is written is FCS 3.1 by the standard's letter, and reads back equal.
@Suite struct FCSWriterTests {
  static let panel = Panel(
    parameters: [
      Parameter(name: "FSC-A"), Parameter(name: "PE-A", stain: "CD22 µPE"),
      Parameter(name: "Time", range: 1000.5),
    ],
    spillover: SpectrumMatrix(
      id: "FCS", fluorochromes: ["FSC-A", "PE-A"], detectors: ["FSC-A", "PE-A"],
      coefficients: [1, 0.1, 1e-7, 1]))

  static let floats = EventTable(
    panel: panel,
    columns: [
      .float32([1.5, -0.0, .infinity]), .float32([0.1, Float(bitPattern: 0x7FC0_1234), 2e-38]),
      .float32([0, 1, 2]),
    ],
    decodings: [.stored, ValueDecoding(gain: 2.5), ValueDecoding(timeStep: 0.01)])

  private func reread(_ bytes: [UInt8]) throws -> FCSDataSet {
    try FCSReader.read(MemoryByteSource(bytes), options: .init(isStrict: true))[0]
  }

  private func expectEqual(_ table: EventTable, _ other: EventTable) {
    #expect(table.panel == other.panel)
    #expect(table.decodings == other.decodings)
    #expect(table.count == other.count)
    for (column, copy) in zip(table.columns, other.columns) {
      #expect(FCSReaderTests.bits(column) == FCSReaderTests.bits(copy))
    }
  }

  @Test func floatsReadBackBitForBit() throws {
    let writer = try FCSWriter(
      Self.floats,
      keywords: [
        FCSKeyword(name: "$CYT", value: "Aurora|/\\!*"), FCSKeyword(name: "$TOT", value: "99"),
        FCSKeyword(name: "EMPTY", value: " "), FCSKeyword(name: "$P9V", value: "400"),
        FCSKeyword(name: "$P2V", value: "500"), FCSKeyword(name: "SPILL", value: "1,X,1"),
      ])
    let bytes = writer.bytes
    #expect(bytes.count == writer.byteCount && writer.dataType == .float32)
    let set = try reread(bytes)
    expectEqual(Self.floats, set.table)
    #expect(set.version == "FCS3.1" && set.dataType == .float32)
    #expect(set.keywords["$CYT"] == "Aurora|/\\!*" && set.keywords["$P2V"] == "500")
    #expect(set.keywords["$TOT"] == "3")
    #expect(set.keywords.all.count { $0.name == "$TOT" } == 1)
    for name in ["EMPTY", "$P9V", "SPILL"] { #expect(set.keywords.keyword(name) == nil) }
  }

  /// The layout by the standard's text, taken apart without the reader.
  @Test func headerAndTextAreWhatTheStandardWants() throws {
    let bytes = try FCSWriter(Self.floats).bytes
    let header = String(decoding: bytes[..<58], as: UTF8.self)
    #expect(header.hasPrefix("FCS3.1    "))
    let offsets = stride(from: 10, to: 58, by: 8).map { place in
      let field = String(decoding: bytes[place..<(place + 8)], as: UTF8.self)
      return Int(field.drop { $0 == " " })
    }
    #expect(offsets[0] == 58 && offsets[4] == 0 && offsets[5] == 0)
    let end = try #require(offsets[1])
    let begin = try #require(offsets[2])
    #expect(begin == end + 1 && offsets[3] == begin + 3 * 12 - 1)
    #expect(bytes.count == begin + 36 + 8 && bytes.suffix(8).elementsEqual("00000000".utf8))
    let text = bytes[58...end]
    #expect(text.first == text.last && text.first == UInt8(ascii: "|"))
    let parts = String(decoding: text.dropFirst().dropLast(), as: UTF8.self).split(
      separator: "|", omittingEmptySubsequences: false)
    let keywords = Dictionary(
      uniqueKeysWithValues: stride(from: 0, to: parts.count, by: 2).map {
        (String(parts[$0]), String(parts[$0 + 1]))
      })
    let required = [
      "$BEGINANALYSIS": "0", "$ENDANALYSIS": "0", "$BEGINSTEXT": "0", "$ENDSTEXT": "0",
      "$BEGINDATA": String(begin), "$ENDDATA": String(begin + 35), "$NEXTDATA": "0",
      "$MODE": "L", "$DATATYPE": "F", "$BYTEORD": "1,2,3,4", "$PAR": "3", "$TOT": "3",
      "$P1B": "32", "$P1E": "0,0", "$P1N": "FSC-A", "$P1R": "262144", "$P2B": "32",
      "$P2E": "0,0", "$P2N": "PE-A", "$P2S": "CD22 µPE", "$P2R": "262144", "$P2G": "2.5",
      "$P3B": "32", "$P3E": "0,0", "$P3N": "Time", "$P3R": "1000.5", "$TIMESTEP": "0.01",
      "$SPILLOVER": "2,FSC-A,PE-A,1,0.1,1e-07,1",
    ]
    #expect(keywords == required)
    // The first event, by hand: 1.5, 0.1 and 0, least significant byte first.
    #expect(
      Array(bytes[begin..<(begin + 12)]) == [0, 0, 0xC0, 0x3F, 0xCD, 0xCC, 0xCC, 0x3D, 0, 0, 0, 0])
  }

  @Test func doublesAndMixedWidthsAreWrittenAsDoubles() throws {
    let panel = Panel(parameters: [Parameter(name: "A"), Parameter(name: "B")])
    let table = EventTable(panel: panel, columns: [.float64([0.1, .nan]), .float64([1, 2])])
    expectEqual(table, try reread(FCSWriter(table).bytes).table)
    let mixed = EventTable(
      panel: panel, columns: [.float32([0.1, 2]), .unsigned32([1, .max])])
    let set = try reread(FCSWriter(mixed).bytes)
    #expect(set.dataType == .float64)
    #expect(
      set.table.columns == [.float64([Double(Float(0.1)), 2]), .float64([1, 4294967295])])
  }

  @Test func integersReadBackWithTheirAmplifiers() throws {
    let table = EventTable(
      panel: Panel(parameters: [
        Parameter(name: "FL1", range: 1024), Parameter(name: "FL2", range: 0x1p24),
        Parameter(name: "FL3", range: 0x1p32), Parameter(name: "FL4", range: 0x1p64),
      ]),
      columns: [
        .float32([0, 1023]), .float32([5, 16_777_215]), .unsigned32([7, .max]),
        .unsigned64([9, .max]),
      ],
      decodings: [
        ValueDecoding(amplifier: .init(decades: 4.5, offset: 0.1, range: 1024)),
        ValueDecoding(gain: 8), .stored, .stored,
      ])
    let set = try reread(FCSWriter(table).bytes)
    #expect(set.dataType == .integer && set.parameters.map(\.bits) == [16, 32, 32, 64])
    expectEqual(table, set.table)
  }

  @Test func rangeGrowsWithTheValuesOfLinearIntegers() throws {
    let table = EventTable(
      panel: Panel(parameters: [Parameter(name: "A", range: 10)]), columns: [.unsigned32([70_000])])
    let set = try reread(FCSWriter(table).bytes)
    #expect(set.table.columns[0][0] == 70_000 && set.parameters[0].range == 131_072)
  }

  /// FCS 3.1 forbids commas in names for the sake of `$SPILLOVER`, which then must not have them.
  @Test func commasInNamesAreKeptUnlessSpilloverHasThem() throws {
    var panel = Panel(parameters: [Parameter(name: "Cd(110,111)"), Parameter(name: "B")])
    let columns: [Column] = [.float32([1]), .float32([2])]
    let table = EventTable(panel: panel, columns: columns)
    expectEqual(table, try reread(FCSWriter(table).bytes).table)
    panel.spillover = SpectrumMatrix(
      id: "FCS", fluorochromes: ["Cd(110,111)"], detectors: ["Cd(110,111)"], coefficients: [1])
    #expect(throws: FCSWriteError.spillover(id: "FCS")) {
      try FCSWriter(EventTable(panel: panel, columns: columns))
    }
  }

  @Test func noEventsAreWrittenAndRead() throws {
    let table = EventTable(
      panel: Panel(parameters: [Parameter(name: "A")]), columns: [.float32([])])
    let set = try reread(FCSWriter(table).bytes)
    #expect(set.eventCount == 0)
  }

  @Test func offsetsStandInTextAloneBeyondTheHeadersReach() throws {
    // 99,999,999 is the last byte a HEADER can point to; hold only the head of the file.
    let count = 25_000_100
    let values = [Float](unsafeUninitializedCapacity: count) { buffer, initialized in
      for index in 0..<count { buffer.initializeElement(at: index, to: Float(index & 0xFFFF)) }
      initialized = count
    }
    let table = EventTable(
      panel: Panel(parameters: [Parameter(name: "A")]), columns: [.float32(values)])
    let bytes = try FCSWriter(table).bytes
    let header = String(decoding: bytes[..<58], as: UTF8.self)
    #expect(header.hasSuffix("       0       0       0       0"))
    let set = try reread(bytes)
    #expect(set.keywords.offsetOfData == (bytes.count - 8 - 4 * count, bytes.count - 9))
    #expect(set.table.columns == table.columns)
  }

  @Test func digitsOfOffsetsSettle() throws {
    // Lengths of TEXT about every place where an offset gets another digit.
    for length in Array(480...620) + Array(9_300...9_420) {
      let writer = try FCSWriter(
        Self.floats, keywords: [FCSKeyword(name: "X", value: String(repeating: "y", count: length))]
      )
      expectEqual(Self.floats, try reread(writer.bytes).table)
    }
  }

  @Test func sinkIsHandedEverythingInOrderAndMayStop() throws {
    struct Full: Error {}
    let writer = try FCSWriter(Self.floats)
    var bytes: [UInt8] = []
    writer.write { (piece: UnsafeRawBufferPointer) in bytes += piece }
    #expect(bytes == writer.bytes)
    #expect(throws: Full.self) {
      try writer.write { (_: UnsafeRawBufferPointer) throws(Full) in throw Full() }
    }
  }

  @Test func refusesWhatTheStandardHasNoPlaceFor() throws {
    func error(_ parameters: [Parameter], _ columns: [Column], _ decodings: [ValueDecoding]? = nil)
      -> FCSWriteError?
    {
      let table = EventTable(
        panel: Panel(parameters: parameters), columns: columns, decodings: decodings)
      do throws(FCSWriteError) {
        _ = try FCSWriter(table)
        return nil
      } catch {
        return error
      }
    }
    let one: Column = .float32([1])
    #expect(error([], []) == .noParameters)
    #expect(
      error([Parameter(name: " ")], [one]) == .name(" ", parameter: 1, fault: .empty))
    #expect(
      error([Parameter(name: "A"), Parameter(name: "A")], [one, one])?.description
        == "FCS cannot have “A” as the name of parameter 2, as another parameter has it too; "
        + "rename it")
    let log = ValueDecoding(amplifier: .init(decades: 4, offset: 1, range: 1024))
    #expect(
      error([Parameter(name: "A"), Parameter(name: "B")], [one, .float32([0.5])], [log, .stored])
        == .notWhole(parameter: "B", event: 1))
    #expect(
      error([Parameter(name: "A", range: 1024)], [.float32([1024])], [log])
        == .beyondRange(parameter: "A", value: 1024, range: 1024))
    #expect(throws: FCSWriteError.keywordName("µ")) {
      try FCSWriter(Self.floats, keywords: [FCSKeyword(name: "µ", value: "x")])
    }
  }
}

extension FCSKeywords {
  fileprivate var offsetOfData: (Int, Int) {
    (integer("$BEGINDATA") ?? -1, integer("$ENDDATA") ?? -1)
  }
}
