import GatingCore

/// Makes columns whose values are written once, by several threads, without being zeroed first.
final class ColumnFilling {
  /// The columns in order; of no events where filling was given up.
  private(set) var columns: [Column] = []
  private let storages: [ColumnStorage]
  private let count: Int
  private var targets: [UnsafeMutableRawPointer] = []
  private var isFilled = false

  init(_ storages: [ColumnStorage], count: Int) {
    self.storages = storages
    self.count = count
  }

  /// Calls `body` with room for `count` values of each column; it returns whether it filled them
  /// all.
  ///
  /// An array's own memory is only open inside the closure that makes it, so the arrays are made
  /// one inside the other: the caller keeps their number small.
  func fill(_ body: ([UnsafeMutableRawPointer]) -> Bool) {
    guard count > 0 else {
      columns = storages.map { storage in
        switch storage {
        case .float32: .float32([])
        case .float64: .float64([])
        case .unsigned32: .unsigned32([])
        case .unsigned64: .unsigned64([])
        }
      }
      return
    }
    nest(0, body)
    columns.reverse()
  }

  private func nest(_ index: Int, _ body: ([UnsafeMutableRawPointer]) -> Bool) {
    guard index < storages.count else {
      isFilled = body(targets)
      return
    }
    switch storages[index] {
    case .float32: columns.append(.float32(array(index, body)))
    case .float64: columns.append(.float64(array(index, body)))
    case .unsigned32: columns.append(.unsigned32(array(index, body)))
    case .unsigned64: columns.append(.unsigned64(array(index, body)))
    }
  }

  private func array<Value>(
    _ index: Int, _ body: ([UnsafeMutableRawPointer]) -> Bool
  ) -> [Value] {
    [Value](unsafeUninitializedCapacity: count) { buffer, initialized in
      guard let start = buffer.baseAddress else { return }
      let target = UnsafeMutableRawPointer(start)
      LargePages.advise(target, byteCount: count * MemoryLayout<Value>.stride)
      targets.append(target)
      nest(index + 1, body)
      initialized = isFilled ? count : 0
    }
  }
}
