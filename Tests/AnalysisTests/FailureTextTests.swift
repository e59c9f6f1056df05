import Analysis
import GatingCore
import Testing

@Suite struct FailureTextTests {
  @Test(arguments: [
    (
      GatingFailure.parameter(.missing("CD22", near: ["CD20", "CD2"])),
      "The sample has no parameter CD22; did you mean CD20 or CD2?"
    ),
    (.parameter(.missing("CD22", near: [])), "The sample has no parameter CD22."),
    (
      .parameter(.ambiguous("CD3", among: ["FL1", "FL2"])),
      "Several parameters carry CD3: FL1, FL2; name one of them."
    ),
    (
      .compensation(.singular(id: "M")),
      "The matrix M can't be inverted: its fluorochromes can't be told apart."
    ),
    (
      .compensation(.malformed(id: "M")),
      "The matrix M needs a finite number for each fluorochrome and detector."
    ),
    (.compensation(.unknownMatrix(id: "M")), "The strategy has no matrix M."),
    (
      .compensation(.missingDetector(id: "M", .missing("X", near: []))),
      "The matrix M names a detector that is not there. The sample has no parameter X."
    ),
    (
      .compensation(.missingFluorochrome(id: "M", "PE")),
      "The matrix M gives no PE."
    ),
    (.strategy(.duplicateID("a")), "Two gates or quadrants have the id a."),
    (.strategy(.duplicateName("x", "b")), "Two siblings are called x."),
    (
      .strategy(.unknownParent("z", of: "a")),
      "The gate a is drawn in z, which is no population."
    ),
    (
      .strategy(.unknownOperand("z", of: "a")),
      "The boolean gate a refers to z, which is no population."
    ),
    (.strategy(.cycle("a")), "The gate a depends on itself."),
    (
      .strategy(.scale("T must be above 0", dimension: "CD22", of: "a")),
      "The scale of CD22 in a is impossible: T must be above 0."
    ),
    (
      .strategy(.geometry("a polygon needs three vertices", of: "a")),
      "The gate a can't be evaluated: a polygon needs three vertices."
    ),
    (.dependsOn("a"), "It depends on a, which could not be evaluated."),
  ])
  func failuresReadAsSentences(failure: GatingFailure, sentence: String) {
    #expect(FailureText.sentence(failure) == sentence)
  }
}
