/// The scaled values of one chunk of events, for the dimensions of a plan: a worker's scratch.
///
/// Values are computed for the events asked for alone while those are few, for the whole chunk
/// (once) otherwise; both give the same numbers.
struct ChunkValues {
  private let plan: GatingPlan
  private let table: EventTable
  /// Whole scaled columns that are known already, by dimension index.
  private let known: [Int: ScaledColumn]
  private var events = 0..<0
  private let memory: ScratchMemory<Double>
  private let stored: UnsafeMutableBufferPointer<Double>
  private var isStored: [Bool]
  private let scaled: UnsafeMutableBufferPointer<Double>
  private var isScaled: [Bool]

  init(plan: GatingPlan, table: EventTable, known: [Int: ScaledColumn]) {
    self.plan = plan
    self.table = table
    self.known = known
    let size = ChunkedWork.chunkSize
    isStored = Array(repeating: false, count: 2 * table.columns.count)
    isScaled = Array(repeating: false, count: plan.dimensions.count)
    memory = ScratchMemory(size * (isStored.count + isScaled.count))
    stored = .init(rebasing: memory.elements[..<(size * isStored.count)])
    scaled = .init(rebasing: memory.elements[(size * isStored.count)...])
  }

  /// Starts a new chunk.
  mutating func begin(_ events: Range<Int>) {
    self.events = events
    for index in isStored.indices { isStored[index] = false }
    for index in isScaled.indices { isScaled[index] = false }
  }

  /// Writes the scaled values of a dimension for events of the chunk (offsets from its start).
  mutating func gather(
    _ dimension: Int, _ offsets: UnsafeBufferPointer<UInt16>,
    to target: UnsafeMutableBufferPointer<Double>
  ) {
    if let column = known[dimension] {
      column.values.withUnsafeBufferPointer { values in
        for index in offsets.indices {
          target[index] = values[events.lowerBound + Int(offsets[index])]
        }
      }
      return
    }
    let size = ChunkedWork.chunkSize
    let whole = UnsafeMutableBufferPointer(
      rebasing: scaled[(dimension * size)..<(dimension * size + events.count)])
    let prepared = plan.dimensions[dimension]
    if !isScaled[dimension], offsets.count * 2 > events.count {
      compute(prepared, count: events.count, offset: { $0 }, to: whole)
      isScaled[dimension] = true
    }
    if isScaled[dimension] {
      for index in offsets.indices { target[index] = whole[Int(offsets[index])] }
    } else {
      compute(prepared, count: offsets.count, offset: { Int(offsets[$0]) }, to: target)
    }
  }

  private mutating func compute(
    _ dimension: PreparedDimension, count: Int, offset: (Int) -> Int,
    to target: UnsafeMutableBufferPointer<Double>
  ) {
    let size = ChunkedWork.chunkSize
    for column in PreparedDimension.columns(dimension.formula) where !isStored[column] {
      PreparedDimension.write(
        column: column, events, of: table,
        to: .init(rebasing: stored[(column * size)..<(column * size + events.count)]))
      isStored[column] = true
    }
    switch dimension.formula {
    case .parameter(let parameter):
      for index in 0..<count { target[index] = stored[parameter * size + offset(index)] }
    case .sum(let terms):
      for index in 0..<count { target[index] = 0 }
      for term in terms {
        let base = term.parameter * size
        for index in 0..<count { target[index] += term.weight * stored[base + offset(index)] }
      }
    case .ratio:
      for index in 0..<count {
        let place = offset(index)
        target[index] = PreparedDimension.value(dimension.formula) {
          stored[$0 * size + place]
        }
      }
    }
    dimension.scale.apply(to: .init(rebasing: target[..<count]))
  }
}
