/// A key without its modifiers.
package enum Key: Hashable, Sendable {
  /// A character as typed, so shift is part of it; the space bar is a character too.
  case character(Unicode.Scalar)
  /// Enter, sent as CR or LF.
  case enter
  /// Escape.
  case escape
  /// Tab.
  case tab
  /// Backspace, sent as BS or DEL.
  case backspace
  /// Delete forward.
  case delete
  /// Insert.
  case insert
  /// Arrow up.
  case up
  /// Arrow down.
  case down
  /// Arrow left.
  case left
  /// Arrow right.
  case right
  /// Home.
  case home
  /// End.
  case end
  /// Page up.
  case pageUp
  /// Page down.
  case pageDown
  /// A function key, 1 for F1.
  case function(Int)
}
