/// Why controls can't be used for a spillover matrix.
package enum SpilloverError: Error, Hashable, Sendable {
  /// There is no control at all.
  case noControls
  /// A control stains a detector that is not among the matrix's.
  case foreignDetector(String, control: String)
  /// A control's file lacks a detector of the matrix.
  case missingDetector(String, control: String)
  /// Two controls stain the same detector.
  case sameDetector(String, [String])
  /// Too few events to say anything.
  case tooFewEvents(Int, control: String)
  /// Without an unstained control, the events fall into no two groups on the control's detector.
  case oneGroup(control: String, detector: String)
  /// Too few events are brighter than the unstained ones.
  case tooDim(Int, control: String, detector: String)
  /// The slope on a detector can't be had: its values are all alike.
  case noSpread(control: String, detector: String)
  /// The matrix can't be applied.
  case compensation(CompensationError)
}
