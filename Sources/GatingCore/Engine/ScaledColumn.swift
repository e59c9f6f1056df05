/// The scaled values of one dimension for every event of a sample.
package struct ScaledColumn: Sendable {
  /// One value an event.
  package let values: [Double]

  /// Computes the column; nil when cancelled. The caller announces the work to `monitor`.
  init?(
    _ dimension: PreparedDimension, of table: EventTable, workers: Int? = nil,
    monitor: WorkMonitor? = nil
  ) {
    // The storage of an empty array is one for the whole process and not to be written to.
    if table.count == 0 {
      values = []
      return
    }
    let size = ChunkedWork.chunkSize
    var isComplete = true
    values = [Double](unsafeUninitializedCapacity: table.count) { buffer, initialized in
      nonisolated(unsafe) let target = buffer
      isComplete = ChunkedWork.forEachChunk(
        of: table.count, workers: workers, monitor: monitor,
        makeState: { ScratchMemory<Double>(size) }
      ) { scratch, events in
        let part = UnsafeMutableBufferPointer(rebasing: target[events])
        dimension.write(events, of: table, to: part, scratch: scratch.elements)
        dimension.scale.apply(to: part)
      }
      initialized = isComplete ? table.count : 0
    }
    if !isComplete { return nil }
  }
}
