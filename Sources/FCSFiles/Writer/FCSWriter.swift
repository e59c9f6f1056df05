import GatingCore

/// Writes an event table as one data set of FCS 3.1 or 3.2, strictly by the standard.
///
/// Stored values are written as they are, little-endian, with what decodes them: 32-bit floats
/// unless a column needs 64, integers where a logarithmic amplifier or a count asks for them.
/// FCS 3.1: Spidlen and others, Cytometry A 2010;77:97. FCS 3.2: Spidlen and others, Cytometry A
/// 2021;99:100.
///
/// ```swift
/// let writer = try FCSWriter(table, keywords: [FCSKeyword(name: "$CYT", value: "Aurora")])
/// try writer.write { try file.append($0) }
/// ```
package struct FCSWriter: Sendable {
  /// How many bytes the file will have.
  package let byteCount: Int
  /// `$DATATYPE`: the type of all values, in FCS 3.2 of most.
  package let dataType: FCSDataType
  /// The type of each parameter's values.
  package var dataTypes: [FCSDataType] { format.types }
  package let table: EventTable
  let format: WrittenFormat
  private let head: [UInt8]

  /// Settles the format and writes HEADER and TEXT.
  ///
  /// Keywords that the writer decides (offsets, `$Pn…` of the panel, `$TOT` and the like) are taken
  /// from the table; of `keywords` the others are kept in order, without those of no value.
  /// - Throws: `FCSWriteError` where the standard has no place for the table.
  package init(
    _ table: EventTable, keywords: [FCSKeyword] = [], options: FCSWriteOptions = .init()
  ) throws(FCSWriteError) {
    self.table = table
    format = try WrittenFormat(table, options)
    dataType = format.dataType
    let dataBytes = table.count * format.eventBytes
    let text = try WrittenText(
      table, format, keywords, version: options.version, dataBytes: dataBytes)
    head = text.head
    byteCount = text.head.count + dataBytes + Self.noChecksum.count
  }

  /// Eight zeros in the place of a checksum: there is none; FCS 3.1, section 3.6.
  private static let noChecksum = Array("00000000".utf8)

  /// Hands the bytes of the file to `sink`, in order and in pieces of at most about a mebibyte.
  package func write<Failure: Error>(
    to sink: (UnsafeRawBufferPointer) throws(Failure) -> Void
  ) throws(Failure) {
    try Self.pass(head, to: sink)
    let blockEvents = max(1, (1 << 20) / format.eventBytes)
    var block = [UInt8](repeating: 0, count: min(blockEvents, table.count) * format.eventBytes)
    var first = 0
    while first < table.count {
      let events = first..<min(table.count, first + blockEvents)
      block.withUnsafeMutableBytes { rows in
        var offset = 0
        for (index, column) in table.columns.enumerated() {
          encode(column, events, index, to: rows, at: offset)
          offset += format.widths[index]
        }
      }
      try Self.pass(block[..<(events.count * format.eventBytes)], to: sink)
      first = events.upperBound
    }
    try Self.pass(Self.noChecksum, to: sink)
  }

  /// The whole file in memory.
  package var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(byteCount)
    write { (piece: UnsafeRawBufferPointer) in bytes.append(contentsOf: piece) }
    return bytes
  }

  private static func pass<Failure: Error>(
    _ bytes: some Collection<UInt8>, to sink: (UnsafeRawBufferPointer) throws(Failure) -> Void
  ) throws(Failure) {
    var failure: Failure?
    _ = bytes.withContiguousStorageIfAvailable { buffer in
      do throws(Failure) {
        try sink(UnsafeRawBufferPointer(buffer))
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
  }

  private func encode(
    _ column: Column, _ events: Range<Int>, _ index: Int, to rows: UnsafeMutableRawBufferPointer,
    at offset: Int
  ) {
    let width = format.widths[index]
    switch (format.types[index], column) {
    case (.float32, .float32(let values)):
      store(values[events], rows, offset) { $0.bitPattern.littleEndian }
    case (.float32, _), (.float64, _), (.ascii, _):
      for (row, event) in events.enumerated() {
        rows.storeBytes(
          of: column[event].bitPattern.littleEndian, toByteOffset: row * format.eventBytes + offset,
          as: UInt64.self)
      }
    case (.integer, .float32(let values)):
      storeWhole(values[events], width, rows, offset) { UInt64($0) }
    case (.integer, .float64(let values)):
      storeWhole(values[events], width, rows, offset) { UInt64($0) }
    case (.integer, .unsigned32(let values)):
      storeWhole(values[events], width, rows, offset) { UInt64($0) }
    case (.integer, .unsigned64(let values)):
      storeWhole(values[events], width, rows, offset) { $0 }
    }
  }

  private func store<Value, Raw: BitwiseCopyable>(
    _ values: ArraySlice<Value>, _ rows: UnsafeMutableRawBufferPointer, _ offset: Int,
    _ convert: (Value) -> Raw
  ) {
    var place = offset
    for value in values {
      rows.storeBytes(of: convert(value), toByteOffset: place, as: Raw.self)
      place += format.eventBytes
    }
  }

  private func storeWhole<Value>(
    _ values: ArraySlice<Value>, _ width: Int, _ rows: UnsafeMutableRawBufferPointer,
    _ offset: Int, _ convert: (Value) -> UInt64
  ) {
    switch width {
    case 2:
      store(values, rows, offset) { UInt16(truncatingIfNeeded: convert($0)).littleEndian }
    case 4:
      store(values, rows, offset) { UInt32(truncatingIfNeeded: convert($0)).littleEndian }
    default: store(values, rows, offset) { convert($0).littleEndian }
    }
  }
}
