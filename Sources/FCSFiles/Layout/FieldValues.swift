/// The values of one parameter in a piece of rows, on their way to a column.
struct FieldValues {
  /// The parameter's first value.
  let rows: UnsafeRawPointer
  /// Bytes from one event to the next.
  let stride: Int
  let count: Int

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
      tally(UnsafeBufferPointer(start: target, count: count), &notFinite)
    case .float64, .ascii:
      let target = column.assumingMemoryBound(to: Double.self) + first
      switch field.order {
      case .leastFirst: copy(target) { (raw: UInt64) in Double(bitPattern: raw) }
      case .mostFirst: copy(target) { (raw: UInt64) in Double(bitPattern: raw.byteSwapped) }
      case .mixed(let order): assemble(order, target) { Double(bitPattern: $0) }
      }
      tally(UnsafeBufferPointer(start: target, count: count), &notFinite)
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

  /// Counts what is not finite: first only whether there is any, which costs next to nothing.
  private func tally<Value: BinaryFloatingPoint>(
    _ values: UnsafeBufferPointer<Value>, _ notFinite: inout EventDecoder.NotFinite
  ) {
    var odd = 0
    for value in values { odd &+= (value - value) == 0 ? 0 : 1 }
    if odd == 0 { return }
    let notANumber = values.count { $0.isNaN }
    notFinite.notANumber += notANumber
    notFinite.infinite += odd - notANumber
  }
}
