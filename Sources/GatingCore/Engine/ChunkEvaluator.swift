/// Evaluates the gates of a plan on one chunk of events after the other: one worker's work.
struct ChunkEvaluator {
  private let plan: GatingPlan
  private var values: ChunkValues
  private var selection = EventSelection()
  /// The scaled values of the selected events, a chunk's length for each dimension of a gate.
  private let columns: ScratchMemory<Double>
  /// Whether an event is in the quadrant at hand.
  private let flags = ScratchMemory<Bool>(ChunkedWork.chunkSize)

  init(plan: GatingPlan, table: EventTable, known: [Int: ScaledColumn]) {
    self.plan = plan
    values = ChunkValues(plan: plan, table: table, known: known)
    let widest = plan.nodes.map(\.dimensions.count).max() ?? 0
    columns = ScratchMemory(ChunkedWork.chunkSize * max(1, widest))
  }

  /// Fills the words of the chunk in every population that `wanted` names.
  ///
  /// - Parameters:
  ///   - words: the words of population `p` start at `p * stride`; those of populations not wanted
  ///     are filled already.
  mutating func evaluate(
    _ events: Range<Int>, wanted: [Bool], words: UnsafeMutablePointer<UInt64>, stride: Int
  ) {
    values.begin(events)
    let chunk = words + events.lowerBound >> 6
    let wordCount = (events.count + 63) >> 6
    for (index, node) in plan.nodes.enumerated() where wanted[index] {
      if case .boolean(let operation, let operands) = node.test {
        combine(operation, operands, node, chunk, stride: stride, eventCount: events.count)
        continue
      }
      for population in node.first..<(node.first + node.count) {
        (chunk + population * stride).update(repeating: 0, count: wordCount)
      }
      if let parent = node.parent {
        selection.select(chunk + parent * stride, wordCount: wordCount)
      } else {
        selection.selectAll(events.count)
      }
      if selection.count == 0 { continue }
      if case .quadrants(let dividers, let quadrants) = node.test {
        split(dividers, quadrants, into: chunk + node.first * stride, stride: stride)
      } else {
        narrow(node.test)
        selection.mark(chunk + node.first * stride)
      }
    }
  }

  /// The scaled values of the selected events, in the memory for the gate's dimension `place`.
  private mutating func gather(
    _ dimension: Int, at place: Int = 0
  ) -> UnsafeMutableBufferPointer<Double> {
    let start = place * ChunkedWork.chunkSize
    let target = UnsafeMutableBufferPointer(
      rebasing: columns.elements[start..<(start + selection.count)])
    values.gather(dimension, selection.offsets, to: target)
    return target
  }

  /// Keeps the selected events that are in a gate of one population.
  private mutating func narrow(_ test: GatingPlan.Test) {
    switch test {
    case .rectangle(let sides):
      for side in sides {
        let column = gather(side.dimension)
        let lower = side.interval.minimum ?? -.infinity
        // Comparisons with NaN fail, those with infinities hold where a bound is missing.
        if let upper = side.interval.maximum {
          selection.keep(column) { $0 >= lower && $0 < upper }
        } else {
          selection.keep(column) { $0 >= lower }
        }
      }
    case .polygon(let x, let y, let polygon):
      let (left, right) = (polygon.minimum.x, polygon.maximum.x)
      let xs = gather(x)
      selection.keep(xs) { $0 >= left && $0 <= right }
      let ys = gather(y, at: 1)
      selection.keep { polygon.contains(x: xs[$0], y: ys[$0]) }
    case .ellipsoid(let dimensions, let ellipsoid):
      for (place, dimension) in dimensions.enumerated() { _ = gather(dimension, at: place) }
      let table = columns.elements
      selection.keep { event in
        ellipsoid.contains { table[$0 * ChunkedWork.chunkSize + event] }
      }
    case .channelPolygon(let x, let y, let grids, let polygon):
      let xs = gather(x)
      let ys = gather(y, at: 1)
      selection.keep {
        polygon.contains(x: grids.x.event(xs[$0]), y: grids.y.event(ys[$0]))
      }
    case .quadrants, .boolean: break
    }
  }

  /// Marks the selected events that are in each quadrant.
  private mutating func split(
    _ dividers: [Int], _ quadrants: [[GatingPlan.Position]],
    into words: UnsafeMutablePointer<UInt64>, stride: Int
  ) {
    let table = dividers.enumerated().map { gather($1, at: $0) }
    let offsets = selection.offsets
    let flags = flags.elements
    for (index, positions) in quadrants.enumerated() {
      for event in offsets.indices { flags[event] = true }
      for position in positions {
        let column = table[position.divider]
        let lower = position.interval.minimum ?? -.infinity
        let upper = position.interval.maximum ?? .infinity
        let isOpen = position.interval.maximum == nil
        for event in offsets.indices {
          let value = column[event]
          flags[event] = flags[event] && value >= lower && (isOpen || value < upper)
        }
      }
      let target = words + index * stride
      for event in offsets.indices {
        let offset = Int(offsets[event])
        target[offset >> 6] |= (flags[event] ? 1 : 0) << UInt64(offset & 63)
      }
    }
  }

  private func combine(
    _ operation: BooleanGate.Operation, _ operands: [(population: Int, isComplement: Bool)],
    _ node: GatingPlan.Node, _ words: UnsafeMutablePointer<UInt64>, stride: Int, eventCount: Int
  ) {
    for word in 0..<((eventCount + 63) >> 6) {
      let used = min(64, eventCount - word << 6)
      let valid: UInt64 = used == 64 ? .max : (1 << UInt64(used)) - 1
      var result: UInt64 = operation == .or ? 0 : .max
      for operand in operands {
        var value = words[operand.population * stride + word]
        if operand.isComplement { value = ~value }
        switch operation {
        case .and: result &= value
        case .or: result |= value
        case .not: result = ~value
        }
      }
      let parent = node.parent.map { words[$0 * stride + word] } ?? .max
      words[node.first * stride + word] = result & parent & valid
    }
  }
}
