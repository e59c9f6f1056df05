import GatingCore

/// The types and the widths in which a table is written.
struct WrittenFormat: Sendable {
  /// One a parameter; all the same in FCS 3.1.
  private(set) var types: [FCSDataType] = []
  /// Bytes of each value of an event.
  private(set) var widths: [Int] = []
  /// `$PnR` of each parameter.
  private(set) var ranges: [String] = []

  var eventBytes: Int { widths.reduce(0, +) }

  /// `$DATATYPE`: the type of most parameters, of several the first.
  var dataType: FCSDataType {
    let counts = FCSDataType.allCases.map { type in types.count { $0 == type } }
    let most = counts.max() ?? 0
    return zip(FCSDataType.allCases, counts).first { $0.1 == most && most > 0 }?.0 ?? .float32
  }

  /// Chooses the smallest types that keep every value and its decoding.
  init(_ table: EventTable, _ options: FCSWriteOptions) throws(FCSWriteError) {
    switch options.version {
    case .fcs31: try chooseOne(table, options)
    case .fcs32: try chooseEach(table, options)
    }
  }

  /// One type for all, as FCS 3.1 wants.
  private mutating func chooseOne(
    _ table: EventTable, _ options: FCSWriteOptions
  ) throws(FCSWriteError) {
    let needsIntegers =
      table.decodings.contains { $0.amplifier != nil }
      || table.columns.contains { Self.hasMoreThan53Bits($0) }
    let hasIntegers = table.columns.contains(where: Self.isInteger)
    let wantsIntegers =
      hasIntegers || options.dataTypes.map { $0.allSatisfy { $0 == .integer } } == true
    var broken: (parameter: Int, event: Int)?
    if needsIntegers || wantsIntegers {
      for (index, column) in table.columns.enumerated() where broken == nil {
        broken = Self.firstBroken(column).map { (index, $0) }
      }
    }
    if needsIntegers, let broken {
      throw .notWhole(
        parameter: table.panel.parameters[broken.parameter].name, event: broken.event + 1)
    }
    if needsIntegers || (wantsIntegers && broken == nil) {
      for index in table.columns.indices { try addInteger(table, index) }
      return
    }
    let isWide = hasIntegers || table.columns.contains(where: Self.isDouble)
    for parameter in table.panel.parameters { addFloat(parameter, isWide: isWide) }
  }

  /// The type of each by itself; FCS 3.2, section 3.3.41.
  private mutating func chooseEach(
    _ table: EventTable, _ options: FCSWriteOptions
  ) throws(FCSWriteError) {
    for (index, column) in table.columns.enumerated() {
      let parameter = table.panel.parameters[index]
      let wanted = options.dataTypes.flatMap { $0.indices.contains(index) ? $0[index] : nil }
      let isLog = table.decodings[index].amplifier != nil
      if isLog || Self.isInteger(column) || wanted == .integer {
        let broken = Self.firstBroken(column)
        if isLog, let broken { throw .notWhole(parameter: parameter.name, event: broken + 1) }
        if isLog, table.decodings[index].gain != 1 { throw .gainOfLogarithm(parameter.name) }
        if broken == nil {
          try addInteger(table, index)
          continue
        }
      }
      addFloat(parameter, isWide: Self.isDouble(column))
    }
  }

  private mutating func addFloat(_ parameter: Parameter, isWide: Bool) {
    types.append(isWide ? .float64 : .float32)
    widths.append(isWide ? 8 : 4)
    ranges.append(Self.text(parameter.range))
  }

  private mutating func addInteger(_ table: EventTable, _ index: Int) throws(FCSWriteError) {
    let parameter = table.panel.parameters[index]
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
    types.append(.integer)
    widths.append([2, 4, 8].first { $0 * 8 >= bits } ?? 8)
    ranges.append(Self.text(amplifier?.range ?? range))
  }

  private static func isInteger(_ column: Column) -> Bool {
    switch column {
    case .unsigned32, .unsigned64: true
    case .float32, .float64: false
    }
  }

  private static func isDouble(_ column: Column) -> Bool {
    if case .float64 = column { return true }
    return false
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
