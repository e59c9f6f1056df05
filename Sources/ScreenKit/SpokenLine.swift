/// A line of what is to be seen, as text for a reader or a braille display.
package struct SpokenLine: Hashable, Sendable {
  package var text: String
  /// Whether it answers what was typed, and so is said again when it is the same.
  package var isAnswer: Bool

  package init(_ text: String, isAnswer: Bool = false) {
    self.text = text
    self.isAnswer = isAnswer
  }
}
