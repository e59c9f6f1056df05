/// Where screens go and events come from.
package protocol Terminal: AnyObject {
  /// The extent in cells now.
  var size: Size { get }
  /// Whether glyphs outside ASCII can be shown.
  var usesUnicode: Bool { get }
  /// What the roles look like; a new theme shows with the next screen.
  var theme: Theme { get set }
  /// Wakes `wait`.
  var waker: Waker { get }
  /// Shows a screen; what lies outside the terminal is cut off.
  func show(_ screen: Screen)
  /// Waits for events and returns one batch of them; empty when the time is over.
  ///
  /// - Parameter timeoutMilliseconds: nil waits for ever, 0 only looks.
  func wait(timeoutMilliseconds: Int?) -> [TerminalEvent]
  /// Turns events of the mouse on or off; off, the terminal selects text with it.
  func setMouse(_ isOn: Bool)
  /// Hands a text to the terminal for its clipboard, which it may refuse without a word.
  ///
  /// Returns whether it was sent: not to a terminal known to have none, nor a text that is too long.
  func copy(_ text: String) -> Bool
  /// Draws everything anew with the next screen, whatever the terminal may show.
  func redraw()
  /// Gives the terminal back, stops the program, and takes it again when the program goes on.
  func suspend()
  /// Gives the terminal back as it was; further calls do nothing.
  func stop()
}
