/// A set of events of one table, one bit an event.
///
/// Bit `i` of the table is bit `i % 64` of word `i / 64`. Bits at and above `count` are zero, so
/// words of masks of one table combine with `&`, `|` and counts need no tail handling.
package struct EventMask: Hashable, Sendable {
  /// How many events the table has.
  package let count: Int
  /// The bits, `(count + 63) / 64` words.
  package private(set) var words: [UInt64]

  /// A mask of `count` events that holds none of them.
  package init(count: Int) {
    self.count = count
    words = [UInt64](repeating: 0, count: (count + 63) / 64)
  }

  /// A mask that holds all of `count` events.
  package init(all count: Int) {
    self.count = count
    words = [UInt64](repeating: .max, count: (count + 63) / 64)
    clearTail()
  }

  /// A mask of given words; bits above `count` are cleared, missing words are zero.
  package init(count: Int, words: [UInt64]) {
    self.count = count
    let wanted = (count + 63) / 64
    self.words = Array(words.prefix(wanted))
    self.words.append(contentsOf: repeatElement(0, count: wanted - self.words.count))
    clearTail()
  }

  /// Whether event `index` is in the set.
  package subscript(index: Int) -> Bool {
    get { words[index >> 6] >> UInt64(index & 63) & 1 == 1 }
    set {
      let bit = UInt64(1) << UInt64(index & 63)
      if newValue { words[index >> 6] |= bit } else { words[index >> 6] &= ~bit }
    }
  }

  /// How many events are in the set.
  package var population: Int {
    words.reduce(0) { $0 + $1.nonzeroBitCount }
  }

  /// The events that are in both sets.
  package static func & (left: EventMask, right: EventMask) -> EventMask {
    var result = left
    for index in result.words.indices { result.words[index] &= right.words[index] }
    return result
  }

  /// Calls `body` with the index of every event in the set, in ascending order.
  package func forEachEvent(_ body: (Int) -> Void) {
    for (index, word) in words.enumerated() {
      var rest = word
      while rest != 0 {
        body(index << 6 + rest.trailingZeroBitCount)
        rest &= rest &- 1
      }
    }
  }

  private mutating func clearTail() {
    let used = count & 63
    if used != 0, let last = words.indices.last { words[last] &= (1 << UInt64(used)) - 1 }
  }
}
