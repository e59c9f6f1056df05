import GatingCore

/// A table turned into 32-bit floats, with what that changed.
///
/// A logarithmic amplifier has no place beside floats: its values are linearised first.
package struct FloatConversion: Sendable {
  package let table: EventTable
  /// How many values are no longer exactly what they were.
  package let changed: Int
  /// The parameters whose logarithmic amplifier was applied.
  package let linearised: [String]

  /// Converts every column; the ones that are 32-bit floats stay as they are.
  package init(_ source: EventTable) {
    var columns: [Column] = []
    var decodings = source.decodings
    var changed = 0
    var linearised: [String] = []
    var piece = [Double](repeating: 0, count: 4096)
    for (index, column) in source.columns.enumerated() {
      let isLog = source.decodings[index].amplifier != nil
      if case .float32 = column, !isLog {
        columns.append(column)
        continue
      }
      if isLog {
        linearised.append(source.panel.parameters[index].name)
        decodings[index] = .stored
      }
      var values: [Float] = []
      values.reserveCapacity(column.count)
      var first = 0
      while first < column.count {
        let events = first..<min(column.count, first + piece.count)
        piece.withUnsafeMutableBufferPointer { buffer in
          if isLog {
            source.scaleValues(of: index, events, to: buffer)
          } else {
            column.copy(events, to: buffer)
          }
        }
        for (offset, value) in piece.prefix(events.count).enumerated() {
          let float = Float(value)
          values.append(float)
          if !Self.isKept(float, value, column, events.lowerBound + offset, isLog) { changed += 1 }
        }
        first = events.upperBound
      }
      columns.append(.float32(values))
    }
    var panel = source.panel
    for index in panel.parameters.indices {
      guard source.decodings[index].amplifier != nil else { continue }
      var top = [panel.parameters[index].range]
      top.withUnsafeMutableBufferPointer { source.decodings[index].decode($0) }
      panel.parameters[index].range = top[0]
    }
    table = EventTable(panel: panel, columns: columns, decodings: decodings)
    self.changed = changed
    self.linearised = linearised
  }

  private static func isKept(
    _ float: Float, _ value: Double, _ column: Column, _ event: Int, _ isLog: Bool
  ) -> Bool {
    if !isLog, case .unsigned64(let values) = column {
      return UInt64(exactly: float) == values[event]
    }
    return value.isNaN ? float.isNaN : Double(float) == value
  }
}
