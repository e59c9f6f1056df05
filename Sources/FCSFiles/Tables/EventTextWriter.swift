import GatingCore

/// Writes the events of a table as text: a heading, then a row an event.
///
/// Values are scale values (amplifiers, gains and `$TIMESTEP` applied, nothing compensated) with
/// the shortest digits that read back the same; `NaN`, `inf` and `-inf` where they are no numbers.
/// A heading is `$PnN`, where there is a stain `$PnN :: $PnS`. RFC 4180, UTF-8, lines end in `\n`.
package struct EventTextWriter: Sendable {
  let table: EventTable
  let delimiter: UInt8

  /// - Parameter delimiter: a comma or a tab.
  package init(_ table: EventTable, delimiter: UInt8 = UInt8(ascii: ",")) {
    self.table = table
    self.delimiter = delimiter
  }

  /// Between a parameter's name and its stain in a heading.
  static let stainMark = " :: "

  /// Hands the text to `sink`, in order and in pieces of a few thousand events.
  ///
  /// - Parameter onProgress: told how many events are done.
  package func write<Failure: Error>(
    onProgress: (Int) -> Void = { _ in },
    to sink: (UnsafeRawBufferPointer) throws(Failure) -> Void
  ) throws(Failure) {
    var text: [UInt8] = []
    for (index, parameter) in table.panel.parameters.enumerated() {
      if index > 0 { text.append(delimiter) }
      let stain = parameter.stain.map { Self.stainMark + $0 } ?? ""
      text += quoted(parameter.name + stain)
    }
    text.append(0x0A)
    try Self.pass(text, to: sink)
    var values = table.columns.map { _ in [Double](repeating: 0, count: ChunkedWork.chunkSize) }
    var first = 0
    while first < table.count {
      let events = first..<min(table.count, first + ChunkedWork.chunkSize)
      for index in values.indices {
        values[index].withUnsafeMutableBufferPointer {
          table.scaleValues(of: index, events, to: $0)
        }
      }
      text.removeAll(keepingCapacity: true)
      for row in 0..<events.count {
        for index in values.indices {
          if index > 0 { text.append(delimiter) }
          Self.append(values[index][row], to: &text)
        }
        text.append(0x0A)
      }
      try Self.pass(text, to: sink)
      first = events.upperBound
      onProgress(first)
    }
  }

  private func quoted(_ field: String) -> [UInt8] {
    let bytes = Array(field.utf8)
    let isPlain = !bytes.contains { $0 == delimiter || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
    if isPlain { return bytes }
    return [0x22] + bytes.flatMap { $0 == 0x22 ? [0x22, 0x22] : [$0] } + [0x22]
  }

  static func append(_ value: Double, to text: inout [UInt8]) {
    if value.isFinite, value.magnitude < 1e15, value == value.rounded(),
      value != 0 || value.sign == .plus
    {
      text += String(Int(value)).utf8
    } else if value.isNaN {
      text += "NaN".utf8
    } else {
      text += value.description.utf8
    }
  }

  private static func pass<Failure: Error>(
    _ bytes: [UInt8], to sink: (UnsafeRawBufferPointer) throws(Failure) -> Void
  ) throws(Failure) {
    var failure: Failure?
    bytes.withUnsafeBytes { buffer in
      do throws(Failure) {
        try sink(buffer)
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
  }
}
