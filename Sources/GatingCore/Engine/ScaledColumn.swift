/// The scaled values of one dimension for every event of a sample.
package struct ScaledColumn: Sendable {
  package let values: [Double]

  /// Computes the column; nil when cancelled.
  init?(
    _ dimension: PreparedDimension, of table: EventTable, workers: Int? = nil,
    monitor: WorkMonitor? = nil
  ) {
    let size = ChunkedWork.chunkSize
    var isComplete = true
    values = [Double](unsafeUninitializedCapacity: table.count) { buffer, initialized in
      nonisolated(unsafe) let target = buffer
      isComplete = ChunkedWork.forEachChunk(
        of: table.count, workers: workers, monitor: monitor,
        makeState: { ScratchMemory(doubles: size) }
      ) { scratch, events in
        let part = UnsafeMutableBufferPointer(rebasing: target[events])
        Self.fill(part, dimension.formula, table, events, scratch.doubles)
        dimension.scale.apply(to: part)
      }
      initialized = isComplete ? table.count : 0
    }
    if !isComplete { return nil }
  }

  /// Writes the compensated values, before the scale, of `events` to `target`.
  private static func fill(
    _ target: UnsafeMutableBufferPointer<Double>, _ formula: PreparedDimension.Formula,
    _ table: EventTable, _ events: Range<Int>, _ scratch: UnsafeMutableBufferPointer<Double>
  ) {
    switch formula {
    case .parameter(let parameter):
      table.scaleValues(of: parameter, events, to: target)
    case .sum(let terms):
      target.update(repeating: 0)
      for term in terms {
        table.scaleValues(of: term.parameter, events, to: scratch)
        for index in target.indices { target[index] += term.weight * scratch[index] }
      }
    case .ratio(let numerator, let denominator, let a, let b, let c):
      fill(target, numerator, table, events, scratch)
      let divisor = ScratchMemory(doubles: events.count)
      fill(divisor.doubles, denominator, table, events, scratch)
      for index in target.indices {
        target[index] = a * (target[index] - b) / (divisor.doubles[index] - c)
      }
    }
  }
}
