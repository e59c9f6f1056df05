/// `$BYTEORD`: the significance of the bytes of a value in the order in which they are stored.
///
/// `1,2,3,4` has the least significant byte first, `4,3,2,1` the most significant; older machines
/// wrote `3,4,1,2`. FCS 3.1, section 3.2.5.
package struct FCSByteOrder: Hashable, Sendable {
  /// The significance of each stored byte, from 1 for the least; a permutation of `1...count`.
  package let significances: [Int]

  /// Reads `1,2,3,4`; nil where it is no permutation of one to eight bytes.
  package init?(_ text: String) {
    let numbers = text.split(separator: ",", omittingEmptySubsequences: false)
      .map { Int(FCSKeyword.trim($0)) }
    let found = numbers.compactMap { $0 }
    guard found.count == numbers.count, (1...8).contains(found.count),
      found.sorted() == Array(1...found.count)
    else { return nil }
    significances = found
  }

  /// Least significant byte first, `1,2,3,4`.
  package static let littleEndian = FCSByteOrder(Array(1...4))

  private init(_ significances: [Int]) { self.significances = significances }

  /// The keyword's value, `4,3,2,1`.
  package var text: String { significances.map(String.init).joined(separator: ",") }

  /// How values of `width` bytes are stored; nil for a mixed order of another width.
  ///
  /// Writers state one order for all widths, so an ascending or descending order holds for any.
  func storage(width: Int) -> StoredOrder? {
    let ascending = significances == Array(1...significances.count)
    if ascending { return .leastFirst }
    if significances == Array((1...significances.count).reversed()) { return .mostFirst }
    return significances.count == width ? .mixed(significances) : nil
  }
}

/// How the bytes of one value are stored.
enum StoredOrder: Hashable, Sendable {
  case leastFirst
  case mostFirst
  /// The significance of each stored byte, from 1.
  case mixed([Int])
}
