/// The values of one parameter in a piece of rows, on their way to a column.
struct FieldValues {
  /// The parameter's first value.
  let rows: UnsafeRawPointer
  /// Bytes from one event to the next.
  let stride: Int
  let count: Int

  /// Writes the values of a strip, which begin at `rows`, to their columns from value `first` on.
  func decode(
    _ strip: FieldStrip, of fields: [EventLayout.Field], to columns: [UnsafeMutableRawPointer],
    at first: Int, notFinite: inout [EventDecoder.NotFinite]
  ) {
    let field = fields[strip.first]
    let places = strip.first..<(strip.first + strip.count)
    var done = 0
    if strip.count == 4 {
      done = count / 4 * 4
      let bytes = field.storage.bytes
      func target(_ place: Int) -> UnsafeMutableRawPointer {
        columns[strip.first + place] + first * bytes
      }
      func mask(_ place: Int) -> UInt64 { fields[strip.first + place].mask }
      let isOdd = decodeStrip(
        field, masks: SIMD4(mask(0), mask(1), mask(2), mask(3)),
        to: StripTargets(
          first: target(0), second: target(1), third: target(2), fourth: target(3)))
      if isOdd {
        for place in places {
          let column = UnsafeRawPointer(columns[place] + first * bytes)
          tally(column, count: done, field.storage, &notFinite[place])
        }
      }
    }
    guard done < count else { return }
    for place in places {
      let offset = done * stride + fields[place].offset - field.offset
      let rest = FieldValues(rows: rows + offset, stride: stride, count: count - done)
      rest.decode(
        fields[place], to: columns[place], at: first + done, notFinite: &notFinite[place])
    }
  }

  /// Writes the values to the column that begins at `column`, from its value `first` on.
  func decode(
    _ field: EventLayout.Field, to column: UnsafeMutableRawPointer, at first: Int,
    notFinite: inout EventDecoder.NotFinite
  ) {
    switch field.type {
    case .float32:
      let target = column.assumingMemoryBound(to: Float.self) + first
      switch field.order {
      case .leastFirst: copy(target) { (raw: UInt32) in Float(bitPattern: raw) }
      case .mostFirst: copy(target) { (raw: UInt32) in Float(bitPattern: raw.byteSwapped) }
      case .mixed(let order):
        assemble(order, target) { Float(bitPattern: UInt32(truncatingIfNeeded: $0)) }
      }
      tally(target, count: count, .float32, &notFinite)
    case .float64, .ascii:
      let target = column.assumingMemoryBound(to: Double.self) + first
      switch field.order {
      case .leastFirst: copy(target) { (raw: UInt64) in Double(bitPattern: raw) }
      case .mostFirst: copy(target) { (raw: UInt64) in Double(bitPattern: raw.byteSwapped) }
      case .mixed(let order): assemble(order, target) { Double(bitPattern: $0) }
      }
      tally(target, count: count, .float64, &notFinite)
    case .integer:
      let mask = field.mask
      switch field.storage {
      case .float32:
        integers(field, column.assumingMemoryBound(to: Float.self) + first) { Float($0 & mask) }
      case .unsigned32:
        integers(field, column.assumingMemoryBound(to: UInt32.self) + first) {
          UInt32(truncatingIfNeeded: $0 & mask)
        }
      case .unsigned64, .float64:
        integers(field, column.assumingMemoryBound(to: UInt64.self) + first) { $0 & mask }
      }
    }
  }

  @inline(__always)
  private func integers<Value>(
    _ field: EventLayout.Field, _ target: UnsafeMutablePointer<Value>,
    _ convert: (UInt64) -> Value
  ) {
    switch (field.width, field.order) {
    case (1, _): copy(target) { (raw: UInt8) in convert(UInt64(raw)) }
    case (2, .leastFirst): copy(target) { (raw: UInt16) in convert(UInt64(raw)) }
    case (2, .mostFirst): copy(target) { (raw: UInt16) in convert(UInt64(raw.byteSwapped)) }
    case (4, .leastFirst): copy(target) { (raw: UInt32) in convert(UInt64(raw)) }
    case (4, .mostFirst): copy(target) { (raw: UInt32) in convert(UInt64(raw.byteSwapped)) }
    case (let width, .leastFirst): assemble(Array(1...width), target, convert)
    case (let width, .mostFirst): assemble((1...width).reversed(), target, convert)
    case (_, .mixed(let order)): assemble(order, target, convert)
    }
  }

  @inline(__always)
  private func copy<Raw: FixedWidthInteger & BitwiseCopyable, Value>(
    _ target: UnsafeMutablePointer<Value>, _ convert: (Raw) -> Value
  ) {
    var row = rows
    for index in 0..<count {
      target[index] = convert(row.loadUnaligned(as: Raw.self))
      row += stride
    }
  }

  /// Puts a value together byte by byte, for widths and orders no machine has.
  private func assemble<Value>(
    _ order: [Int], _ target: UnsafeMutablePointer<Value>, _ convert: (UInt64) -> Value
  ) {
    var row = rows
    for index in 0..<count {
      var value: UInt64 = 0
      for (place, significance) in order.enumerated() {
        value |=
          UInt64(row.load(fromByteOffset: place, as: UInt8.self))
          << UInt64(
            8 * (significance - 1))
      }
      target[index] = convert(value)
      row += stride
    }
  }

  /// Counts what is not finite in the floats at `values`.
  private func tally(
    _ values: UnsafeRawPointer, count: Int, _ storage: ColumnStorage,
    _ notFinite: inout EventDecoder.NotFinite
  ) {
    switch storage {
    case .float32: tally(values, count, exponent: 0x7F80_0000 as UInt32, &notFinite)
    case .float64: tally(values, count, exponent: 0x7FF0_0000_0000_0000 as UInt64, &notFinite)
    case .unsigned32, .unsigned64: break
    }
  }

  /// Counts by the bits: first only whether there is any, which costs next to nothing.
  @inline(__always)
  private func tally<Bits: FixedWidthInteger & BitwiseCopyable>(
    _ values: UnsafeRawPointer, _ count: Int, exponent: Bits,
    _ notFinite: inout EventDecoder.NotFinite
  ) {
    func bits(_ index: Int) -> Bits {
      values.loadUnaligned(fromByteOffset: index * MemoryLayout<Bits>.size, as: Bits.self)
        & (Bits.max >> 1)
    }
    var isOdd: Bits = 0
    for index in 0..<count { isOdd |= bits(index) & exponent == exponent ? 1 : 0 }
    if isOdd == 0 { return }
    for index in 0..<count {
      let magnitude = bits(index)
      if magnitude > exponent { notFinite.notANumber += 1 }
      if magnitude == exponent { notFinite.infinite += 1 }
    }
  }
}
