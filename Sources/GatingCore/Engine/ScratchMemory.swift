/// Memory for plain values that a worker keeps from chunk to chunk; freed with it.
final class ScratchMemory<Element: BitwiseCopyable> {
  let elements: UnsafeMutableBufferPointer<Element>

  /// Memory for `count` values, of which none is set.
  init(_ count: Int) { elements = .allocate(capacity: count) }

  deinit { elements.deallocate() }
}
