import ScreenKit

/// A minute's tour: each step waits until its thing was done, by whatever key or click.
package struct Tour: Hashable, Sendable {
  /// What is to be done.
  package enum Step: Int, CaseIterable, Hashable, Sendable {
    case walk
    case open
    case hold
    case move
    case drop
    case undo
    case draw
    case corners
    case close
    case finish
  }

  package internal(set) var step = Step.walk
  /// How many gates there were before one was drawn.
  var gates: Int

  /// The line that offers it when the demo opens.
  package static func offer(_ keyMap: KeyMap, isASCII: Bool) -> String {
    let key = keyMap.name(of: .tour, isASCII: isASCII)
    let words = keyMap.name(of: .palette, isASCII: isASCII) + Command.ID.tour.rawValue
    let way = key == words ? words : "\(key) or \(words)"
    return "This marrow is simulated. \(way) begins a minute's tour."
  }
}
