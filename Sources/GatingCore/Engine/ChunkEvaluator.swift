/// Evaluates the gates of a plan on one chunk of events after the other: one worker's work.
struct ChunkEvaluator {
  private let plan: GatingPlan
  private var values: ChunkValues
  /// Offsets of the parent's events in the chunk, then of those that pass so far.
  private var parents = [UInt16](repeating: 0, count: ChunkedWork.chunkSize)
  private let columns: ScratchMemory

  init(plan: GatingPlan, table: EventTable, known: [Int: ScaledColumn]) {
    self.plan = plan
    scratch = ScratchMemory(doubles: ChunkValues.scratchSize(plan, table))
    values = ChunkValues(plan: plan, table: table, known: known, scratch: scratch)
    let widest = plan.nodes.map(\.dimensions.count).max() ?? 0
    columns = ScratchMemory(doubles: ChunkedWork.chunkSize * max(1, widest))
  }

  private let scratch: ScratchMemory

  /// Fills the words of the chunk in every population that `wanted` names.
  ///
  /// - Parameters:
  ///   - words: the words of population `p` start at `p * stride`; those of populations not wanted
  ///     are filled already.
  mutating func evaluate(
    _ events: Range<Int>, wanted: [Bool], words: UnsafeMutablePointer<UInt64>, stride: Int
  ) {
    values.begin(events)
    let firstWord = events.lowerBound >> 6
    let wordCount = (events.count + 63) >> 6
    for (index, node) in plan.nodes.enumerated() where wanted[index] {
      if case .boolean(let operation, let operands) = node.test {
        combine(
          operation, operands, node, words: words + firstWord, stride: stride,
          wordCount: wordCount, eventCount: events.count)
        continue
      }
      for population in node.first..<(node.first + node.count) {
        (words + population * stride + firstWord).update(repeating: 0, count: wordCount)
      }
      let parent = node.parent.map { UnsafePointer(words + $0 * stride + firstWord) }
      let count = listEvents(of: parent, wordCount: wordCount, eventCount: events.count)
      if count == 0 { continue }
      test(node, count: count) { population, offset in
        words[population * stride + firstWord + offset >> 6] |= 1 << UInt64(offset & 63)
      }
    }
  }

  /// Lists the offsets of a population's events in the chunk; returns how many.
  private mutating func listEvents(
    of parent: UnsafePointer<UInt64>?, wordCount: Int, eventCount: Int
  ) -> Int {
    parents.withUnsafeMutableBufferPointer { list in
      guard let parent else {
        for offset in 0..<eventCount { list[offset] = UInt16(truncatingIfNeeded: offset) }
        return eventCount
      }
      var count = 0
      for word in 0..<wordCount {
        var rest = parent[word]
        while rest != 0 {
          list[count] = UInt16(truncatingIfNeeded: word << 6 + rest.trailingZeroBitCount)
          count += 1
          rest &= rest &- 1
        }
      }
      return count
    }
  }

  /// Calls `accept` for each listed event and population it is in.
  private mutating func test(
    _ node: GatingPlan.Node, count: Int, accept: (_ population: Int, _ offset: Int) -> Void
  ) {
    let size = ChunkedWork.chunkSize
    let table = columns.doubles
    parents.withUnsafeBufferPointer { list in
      let offsets = UnsafeBufferPointer(rebasing: list[..<count])
      for (index, dimension) in node.dimensions.enumerated() {
        values.gather(
          dimension, offsets,
          to: .init(rebasing: table[(index * size)..<(index * size + count)]))
      }
      switch node.test {
      case .rectangle(let sides):
        for event in 0..<count
        where sides.indices.allSatisfy({ sides[$0].interval.contains(table[$0 * size + event]) }) {
          accept(node.first, Int(offsets[event]))
        }
      case .polygon(_, _, let polygon):
        for event in 0..<count where polygon.contains(x: table[event], y: table[size + event]) {
          accept(node.first, Int(offsets[event]))
        }
      case .ellipsoid(let dimensions, let mean, let precision, let distanceSquared):
        for event in 0..<count {
          var distance = 0.0
          for row in dimensions.indices {
            var sum = 0.0
            for column in dimensions.indices {
              sum +=
                precision[row * dimensions.count + column]
                * (table[column * size + event] - mean[column])
            }
            distance += sum * (table[row * size + event] - mean[row])
          }
          if distance <= distanceSquared { accept(node.first, Int(offsets[event])) }
        }
      case .quadrants(let dividers, let quadrants):
        var regions = dividers.map { _ in 0 }
        for event in 0..<count {
          var isNumber = true
          for (index, divider) in dividers.enumerated() {
            let value = table[index * size + event]
            isNumber = isNumber && !value.isNaN
            regions[index] = divider.divider.region(of: value)
          }
          guard isNumber else { continue }
          for (index, quadrant) in quadrants.enumerated()
          where quadrant.positions.allSatisfy({ regions[$0.divider] == $0.region }) {
            accept(node.first + index, Int(offsets[event]))
          }
        }
      case .boolean:
        break
      }
    }
  }

  private func combine(
    _ operation: BooleanGate.Operation, _ operands: [(population: Int, isComplement: Bool)],
    _ node: GatingPlan.Node, words: UnsafeMutablePointer<UInt64>, stride: Int, wordCount: Int,
    eventCount: Int
  ) {
    for word in 0..<wordCount {
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
