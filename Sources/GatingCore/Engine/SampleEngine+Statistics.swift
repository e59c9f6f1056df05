extension SampleEngine {
  /// The compensated scale values of a dimension, before its scale, of the events in `mask`.
  ///
  /// Ascending by event; nothing is kept. Cost: the chunks that have events of the mask, times the
  /// terms of the compensation.
  /// - Precondition: the mask is one of this table.
  /// - Throws: `GatingFailure.parameter` or `.compensation`.
  package func values(
    _ dimension: Dimension, matrices: [SpectrumMatrix], of mask: EventMask
  ) throws(GatingFailure) -> [Double] {
    precondition(mask.count == table.count, "a mask of \(mask.count) events, not \(table.count)")
    var plain = dimension
    plain.scale = .identity
    var resolver = DimensionResolver(panel: table.panel, matrices: matrices)
    let prepared = try resolver.resolve(plain)
    let size = ChunkedWork.chunkSize
    let memory = ScratchMemory<Double>(2 * size)
    let scratch = UnsafeMutableBufferPointer(rebasing: memory.elements[size...])
    var values: [Double] = []
    values.reserveCapacity(mask.population)
    for start in stride(from: 0, to: table.count, by: size) {
      let events = start..<min(table.count, start + size)
      let words = mask.words[(start >> 6)..<((events.upperBound + 63) >> 6)]
      guard words.contains(where: { $0 != 0 }) else { continue }
      let target = UnsafeMutableBufferPointer(rebasing: memory.elements[..<events.count])
      prepared.write(events, of: table, to: target, scratch: scratch)
      for (index, word) in words.enumerated() {
        var rest = word
        while rest != 0 {
          values.append(target[index << 6 + rest.trailingZeroBitCount])
          rest &= rest &- 1
        }
      }
    }
    return values
  }
}
