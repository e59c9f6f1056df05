import GatingCore
import Plotting
import ScreenKit

/// What the mouse button that is down has hold of.
enum Pointer: Hashable, Sendable {
  /// A part of a gate, not moved yet: a click so far.
  case onGate(GateID, Handle.ID, at: Position)
  /// A gate on the move, from where and from what shape, and how far it came in fractions of the
  /// axes, and by what it was gripped; one held by key before stays held.
  case moving(from: Position, Geometry, Handle.ID, reached: Point, isHeldByKey: Bool)
  /// The first corner of a rectangle or range.
  case corner(at: Position)
}
