/// The events of a chunk that are still in question, as offsets from its start, ascending.
struct EventSelection {
  private let memory = ScratchMemory<UInt16>(ChunkedWork.chunkSize)
  private(set) var count = 0

  var offsets: UnsafeBufferPointer<UInt16> { .init(rebasing: memory.elements[..<count]) }

  /// Selects all of a chunk's events.
  mutating func selectAll(_ count: Int) {
    let offsets = memory.elements
    for offset in 0..<count { offsets[offset] = UInt16(truncatingIfNeeded: offset) }
    self.count = count
  }

  /// Selects the events whose bits are set.
  mutating func select(_ words: UnsafePointer<UInt64>, wordCount: Int) {
    let offsets = memory.elements
    var kept = 0
    for word in 0..<wordCount {
      var rest = words[word]
      while rest != 0 {
        offsets[kept] = UInt16(truncatingIfNeeded: word << 6 + rest.trailingZeroBitCount)
        kept += 1
        rest &= rest &- 1
      }
    }
    count = kept
  }

  /// Keeps the events whose value passes; `values`, one a selected event, is thinned out likewise.
  @inline(__always)
  mutating func keep(
    _ values: UnsafeMutableBufferPointer<Double>, where isIn: (Double) -> Bool
  ) {
    let offsets = memory.elements
    var kept = 0
    for event in 0..<count {
      let value = values[event]
      offsets[kept] = offsets[event]
      values[kept] = value
      kept += isIn(value) ? 1 : 0
    }
    count = kept
  }

  /// Keeps the events whose place in the selection passes.
  @inline(__always)
  mutating func keep(places isIn: (Int) -> Bool) {
    let offsets = memory.elements
    var kept = 0
    for event in 0..<count {
      offsets[kept] = offsets[event]
      kept += isIn(event) ? 1 : 0
    }
    count = kept
  }

  /// Sets the selected events' bits.
  func mark(_ words: UnsafeMutablePointer<UInt64>) {
    for offset in offsets { words[Int(offset) >> 6] |= 1 << UInt64(offset & 63) }
  }
}
