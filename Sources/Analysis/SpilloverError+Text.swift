import GatingCore

extension SpilloverError: CustomStringConvertible {
  /// One sentence: what is wrong with which control, and what can be done.
  package var description: String {
    switch self {
    case .noControls: "There is no single-stain control; name one file or more."
    case .foreignDetector(let detector, let control):
      "The control \(control) is for \(detector), which the matrix does not have."
    case .missingDetector(let detector, let control):
      "The control \(control) has no parameter \(detector)."
    case .sameDetector(let detector, let controls):
      "Two controls are for \(detector): \(controls.joined(separator: " and ")); "
        + "leave one out, or say what each stains."
    case .tooFewEvents(let count, let control):
      "The control \(control) has \(count) events; "
        + "\(SpilloverControls.leastEvents) are needed."
    case .oneGroup(let control, let detector):
      "The events of \(control) fall into no two groups on \(detector); "
        + "name an unstained control to measure them against."
    case .tooDim(let count, let control, let detector):
      "Only \(count) events of \(control) are brighter on \(detector) than the unstained ones; "
        + "\(SpilloverControls.leastEvents) are needed."
    case .noSpread(let control, let detector):
      "The control \(control) is no brighter on \(detector) than its background."
    case .compensation(let error): FailureText.sentence(error)
    }
  }
}
