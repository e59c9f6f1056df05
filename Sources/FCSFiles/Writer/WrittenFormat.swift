import GatingCore

/// The type and the widths in which a table is written.
struct WrittenFormat: Sendable {
  let dataType: FCSDataType
  /// Bytes of each value of an event.
  let widths: [Int]
  /// `$PnR` of each parameter.
  let ranges: [String]

  var eventBytes: Int { widths.reduce(0, +) }

  /// Chooses the smallest type that keeps every value and its decoding.
  init(_ table: EventTable) throws(FCSWriteError) {
    let needsIntegers =
      table.decodings.contains { $0.amplifier != nil }
      || table.columns.contains { Self.hasMoreThan53Bits($0) }
    let hasIntegers = table.columns.contains {
      if case .unsigned32 = $0 { return true }
      if case .unsigned64 = $0 { return true }
      return false
    }
    let hasDoubles = table.columns.contains {
      if case .float64 = $0 { return true }
      return false
    }
    var broken: (parameter: Int, event: Int)?
    if needsIntegers || hasIntegers {
      for (index, column) in table.columns.enumerated() where broken == nil {
        broken = Self.firstBroken(column).map { (index, $0) }
      }
    }
    if needsIntegers, let broken {
      throw .notWhole(
        parameter: table.panel.parameters[broken.parameter].name, event: broken.event + 1)
    }
    if needsIntegers || (hasIntegers && broken == nil) {
      try self.init(integers: table)
      return
    }
    let isWide = hasIntegers || hasDoubles
    self.init(
      dataType: isWide ? .float64 : .float32, widths: table.columns.map { _ in isWide ? 8 : 4 },
      ranges: table.panel.parameters.map { Self.text($0.range) })
  }

  private init(dataType: FCSDataType, widths: [Int], ranges: [String]) {
    self.dataType = dataType
    self.widths = widths
    self.ranges = ranges
  }

  private init(integers table: EventTable) throws(FCSWriteError) {
    var widths: [Int] = []
    var ranges: [String] = []
    for (index, parameter) in table.panel.parameters.enumerated() {
      let largest = Self.largest(table.columns[index])
      let amplifier = table.decodings[index].amplifier
      var range = (amplifier?.range ?? parameter.range).rounded(.up)
      if largest > EventLayout.mask(range: range) || range < 1 {
        if let amplifier {
          throw .beyondRange(
            parameter: parameter.name, value: Double(largest), range: amplifier.range)
        }
        range = Double(sign: .plus, exponent: Self.bits(largest), significand: 1)
      }
      let bits = Self.bits(max(largest, range >= 0x1p64 ? .max : UInt64(range) - 1))
      widths.append([2, 4, 8].first { $0 * 8 >= bits } ?? 8)
      ranges.append(Self.text(amplifier?.range ?? range))
    }
    self.init(dataType: .integer, widths: widths, ranges: ranges)
  }

  /// How many bits `value` takes, one at least.
  private static func bits(_ value: UInt64) -> Int { max(1, 64 - value.leadingZeroBitCount) }

  private static func largest(_ column: Column) -> UInt64 {
    switch column {
    case .float32(let values): UInt64(values.max() ?? 0)
    case .float64(let values): UInt64(values.max() ?? 0)
    case .unsigned32(let values): UInt64(values.max() ?? 0)
    case .unsigned64(let values): values.max() ?? 0
    }
  }

  private static func hasMoreThan53Bits(_ column: Column) -> Bool {
    guard case .unsigned64(let values) = column else { return false }
    return values.contains { $0 > 1 << 53 }
  }

  /// The first event whose value is no whole number below 2⁶⁴.
  private static func firstBroken(_ column: Column) -> Int? {
    func isBroken(_ value: Double) -> Bool {
      !(value >= 0 && value < 0x1p64 && value.rounded(.towardZero) == value)
        || (value == 0 && value.sign == .minus)
    }
    switch column {
    case .float32(let values): return values.firstIndex { isBroken(Double($0)) }
    case .float64(let values): return values.firstIndex(where: isBroken)
    case .unsigned32, .unsigned64: return nil
    }
  }

  /// A number without needless places: whole ones as whole numbers.
  static func text(_ value: Double) -> String {
    if value == 0x1p64 { return "18446744073709551616" }
    return Int(exactly: value).map(String.init) ?? value.description
  }
}
