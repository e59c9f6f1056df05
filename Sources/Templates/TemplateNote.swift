/// What putting a template on a sample's panel left out, replaced or could not do.
package enum TemplateNote: Hashable, Sendable {
  /// The population is left out for want of parameters; its children attach to `parent`, all events
  /// for nil.
  case skipped(population: String, missing: [String], parent: String?)
  /// The population is drawn with `used`, for want of `missing` where that is not empty.
  case substituted(population: String, used: [String], missing: [String])
  /// The populations stay but can't be counted for want of parameters.
  case notAssessable(populations: [String], missing: [String])
  /// Several parameters carry the marker and none of them is the only area.
  case ambiguous(marker: String, among: [String])
  /// The sample has no scatter, as from a mass cytometer.
  case noScatter
  /// The parameter's range is not the one that the gates were set for.
  case otherRange(parameter: String, range: Double)
  /// The file has no spillover matrix.
  case notCompensated
}
