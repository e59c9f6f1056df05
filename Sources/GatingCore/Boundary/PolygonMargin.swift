/// The events near the sides of a polygon.
enum PolygonMargin {
  /// For each side a mask of the events of `parent` within a step of it: of those in the polygon
  /// that are less than a step away, of those outside that are not more. Nil when cancelled.
  static func near(
    _ sides: [SideDistance], x: ScaledColumn, y: ScaledColumn, among parent: EventMask,
    inside base: EventMask, workers: Int?, monitor: WorkMonitor?
  ) -> [EventMask]? {
    let stride = parent.words.count
    let memory = ScratchMemory<UInt64>(max(1, stride * sides.count))
    memory.elements.update(repeating: 0)
    nonisolated(unsafe) let target = memory.elements
    let isComplete = ChunkedWork.forEachChunk(
      of: parent.count, workers: workers, monitor: monitor, makeState: {}
    ) { _, events in
      for word in (events.lowerBound >> 6)..<((events.upperBound + 63) >> 6) {
        var rest = parent.words[word]
        while rest != 0 {
          let bit = rest & ~(rest &- 1)
          let event = word << 6 + rest.trailingZeroBitCount
          let isInside = base.words[word] & bit != 0
          for (index, side) in sides.enumerated() {
            let square = side.squared(x.values[event], y.values[event])
            if isInside ? square < 1 : square <= 1 { target[index * stride + word] |= bit }
          }
          rest &= rest &- 1
        }
      }
    }
    defer { withExtendedLifetime(memory) {} }
    guard isComplete else { return nil }
    return sides.indices.map { index in
      EventMask(
        count: parent.count,
        words: Array(memory.elements[(index * stride)..<((index + 1) * stride)]))
    }
  }
}
