import GatingCore

/// Events written as decimal numbers, `$DATATYPE` `A`: of fixed widths or between separators.
///
/// FCS 3.0, section 3.2.4. The values are kept as 64-bit floats.
struct ASCIIEvents {
  let source: any ByteSource
  let parameterCount: Int
  /// Where DATA begins in the file.
  let start: Int
  let eventCount: Int
  let options: FCSReadOptions

  /// Reads values of the widths of `layout`, one after the other.
  func fixed(_ layout: EventLayout) throws(FCSError) -> [Column] {
    var columns = [[Double]](repeating: [], count: parameterCount)
    for index in columns.indices { columns[index].reserveCapacity(eventCount) }
    let blockEvents = max(1, Self.blockBytes / layout.eventBytes)
    var first = 0
    while first < eventCount {
      let count = min(blockEvents, eventCount - first)
      let place = start + first * layout.eventBytes
      let bytes = try FCSError.reading { () throws(ByteSourceError) in
        try source.bytes(place..<(place + count * layout.eventBytes))
      }
      for event in 0..<count {
        for (index, field) in layout.fields.enumerated() {
          let begin = event * layout.eventBytes + field.offset
          columns[index].append(
            try number(bytes[begin..<(begin + field.width)], place, first + event, index))
        }
      }
      first += count
      guard options.onProgress?(first, eventCount) ?? true else { throw .cancelled }
    }
    return columns.map { .float64($0) }
  }

  /// Reads numbers between blanks, commas, tabs and line ends from the `length` bytes of DATA.
  func delimited(length: Int) throws(FCSError) -> [Column] {
    var columns = [[Double]](repeating: [], count: parameterCount)
    for index in columns.indices { columns[index].reserveCapacity(eventCount) }
    let wanted = eventCount * parameterCount
    var found = 0
    try forEachValue(length: length) { value, place throws(FCSError) in
      if found == wanted { return false }
      let parameter = found % parameterCount
      columns[parameter].append(
        try number(value[...], place, found / parameterCount, parameter))
      found += 1
      return true
    }
    guard found == wanted else {
      throw .asciiCutShort(total: eventCount, read: found / parameterCount, at: start + length)
    }
    return columns.map { .float64($0) }
  }

  /// How many values there are.
  func valueCount(length: Int) throws(FCSError) -> Int {
    var count = 0
    try forEachValue(length: length) { _, _ throws(FCSError) in
      count += 1
      return true
    }
    return count
  }

  /// Hands over the bytes of each value and where it begins in the file; false ends it.
  private func forEachValue(
    length: Int, _ body: ([UInt8], Int) throws(FCSError) -> Bool
  ) throws(FCSError) {
    var value: [UInt8] = []
    var offset = 0
    while offset < length {
      let first = start + offset
      let last = start + min(length, offset + Self.blockBytes)
      let block = try FCSError.reading { () throws(ByteSourceError) in
        try source.bytes(first..<last)
      }
      for (index, byte) in block.enumerated() {
        if !Self.isSeparator(byte) {
          // A number of more digits than this is none.
          if value.count < Self.longestValue { value.append(byte) }
        } else if !value.isEmpty {
          guard try body(value, first + index - value.count) else { return }
          value.removeAll(keepingCapacity: true)
        }
      }
      offset += block.count
      guard options.onProgress?(offset, length) ?? true else { throw .cancelled }
    }
    if !value.isEmpty { _ = try body(value, start + length - value.count) }
  }

  private static let blockBytes = 1 << 20
  private static let longestValue = 1024

  private static func isSeparator(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == UInt8(ascii: ",")
  }

  private func number(
    _ bytes: ArraySlice<UInt8>, _ place: Int, _ event: Int, _ parameter: Int
  ) throws(FCSError) -> Double {
    let text = TextSegment.text(bytes)
    guard let value = FCSKeywords.number(text) else {
      throw .asciiValue(
        text: text, event: event + 1, parameter: parameter + 1, at: place + bytes.startIndex)
    }
    return value
  }
}
