/// What a sample is of, as the analyst says: whose, when, which tube, and what for.
package struct SampleDescription: Hashable, Sendable, Codable {
  /// What a tube is for.
  package enum Role: String, CaseIterable, Hashable, Sendable, Codable {
    /// Stained with the whole panel.
    case full
    /// Fluorescence minus one: the whole panel without the stain that the tube names.
    case fmo = "FMO"
    /// A compensation control.
    case singleStain = "single stain"
    /// A healthy control, stained with the whole panel.
    case normal
  }

  /// Empty where nothing was said; so with the others.
  package var patient = ""
  /// As in `diagnosis` or `day 30`.
  package var timePoint = ""
  package var tube = ""
  package var role: Role?

  package init(patient: String = "", timePoint: String = "", tube: String = "", role: Role? = nil) {
    self.patient = patient
    self.timePoint = timePoint
    self.tube = tube
    self.role = role
  }

  /// What was said, in a row; empty where nothing was.
  package var text: String {
    [patient, timePoint, tube, role?.rawValue ?? ""].filter { !$0.isEmpty }
      .joined(separator: ", ")
  }
}
