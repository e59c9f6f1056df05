import FCSFiles
import GatingCore
import TestSupport
import Testing

/// FCS 3.2, the types that are kept, what is said of a file's origin, and conversion to floats.
@Suite struct FCS32WriterTests {
  private static let mixed = EventTable(
    panel: Panel(parameters: [
      Parameter(name: "FL1", range: 1024), Parameter(name: "PE-A"), Parameter(name: "B"),
      Parameter(name: "Event", range: 0x1p32),
    ]),
    columns: [
      .float32([1, 1023]), .float32([0.5, -2]), .float32([3, .nan]), .unsigned32([7, .max]),
    ],
    decodings: [
      ValueDecoding(amplifier: .init(decades: 4, offset: 1, range: 1024)), .stored, .stored,
      .stored,
    ])

  private func reread(_ bytes: [UInt8]) throws -> FCSDataSet {
    try FCSReader.read(MemoryByteSource(bytes), options: .init(isStrict: true))[0]
  }

  @Test func everyParameterHasItsOwnType() throws {
    let writer = try FCSWriter(Self.mixed, options: .init(version: .fcs32))
    #expect(writer.dataTypes == [.integer, .float32, .float32, .integer])
    let set = try reread(writer.bytes)
    #expect(set.version == "FCS3.2" && set.dataType == .integer)
    #expect(set.keywords["$P1DATATYPE"] == nil && set.keywords["$P2DATATYPE"] == "F")
    #expect(set.parameters.map(\.bits) == [16, 32, 32, 32])
    #expect(set.table.panel == Self.mixed.panel && set.table.decodings == Self.mixed.decodings)
    for (column, other) in zip(Self.mixed.columns, set.table.columns) {
      #expect(FCSReaderTests.bits(column) == FCSReaderTests.bits(other))
    }
    // FCS 3.2, section 3.3: the cytometer is required.
    #expect(set.keywords["$CYT"] == "unknown")
    let named = try FCSWriter(
      Self.mixed, keywords: [FCSKeyword(name: "$CYT", value: "Aurora")],
      options: .init(version: .fcs32))
    #expect(try reread(named.bytes).keywords["$CYT"] == "Aurora")
  }

  @Test func oneTypeIsNotEnoughForTheSameTableInVersion31() {
    #expect(throws: FCSWriteError.notWhole(parameter: "PE-A", event: 1)) {
      try FCSWriter(Self.mixed)
    }
  }

  @Test func version32ForbidsAGainBesideALogarithm() {
    let table = EventTable(
      panel: Panel(parameters: [Parameter(name: "A", range: 1024)]), columns: [.float32([1])],
      decodings: [
        ValueDecoding(amplifier: .init(decades: 4, offset: 1, range: 1024), gain: 2)
      ])
    #expect(throws: FCSWriteError.gainOfLogarithm("A")) {
      try FCSWriter(table, options: .init(version: .fcs32))
    }
    #expect(
      FCSWriteError.gainOfLogarithm("A").description
        == "“A” has a gain beside its logarithmic amplifier, which FCS 3.2 forbids; write FCS 3.1")
  }

  @Test(arguments: FCSWriteOptions.Version.allCases)
  func integersOfTheSourceStayIntegers(version: FCSWriteOptions.Version) throws {
    let table = EventTable(
      panel: Panel(parameters: [Parameter(name: "A", range: 1024)]), columns: [.float32([1, 1000])])
    let kept = try FCSWriter(
      table, options: .init(version: version, dataTypes: [.integer]))
    let set = try reread(kept.bytes)
    #expect(set.dataType == .integer && set.table.columns == table.columns)
    #expect(try FCSWriter(table, options: .init(version: version)).dataTypes == [.float32])
  }

  @Test func provenanceComesFirstAndWhatIsNoLongerTrueIsDropped() throws {
    let provenance = FCSProvenance(
      originality: .dataModified, modified: "22-NOV-2026 09:30:00", modifier: "dotgate",
      notes: [("POPULATION", "A/B")], isSubset: true)
    let source = [
      ("$CYT", "Aurora"), ("$ORIGINALITY", "Original"), ("$VOL", "120"), ("$CSTOT", "3"),
      ("INDEX SORTING LOCATIONS_1", "0,0;1,1"), ("$PK1", "55"), ("EMPTY", " "), ("µ", "1"),
      ("TUBE NAME", "7"),
    ].map { FCSKeyword(name: $0.0, value: $0.1) }
    let (written, dropped) = provenance.keywords(keeping: source)
    #expect(
      written.map { "\($0.name)=\($0.value)" } == [
        "$ORIGINALITY=DataModified", "$LAST_MODIFIED=22-NOV-2026 09:30:00",
        "$LAST_MODIFIER=dotgate", "DOTGATE POPULATION=A/B", "$CYT=Aurora", "TUBE NAME=7",
      ])
    #expect(dropped == ["$VOL", "$CSTOT", "INDEX SORTING LOCATIONS_1", "$PK1", "µ"])
    var whole = provenance
    whole.isSubset = false
    #expect(whole.keywords(keeping: source).dropped == ["µ"])
    let set = try reread(FCSWriter(Self.floats, keywords: written).bytes)
    #expect(set.keywords["$ORIGINALITY"] == "DataModified")
    #expect(set.keywords["DOTGATE POPULATION"] == "A/B")
  }

  private static let floats = EventTable(
    panel: Panel(parameters: [Parameter(name: "A")]), columns: [.float32([1])])

  @Test func conversionToFloatsCountsWhatChanged() {
    let table = EventTable(
      panel: Panel(parameters: ["A", "B", "C", "D", "E"].map { Parameter(name: $0, range: 1024) }),
      columns: [
        .float32([0.1, .nan, 3]), .float64([0.1, 0.5, .nan]),
        .unsigned32([16_777_217, 5, 16_777_216]), .unsigned64([1 << 60, 1 << 60 + 1, 3]),
        .float32([0, 300, 700]),
      ],
      decodings: [
        .stored, ValueDecoding(gain: 4), .stored, .stored,
        ValueDecoding(amplifier: .init(decades: 4, offset: 1, range: 1024)),
      ])
    let conversion = FloatConversion(table)
    // One of 64 bits, one of 25, one of 61, and two of the linearised, which 32 bits round.
    #expect(conversion.changed == 5 && conversion.linearised == ["E"])
    #expect(conversion.table.columns[4][0] == 1)
    #expect(abs(conversion.table.columns[4][1] - 14.8) < 0.1)
    #expect(conversion.table.panel.parameters[4].range.rounded() == 10_000)
    #expect(conversion.table.decodings[1] == ValueDecoding(gain: 4))
    #expect(conversion.table.decodings[4] == .stored)
    #expect(conversion.table.columns[2] == .float32([16_777_216, 5, 16_777_216]))
  }

  @Test func selectingKeepsOrderAndWidths() {
    var mask = EventMask(count: 2)
    mask[1] = true
    let table = Self.mixed.selecting(mask).appending(Parameter(name: "B"), .float32([9]))
    #expect(table.count == 1 && table.columns[3] == .unsigned32([.max]))
    #expect(table.panel.parameters.map(\.name) == ["FL1", "PE-A", "B", "Event", "B#2"])
    #expect(table.columns[4] == .float32([9]) && table.decodings.count == 5)
  }
}
