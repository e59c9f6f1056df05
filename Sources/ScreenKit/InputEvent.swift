/// One thing a person did at the terminal.
package enum InputEvent: Hashable, Sendable {
  /// A key was pressed.
  case key(KeyPress)
  /// The mouse was used.
  case mouse(MouseEvent)
  /// Text was pasted: line ends are LF, tabs are kept, other control characters are gone.
  case paste(String)
}
