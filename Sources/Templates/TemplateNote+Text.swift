extension TemplateNote: CustomStringConvertible {
  package var description: String {
    switch self {
    case .skipped(let population, let missing, let parent):
      return "\(population) is skipped for want of \(Self.either(missing));"
        + " what is drawn in it attaches to \(parent ?? "all events")"
    case .substituted(let population, let used, let missing):
      let reason = missing.isEmpty ? "" : ", for want of \(Self.either(missing))"
      return "\(population) is drawn on \(used.joined(separator: " and "))\(reason)"
    case .notAssessable(let populations, let missing):
      return "not assessable without \(Self.either(missing)):"
        + " \(populations.joined(separator: ", "))"
    case .ambiguous(let marker, let names):
      return "\(marker) is carried by several parameters, \(names.joined(separator: ", ")):"
        + " none is taken; draw the gate on the right one by hand"
    case .noScatter:
      return "the sample has no scatter: the gates were set for fluorescence on a scale of 262,144"
        + " and need to be drawn anew"
    case .otherRange(let parameter, let range):
      return "\(parameter) has the range \(Self.plain(range)), the gates were set for"
        + " 262,144: check every gate"
    case .notCompensated:
      return "the file has no spillover matrix: values are used as they are stored"
    }
  }

  /// Whole numbers without a fraction.
  private static func plain(_ number: Double) -> String {
    Int(exactly: number).map { "\($0)" } ?? "\(number)"
  }

  private static func either(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "parameter" }
    return names.dropLast().joined(separator: ", ") + " or " + last
  }
}
