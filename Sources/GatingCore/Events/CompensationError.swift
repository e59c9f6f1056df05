/// Why a compensation could not be applied.
package enum CompensationError: Error, Hashable, Sendable, Codable {
  /// The matrix has no inverse (or more fluorochromes than detectors).
  case singular(id: String)
  /// The number of coefficients is not rows × columns, or one is not finite.
  case malformed(id: String)
  /// A gate refers to a matrix that the strategy does not have.
  case unknownMatrix(id: String)
  /// The matrix names a detector that the sample lacks.
  case missingDetector(id: String, ParameterError)
  /// The matrix is asked for a fluorochrome that it does not give.
  case missingFluorochrome(id: String, String)
}
