/// The modifier keys held with a key or a mouse button.
package struct Modifiers: OptionSet, Hashable, Sendable {
  /// One bit a modifier, as in xterm's parameter less one.
  package let rawValue: UInt8

  /// A set from its bits.
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Shift.
  package static let shift = Modifiers(rawValue: 1)
  /// Alt, and Meta where a terminal tells them apart.
  package static let alt = Modifiers(rawValue: 2)
  /// Control.
  package static let control = Modifiers(rawValue: 4)
}
