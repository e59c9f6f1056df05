/// Something the mouse did on a cell.
package struct MouseEvent: Hashable, Sendable {
  /// What happened.
  package enum Kind: Hashable, Sendable {
    /// A button went down.
    case press
    /// A button went up.
    case release
    /// The mouse moved with a button down.
    case drag
    /// The mouse moved with no button down.
    case move
    /// The wheel turned away from the hand.
    case wheelUp
    /// The wheel turned towards the hand.
    case wheelDown
  }

  /// A mouse button.
  package enum Button: Hashable, Sendable {
    /// The left button.
    case left
    /// The middle button.
    case middle
    /// The right button.
    case right
  }

  /// What happened.
  package var kind: Kind
  /// Which button; nil for the wheel, for moves, and for X10 releases, which do not tell.
  package var button: Button?
  /// The cell under the mouse.
  package var position: Position
  /// The keys held meanwhile.
  package var modifiers: Modifiers

  /// An event of the mouse at `position`.
  package init(
    _ kind: Kind, _ button: Button? = nil, at position: Position, _ modifiers: Modifiers = []
  ) {
    self.kind = kind
    self.button = button
    self.position = position
    self.modifiers = modifiers
  }
}
