import FCSFiles
import GatingCore
import TestSupport
import Testing

/// Files of each kind, built byte by byte from the standard's text.
@Suite struct FCSReaderTests {
  private func only(
    _ builder: FCSBuilder, _ options: FCSReadOptions = .init()
  ) throws -> FCSDataSet {
    let sets = try FCSReader.read(MemoryByteSource(builder.bytes), options: options)
    return try #require(sets.count == 1 ? sets[0] : nil)
  }

  static let floats: [[FCSBuilder.Value]] = [
    [1.5, -2.25], [0.0, 262143.75], [-0.0, 1e-30], [3.0, 4.0],
  ]

  @Test(arguments: [[1, 2, 3, 4], [4, 3, 2, 1], [3, 4, 1, 2], [2, 1, 4, 3]])
  func readsFloatsOfEveryOrder(order: [Int]) throws {
    var builder = FCSBuilder([.init("A"), .init("B")], events: Self.floats)
    builder.byteOrder = order
    let set = try only(builder)
    #expect(
      set.table.columns == [.float32([1.5, 0, -0.0, 3]), .float32([-2.25, 262143.75, 1e-30, 4])])
    #expect(set.warnings.isEmpty)
    #expect(set.byteOrder.significances == order)
  }

  @Test(arguments: [
    [1, 2, 3, 4], [4, 3, 2, 1], [8, 7, 6, 5, 4, 3, 2, 1], [5, 6, 7, 8, 1, 2, 3, 4],
  ])
  func readsDoublesOfEveryOrder(order: [Int]) throws {
    var builder = FCSBuilder(
      [.init("A", bits: "64"), .init("B", bits: "64")], events: [[0.1, -1e300], [2.0, 2.5e-308]])
    builder.dataType = "D"
    builder.byteOrder = order
    let set = try only(builder)
    #expect(set.table.columns == [.float64([0.1, 2]), .float64([-1e300, 2.5e-308])])
    #expect(set.warnings.isEmpty)
  }

  @Test(arguments: ["FCS2.0", "FCS3.0", "FCS3.1", "FCS3.2"])
  func readsEveryVersion(version: String) throws {
    var builder = FCSBuilder([.init("A"), .init("B")], events: Self.floats)
    builder.version = version
    if version == "FCS2.0" {
      for name in ["$BEGINDATA", "$ENDDATA", "$BEGINSTEXT", "$ENDSTEXT"] {
        builder.changes[name] = .some(nil)
      }
    }
    let set = try only(builder)
    #expect(set.version == version)
    #expect(set.eventCount == 4)
    #expect(set.warnings.isEmpty)
  }

  @Test(arguments: [8, 16, 24, 32, 40, 48, 56, 64], [[1, 2, 3, 4], [4, 3, 2, 1]])
  func readsIntegersOfEveryWidth(bits: Int, order: [Int]) throws {
    let all: UInt64 = .max >> UInt64(64 - bits)
    let values: [UInt64] = [0, 1, 0x0102_0304_0506_0708 & all, all]
    let range = bits == 64 ? "18446744073709551616" : String(all + 1)
    var builder = FCSBuilder(
      [.init("A", bits: "8", range: "256"), .init("B", bits: String(bits), range: range)],
      events: values.map { [.bits(7), .bits($0)] })
    builder.dataType = "I"
    builder.byteOrder = order
    let set = try only(builder)
    let expected: Column =
      switch bits {
      case ...24: .float32(values.map { Float($0) })
      case ...32: .unsigned32(values.map { UInt32($0) })
      default: .unsigned64(values)
      }
    #expect(set.table.columns == [.float32([7, 7, 7, 7]), expected])
    #expect(set.warnings.isEmpty)
  }

  @Test func readsIntegersOfMixedOrder() throws {
    var builder = FCSBuilder(
      [.init("A", range: "4294967296")], events: [[.bits(0x0102_0304)], [.bits(0xFFFF_0000)]])
    builder.dataType = "I"
    builder.byteOrder = [3, 4, 1, 2]
    #expect(try only(builder).table.columns == [.unsigned32([0x0102_0304, 0xFFFF_0000])])
  }

  @Test func masksBitsAboveTheRangeAndClipsNothingBelow() throws {
    var builder = FCSBuilder(
      [
        .init("A", bits: "16", range: "1024"), .init("B", bits: "16", range: "1000"),
        .init("C", bits: "16", range: "1025"), .init("D", bits: "16", range: "65536"),
      ], events: [[.bits(0xFFFF), .bits(0xFC00 | 1023), .bits(0xFFFF), .bits(0xFFFF)]])
    builder.dataType = "I"
    #expect(
      try only(builder).table.columns
        == [.float32([1023]), .float32([1023]), .float32([2047]), .float32([65535])])
  }

  /// (`$PnB`, stored bits): of odd widths the one that fits `$TOT` and the size of DATA is taken.
  @Test(arguments: [(10, 16), (12, 16), (20, 24), (20, 32), (24, 32), (7, 8), (33, 40), (33, 64)])
  func readsOddWidths(bits: Int, stored: Int) throws {
    let all: UInt64 = .max >> UInt64(64 - bits)
    let values: [UInt64] = [0, 5, all]
    var builder = FCSBuilder(
      [.init("A", bits: String(bits), storedBits: stored, range: String(all + 1))],
      events: values.map { [.bits($0)] })
    builder.dataType = "I"
    let set = try only(builder)
    #expect((0..<3).map { set.table.columns[0][$0] } == values.map { Double($0) })
    #expect(
      set.warnings == [.storedWider(parameters: [1], bits: bits, storedBits: stored)])
    #expect(set.parameters[0].bits == bits)
  }

  @Test func refusesBitsPackedAcrossBytes() throws {
    var builder = FCSBuilder(
      [.init("A", bits: "12", range: "4096"), .init("B", bits: "12", range: "4096")], events: [])
    builder.dataType = "I"
    builder.data = Array(repeating: 0x5A, count: 30)
    builder.changes["$TOT"] = "10"
    let place = builder.bytes.count - 38
    #expect(throws: FCSError.widthsDoNotFit(bits: [12, 12], total: 10, bytes: 30, at: place)) {
      try only(builder)
    }
  }

  @Test func readsMixedTypesOfVersion32() throws {
    var builder = FCSBuilder(
      [
        .init("A"), .init("B", bits: "64", dataType: "D"),
        .init("C", bits: "16", range: "1024", dataType: "I"),
      ], events: [[1.5, 0.1, .bits(1023)], [2.5, 0.2, .bits(0xFC01)]])
    builder.version = "FCS3.2"
    let set = try only(builder)
    #expect(
      set.table.columns == [.float32([1.5, 2.5]), .float64([0.1, 0.2]), .float32([1023, 1])])
    #expect(set.parameters.map(\.dataType) == [.float32, .float64, .integer])
  }

  @Test func readsASCIIOfFixedWidths() throws {
    var builder = FCSBuilder(
      [.init("A", bits: "4"), .init("B", bits: "6")],
      events: [[.text("  12"), .text("-3.5e1")], [.text("0007"), .text("  99  ")]])
    builder.dataType = "A"
    builder.changes["$BYTEORD"] = .some(nil)
    let set = try only(builder)
    #expect(set.table.columns == [.float64([12, 7]), .float64([-35, 99])])
  }

  @Test func readsASCIIBetweenSeparators() throws {
    var builder = FCSBuilder([.init("A", bits: "*"), .init("B", bits: "*")], events: [])
    builder.dataType = "A"
    builder.changes["$TOT"] = "3"
    builder.data = Array("1,2\n3 , 4.5\t\r\n-6,7".utf8)
    let set = try only(builder)
    #expect(set.table.columns == [.float64([1, 3, -6]), .float64([2, 4.5, 7])])
    #expect(set.parameters.map(\.bits) == [0, 0])
  }

  @Test func decodesAmplifiersForIntegersOnlyAndTimeByItsStep() throws {
    var builder = FCSBuilder(
      [
        .init("FL1", bits: "16", range: "1024", amplification: "4,0"),
        .init("FL2", bits: "16", range: "1024", amplification: " 3.5 , 0.1", gain: "2"),
        .init("FSC", bits: "16", range: "1024", gain: "4"),
        .init("Time", bits: "16", range: "1024", amplification: "4,1", gain: "0.01"),
      ], events: [[512, 1023, 10, 30]])
    builder.dataType = "I"
    builder.keywords = [("$TIMESTEP", " 0.5 ")]
    let set = try only(builder)
    #expect(
      set.table.decodings == [
        ValueDecoding(amplifier: .init(decades: 4, offset: 1, range: 1024)),
        ValueDecoding(amplifier: .init(decades: 3.5, offset: 0.1, range: 1024), gain: 2),
        ValueDecoding(gain: 4), ValueDecoding(timeStep: 0.5),
      ])
    #expect(set.warnings == [.logOffsetZero(parameters: [1])])
    #expect(set.parameters[0].amplification == .init(decades: 4, offset: 1))

    builder.dataType = "F"
    builder.parameters = builder.parameters.map { parameter in
      var parameter = parameter
      parameter.bits = "32"
      return parameter
    }
    builder.events = [[1.0, 2.0, 3.0, 4.0]]
    let floats = try only(builder)
    #expect(floats.table.decodings.allSatisfy { $0.amplifier == nil })
    #expect(
      floats.warnings == [
        .logOffsetZero(parameters: [1]), .logOnFloats(parameters: [1, 2, 4]),
      ])
  }

  @Test func readsPanelNamesStainsAndRanges() throws {
    var builder = FCSBuilder(
      [
        .init(" FSC-A ", stain: "  ", range: " 1e+03"),
        .init("PE-A", stain: "CD22 µ"), .init("PE-A", range: "23.4094"),
      ], events: [[1.0, 2.0, 3.0]])
    builder.keywords = [("$CYT", "Aurora")]
    let set = try only(builder)
    #expect(set.parameters.map(\.name) == ["FSC-A", "PE-A", "PE-A"])
    #expect(set.table.panel.parameters.map(\.name) == ["FSC-A", "PE-A", "PE-A#2"])
    #expect(set.parameters.map(\.stain) == [nil, "CD22 µ", nil])
    #expect(set.parameters.map(\.range) == [1000, 262144, 23.4094])
    #expect(set.warnings == [.namesRepeated(["PE-A"])])
    #expect(set.keywords["$cyt"] == "Aurora")
    #expect(
      set.keywords.keyword("$CYT")?.offset
        == builder.bytes.firstRange(of: Array("$CYT".utf8))?.lowerBound)
  }

  @Test func readsSeveralDataSetsAndOneOfThem() throws {
    let bytes = Self.chained(counts: [2, 3, 1])
    let sets = try FCSReader.read(MemoryByteSource(bytes))
    #expect(sets.map(\.number) == [1, 2, 3])
    #expect(sets.map(\.eventCount) == [2, 3, 1])
    #expect(sets.map { $0.table.columns[0][0] } == [1, 2, 3])
    let second = try FCSReader.read(MemoryByteSource(bytes), options: .init(dataSet: 2))
    #expect(second.map(\.number) == [2] && second[0].table.columns[0].count == 3)
    #expect(throws: FCSError.noDataSet(wanted: 4, available: 3)) {
      try FCSReader.read(MemoryByteSource(bytes), options: .init(dataSet: 4))
    }
  }

  /// Data sets one after the other; the values of each are its number.
  static func chained(counts: [Int]) -> [UInt8] {
    var bytes: [UInt8] = []
    for (index, count) in counts.enumerated() {
      var builder = FCSBuilder(
        [.init("A")], events: Array(repeating: [.number(Double(index + 1))], count: count))
      let isLast = index == counts.count - 1
      builder.changes["$NEXTDATA"] = "00000000"
      let size = String(builder.bytes.count)
      builder.changes["$NEXTDATA"] =
        isLast ? "00000000" : String(repeating: "0", count: 8 - size.count) + size
      bytes += builder.bytes
    }
    return bytes
  }

  @Test func keepsTheNewerOfTwoCopiesOfListMode() throws {
    var bytes = Self.chained(counts: [2, 2])
    var sets = try FCSReader.read(MemoryByteSource(bytes))
    #expect(FCSDataSet.withoutCopies(sets).map(\.number) == [1, 2])
    bytes[3...5] = ArraySlice("2.0".utf8)
    sets = try FCSReader.read(MemoryByteSource(bytes))
    #expect(FCSDataSet.withoutCopies(sets).map(\.number) == [2])
  }

  @Test func readsNoEventsWhereNoneAreAskedFor() throws {
    let builder = FCSBuilder([.init("A"), .init("B")], events: Self.floats)
    let set = try only(builder, .init(readsEvents: false))
    #expect(set.eventCount == 4 && set.table.count == 0 && set.parameters.count == 2)
  }

  @Test func resultsDoNotDependOnWorkers() throws {
    var generator = SeededGenerator(seed: 11)
    var builder = FCSBuilder((1...7).map { .init("P\($0)") }, events: [])
    let count = 120_001
    builder.data = (0..<(count * 28)).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
    builder.changes["$TOT"] = String(count)
    let one = try only(builder, .init(workers: 1))
    #expect(one.eventCount == count)
    for workers in [2, 3, 7, nil] {
      let other = try only(builder, .init(workers: workers))
      // NaN differs from itself: compare bits.
      #expect(
        zip(one.table.columns, other.table.columns).allSatisfy { Self.bits($0) == Self.bits($1) })
      #expect(one.warnings == other.warnings)
    }
    let last = Array(builder.data?.suffix(4) ?? [])
    #expect(
      Self.bits(one.table.columns[6]).last
        == last.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
  }

  static func bits(_ column: Column) -> [UInt64] {
    switch column {
    case .float32(let values): values.map { UInt64($0.bitPattern) }
    case .float64(let values): values.map(\.bitPattern)
    case .unsigned32(let values): values.map { UInt64($0) }
    case .unsigned64(let values): values
    }
  }

  /// More parameters than are filled in one pass over the bytes.
  @Test func readsManyParameters() throws {
    let count = 600
    let events = (0..<3).map { event in
      (0..<count).map { FCSBuilder.Value.number(Double(event * 1000 + $0)) }
    }
    let set = try only(FCSBuilder((0..<count).map { .init("P\($0)") }, events: events))
    #expect(set.table.columns.count == count)
    #expect((0..<count).allSatisfy { set.table.columns[$0][2] == Double(2000 + $0) })
  }

  @Test func tellsProgressAndStopsWhenTold() throws {
    let events = Array(repeating: [FCSBuilder.Value.number(1)], count: 1000)
    let builder = FCSBuilder([.init("A")], events: events)
    _ = try only(builder, .init(onProgress: { done, total in done <= total && total == 4000 }))
    #expect(throws: FCSError.cancelled) {
      try only(builder, .init(onProgress: { _, _ in false }))
    }
  }
}
