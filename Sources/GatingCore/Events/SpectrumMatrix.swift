/// A spillover or spectrum matrix: how much of each fluorochrome each detector sees.
///
/// Row `i` is fluorochrome `i`, column `j` detector `j`; `coefficients` is row-major. For a file's
/// `$SPILLOVER` both have the same names. Gating-ML 2.0, section 4.3.1; FCS 3.1, section 3.2.22.
package struct SpectrumMatrix: Hashable, Sendable, Codable {
  /// The id by which gates refer to it; `FCS` for the file's own.
  package var id: String
  package var fluorochromes: [String]
  package var detectors: [String]
  /// `fluorochromes.count × detectors.count`, row-major; inverted, a row a detector.
  package var coefficients: [Double]
  /// Whether the coefficients are the (pseudo-)inverse already, to be multiplied as they are: with
  /// S of a row a fluorochrome, S⁻¹ has a row a detector and a column a fluorochrome.
  package var isInverted: Bool

  package init(
    id: String, fluorochromes: [String], detectors: [String], coefficients: [Double],
    isInverted: Bool = false
  ) {
    self.id = id
    self.fluorochromes = fluorochromes
    self.detectors = detectors
    self.coefficients = coefficients
    self.isInverted = isInverted
  }

  /// The matrix that turns a row of detector values into a row of fluorochrome values.
  ///
  /// `detectors.count × fluorochromes.count`, row-major: the inverse, for a non-square matrix the
  /// Moore–Penrose pseudo-inverse `Sᵀ(SSᵀ)⁻¹`.
  /// - Throws: `CompensationError.singular` where there is none, `.malformed` for a wrong count.
  package func unmixing() throws(CompensationError) -> [Double] {
    let rows = fluorochromes.count
    let columns = detectors.count
    guard coefficients.count == rows * columns, rows > 0, columns > 0 else {
      throw .malformed(id: id)
    }
    guard coefficients.allSatisfy(\.isFinite) else { throw .malformed(id: id) }
    if isInverted {
      return coefficients
    }
    if rows == columns {
      guard let inverse = DenseMatrix.inverse(coefficients, size: rows) else {
        throw .singular(id: id)
      }
      return inverse
    }
    guard rows < columns else { throw .singular(id: id) }
    let transposed = DenseMatrix.transpose(coefficients, rows: rows, columns: columns)
    let square = DenseMatrix.product(
      coefficients, transposed, rows: rows, inner: columns, columns: rows)
    guard let inverse = DenseMatrix.inverse(square, size: rows) else { throw .singular(id: id) }
    return DenseMatrix.product(transposed, inverse, rows: columns, inner: rows, columns: rows)
  }
}

/// Why a compensation could not be applied.
package enum CompensationError: Error, Hashable, Sendable, Codable {
  /// The matrix has no inverse (or more fluorochromes than detectors).
  case singular(id: String)
  /// The number of coefficients is not rows × columns, or one is not finite.
  case malformed(id: String)
  /// A gate refers to a matrix that the strategy does not have.
  case unknownMatrix(id: String)
  /// The file has no spillover matrix, yet a gate asks for it.
  case noSpillover
  /// The matrix names a detector that the sample lacks.
  case missingDetector(id: String, ParameterError)
  /// The matrix is asked for a fluorochrome that it does not give.
  case missingFluorochrome(id: String, String)
}
