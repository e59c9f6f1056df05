/// The terminal's colour pairs in use: a bounded table from two colours to a pair number.
///
/// ncurses itself never forgets a pair, and a terminal of eight colours has 64.
package struct PairTable: Sendable {
  /// Two colour numbers, -1 for the terminal's own.
  package struct Pair: Hashable, Sendable {
    /// The glyph's colour.
    package var foreground: Int32
    /// The colour behind it.
    package var background: Int32

    /// A pair of colour numbers.
    package init(foreground: Int32, background: Int32) {
      self.foreground = foreground
      self.background = background
    }
  }

  /// What `slot` found.
  package enum Slot: Hashable, Sendable {
    /// The pair has this number already.
    case known(Int32)
    /// The pair was given this number and must be defined.
    case new(Int32)
    /// All numbers are taken.
    case full
  }

  private var slots: [Pair: Int32] = [:]
  private var free: [Int32]

  /// A table of the numbers from 1 below `count`; pair 0 is the terminal's own colours.
  package init(count: Int) {
    free = count > 1 ? (1..<Int32(clamping: count)).reversed() : []
  }

  /// How many pairs have a number.
  package var count: Int { slots.count }

  /// The number of a pair, a fresh one if need be.
  package mutating func slot(_ pair: Pair) -> Slot {
    if let number = slots[pair] { return .known(number) }
    guard let number = free.popLast() else { return .full }
    slots[pair] = number
    return .new(number)
  }

  /// Frees the numbers of all pairs but those on the screen.
  package mutating func keep(only pairs: Set<Pair>) {
    for (pair, number) in slots where !pairs.contains(pair) {
      slots[pair] = nil
      free.append(number)
    }
    free.sort(by: >)
  }
}
