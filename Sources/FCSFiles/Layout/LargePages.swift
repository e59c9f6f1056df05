import Glibc

/// Fresh memory in large pages, where the system has them.
///
/// A column is memory nobody has touched: with pages of 4 KiB the system stops the decoder a
/// thousand times for each million events of a column, which takes as long as the decoding.
enum LargePages {
  /// Asks for large pages; only advice, so that nothing fails where there are none.
  ///
  /// The range is rounded outwards: allocations that lie beside one another then count as one range
  /// to the system, and no page at their border stays small.
  static func advise(_ start: UnsafeMutableRawPointer, byteCount: Int) {
    guard byteCount >= smallest else { return }
    let page = sysconf(Int32(_SC_PAGESIZE))
    let first = Int(bitPattern: start) / page * page
    let last = (Int(bitPattern: start) + byteCount + page - 1) / page * page
    guard page > 0, let place = UnsafeMutableRawPointer(bitPattern: first) else { return }
    _ = madvise(place, last - first, Int32(MADV_HUGEPAGE))
  }

  private static let smallest = 1 << 19
}
