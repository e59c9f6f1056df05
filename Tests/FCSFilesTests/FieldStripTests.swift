import FCSFiles
import GatingCore
import TestSupport
import Testing

/// Rows of every make-up, whose values are decoded four parameters at a time or one by one.
@Suite struct FieldStripTests {
  /// How a parameter is stored.
  struct Kind: Hashable {
    var type: String
    var bits: Int
    /// Bits of an integer that count.
    var counting: Int

    static let all =
      [Kind(type: "F", bits: 32, counting: 32), Kind(type: "D", bits: 64, counting: 64)]
      + [(8, 8), (8, 5), (16, 16), (16, 10), (24, 24), (32, 32), (32, 18), (64, 64), (64, 40)]
      .map { Kind(type: "I", bits: $0, counting: $1) }

    var parameter: FCSBuilder.Parameter {
      let range =
        counting == 64
        ? "18446744073709551616" : String((1 as UInt64) << UInt64(min(counting, 63)))
      return .init("P", bits: String(bits), range: range, dataType: type)
    }

    /// What the column of these stored bits is, by the standard's words alone.
    func column(_ stored: [UInt64]) -> Column {
      switch type {
      case "F": return .float32(stored.map { Float(bitPattern: UInt32(truncatingIfNeeded: $0)) })
      case "D": return .float64(stored.map { Double(bitPattern: $0) })
      default: break
      }
      let values = stored.map { $0 & (UInt64.max >> UInt64(64 - counting)) }
      switch counting {
      case ...24: return .float32(values.map { Float($0) })
      case ...32: return .unsigned32(values.map { UInt32($0) })
      default: return .unsigned64(values)
      }
    }
  }

  /// The columns' bits: NaN is not equal to itself, and its payload counts.
  private static func bits(_ columns: [Column]) -> [[UInt64]] {
    columns.map { column in
      switch column {
      case .float32(let values): values.map { UInt64($0.bitPattern) }
      case .float64(let values): values.map(\.bitPattern)
      case .unsigned32(let values): values.map { UInt64($0) }
      case .unsigned64(let values): values
      }
    }
  }

  private static func check(
    _ kinds: [Kind], events: Int, isDescending: Bool, _ generator: inout SeededGenerator
  ) throws {
    let odd: [UInt64] = [0x7F80_0000, 0xFF80_0000, 0x7FC0_0001, 0x7F80_0001, 0x7FF0_0000_0000_0000]
    let stored = kinds.map { kind in
      (0..<events).map { _ in
        let value =
          Int.random(in: 0..<50, using: &generator) == 0
          ? odd[Int.random(in: 0..<odd.count, using: &generator)]
          : UInt64.random(in: 0...(.max), using: &generator)
        return value & (UInt64.max >> UInt64(64 - kind.bits))
      }
    }
    var builder = FCSBuilder(
      kinds.enumerated().map { index, kind in
        var parameter = kind.parameter
        parameter.name = "P\(index)"
        return parameter
      },
      events: (0..<events).map { event in stored.map { .bits($0[event]) } })
    builder.version = "FCS3.2"
    builder.dataType = "I"
    builder.byteOrder = isDescending ? [4, 3, 2, 1] : [1, 2, 3, 4]
    let source = MemoryByteSource(builder.bytes)
    let expected = zip(kinds, stored).map { $0.column($1) }
    for workers in [1, 3] {
      let set = try FCSReader.read(source, options: .init(workers: workers))[0]
      #expect(set.table.columns.count == expected.count)
      #expect(bits(set.table.columns) == bits(expected), "\(kinds), \(events) events")
      #expect(set.warnings == warnings(expected), "\(kinds), \(events) events")
    }
  }

  private static func warnings(_ columns: [Column]) -> [FCSWarning] {
    columns.enumerated().compactMap { index, column in
      let values = (0..<column.count).map { column[$0] }
      let notANumber = values.count { $0.isNaN }
      let infinite = values.count { $0.isInfinite }
      return notANumber + infinite == 0
        ? nil
        : .notFinite(parameter: "P\(index)", notANumber: notANumber, infinite: infinite)
    }
  }

  @Test(arguments: Kind.all, [false, true])
  func parametersOfOneKind(kind: Kind, isDescending: Bool) throws {
    var generator = SeededGenerator(seed: 11)
    for parameters in [1, 4, 5, 8, 11] {
      for events in [1, 3, 4, 6, 1999] {
        try Self.check(
          Array(repeating: kind, count: parameters), events: events, isDescending: isDescending,
          &generator)
      }
    }
  }

  @Test(arguments: 0..<12) func parametersOfMixedKinds(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    for _ in 0..<10 {
      // Runs of one kind, so that some are long enough to go together.
      var kinds: [Kind] = []
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let kind = Kind.all[Int.random(in: 0..<Kind.all.count, using: &generator)]
        kinds += Array(repeating: kind, count: Int.random(in: 1...6, using: &generator))
      }
      try Self.check(
        kinds, events: Int.random(in: 1...700, using: &generator),
        isDescending: seed.isMultiple(of: 2), &generator)
    }
  }
}
