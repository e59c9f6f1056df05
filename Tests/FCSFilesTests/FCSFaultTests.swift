import FCSFiles
import GatingCore
import TestSupport
import Testing

/// Small files cut and damaged everywhere: an error or events, never a crash or a hang.
@Suite struct FCSFaultTests {
  private static var integers: FCSBuilder {
    var builder = FCSBuilder(
      [
        .init("A", stain: "CD34", bits: "16", range: "1024", amplification: "4,0"),
        .init("B", bits: "24", range: "16777216"), .init("Time", bits: "32", range: "4294967296"),
      ], events: (0..<9).map { [.bits($0 * 100), .bits($0 << 16 | 5), .bits($0 << 30)] })
    builder.dataType = "I"
    builder.byteOrder = [4, 3, 2, 1]
    builder.keywords = [("$SPILLOVER", "2,A,B,1,0.1,0,1"), ("$TIMESTEP", "0.01"), ("$COM", "a//b")]
    return builder
  }

  private static var ascii: FCSBuilder {
    var builder = FCSBuilder([.init("A", bits: "*"), .init("B", bits: "*")], events: [])
    builder.dataType = "A"
    builder.changes["$TOT"] = "3"
    builder.data = Array("1,2\n3,4.5\n-6,7".utf8)
    return builder
  }

  static let samples: [[UInt8]] = [
    integers.bytes, ascii.bytes, FCSReaderTests.chained(counts: [2, 3]),
    FCSBuilder([.init("A"), .init("B")], events: [[1.0, 2.0], [3.0, 4.0]]).bytes,
    FCSBuilder(
      (1...5).map { .init("P\($0)") },
      events: (0..<6).map { event in (0..<5).map { .number(Double(event * 10 + $0)) } }
    ).bytes,
  ]

  /// Reads; the columns fit the file, whatever it says.
  private func read(_ bytes: [UInt8]) -> [FCSDataSet]? {
    guard let sets = try? FCSReader.read(MemoryByteSource(bytes), options: .init(workers: 2)) else {
      return nil
    }
    for set in sets {
      let size = set.table.columns.count * set.eventCount
      #expect(size <= bytes.count && set.table.columns.allSatisfy { $0.count == set.eventCount })
      for warning in set.warnings { #expect(!warning.message.isEmpty && !warning.code.isEmpty) }
    }
    return sets
  }

  @Test(arguments: samples.indices) func cutAtEveryByte(sample: Int) throws {
    let whole = Self.samples[sample]
    let sound = try #require(read(whole))
    for length in 0..<whole.count {
      guard let sets = read(Array(whole[..<length])) else { continue }
      for (set, expected) in zip(sets, sound) {
        // What is read of a cut file is the beginning of the whole one, and said to be cut.
        #expect(set.eventCount <= expected.eventCount)
        for (column, other) in zip(set.table.columns, expected.table.columns) {
          #expect((0..<set.eventCount).allSatisfy { column[$0] == other[$0] }, "cut at \(length)")
        }
        if set.eventCount < expected.eventCount {
          #expect(set.warnings.contains { $0.code == "data-cut-short" })
        }
      }
    }
  }

  @Test(arguments: samples.indices) func damagedAtRandom(sample: Int) {
    let whole = Self.samples[sample]
    var generator = SeededGenerator(seed: UInt64(sample) + 1)
    for _ in 0..<20_000 {
      var bytes = whole
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let place = Int.random(in: bytes.indices, using: &generator)
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
        case 1: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
        case 2: bytes[place] = UInt8(ascii: "0") + UInt8.random(in: 0...9, using: &generator)
        default: bytes.remove(at: place)
        }
      }
      _ = read(bytes)
    }
  }

  /// Numbers in the place of every value of TEXT, the largest among them.
  @Test func everyKeywordWithEveryNumber() {
    let values = [
      "", "0", "-1", "1", "58", "9223372036854775807", "-9223372036854775808", "1e300", "1e18",
      "1152921504606846975", "18446744073709551616", "*", "1,2", "x", "0.5", "64", "63",
    ]
    let names =
      [
        "$BEGINDATA", "$ENDDATA", "$BEGINSTEXT", "$ENDSTEXT", "$BEGINANALYSIS", "$ENDANALYSIS",
        "$NEXTDATA", "$TOT", "$PAR", "$BYTEORD", "$DATATYPE", "$MODE", "$P1B", "$P1R", "$P1E",
        "$P1G", "$TIMESTEP", "$SPILLOVER",
      ]
    for type in ["I", "F", "A"] {
      for first in names {
        for second in names {
          for (index, value) in values.enumerated() {
            var builder = Self.integers
            builder.dataType = type
            builder.headerOffsets = index.isMultiple(of: 2) ? [2: "       0", 3: "       0"] : [:]
            builder.data = Array(repeating: 0x31, count: 81)
            builder.changes[first] = value
            builder.changes[second] = values[(index * 7 + 3) % values.count]
            _ = read(builder.bytes)
          }
        }
      }
    }
  }
}
