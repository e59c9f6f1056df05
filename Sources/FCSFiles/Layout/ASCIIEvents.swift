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

  /// Reads values of the widths of `layout`, one after the other.
  func fixed(_ layout: EventLayout) throws(FCSError) -> [Column] {
    var columns = [[Double]](repeating: [], count: parameterCount)
    for index in columns.indices { columns[index].reserveCapacity(eventCount) }
    let blockEvents = max(1, (1 << 20) / layout.eventBytes)
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
    }
    return columns.map { .float64($0) }
  }

  /// Reads numbers between blanks, commas, tabs and line ends from the `length` bytes of DATA.
  func delimited(length: Int) throws(FCSError) -> [Column] {
    var columns = [[Double]](repeating: [], count: parameterCount)
    let bytes = try FCSError.reading { () throws(ByteSourceError) in
      try source.bytes(start..<(start + length))
    }
    let wanted = eventCount * parameterCount
    var found = 0
    var index = 0
    while found < wanted {
      while index < bytes.count, Self.isSeparator(bytes[index]) { index += 1 }
      let begin = index
      while index < bytes.count, !Self.isSeparator(bytes[index]) { index += 1 }
      guard begin < index else {
        throw .asciiCutShort(
          total: eventCount, read: found / parameterCount, at: start + bytes.count)
      }
      let parameter = found % parameterCount
      columns[parameter].append(
        try number(bytes[begin..<index], start, found / parameterCount, parameter))
      found += 1
    }
    return columns.map { .float64($0) }
  }

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
