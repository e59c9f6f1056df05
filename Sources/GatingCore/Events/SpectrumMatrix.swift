/// A spillover or spectrum matrix: how much of each fluorochrome each detector sees.
///
/// Row `i` is fluorochrome `i`, column `j` detector `j`; `coefficients` is row-major. For a file's
/// `$SPILLOVER` both have the same names. Gating-ML 2.0, section 4.3.1; FCS 3.1, section 3.2.22.
package struct SpectrumMatrix: Hashable, Sendable, Codable {
  /// The id by which gates refer to it; `FCS` for the file's own.
  package var id: String
  /// What people call it where that is not its id, as `Acquisition-defined`; no key to anything.
  package var name: String?
  /// The names of the outputs.
  package var fluorochromes: [String]
  /// The `$PnN` of the inputs.
  package var detectors: [String]
  /// `fluorochromes.count × detectors.count`, row-major; inverted already, the other way round.
  package var coefficients: [Double]
  /// Whether the coefficients are the inverse already, `detectors.count × fluorochromes.count`, by
  /// which a row of detector values is multiplied (`matrix-inverted-already`).
  package var isInverted: Bool

  /// A matrix; wrong counts are found when it is used.
  package init(
    id: String, name: String? = nil, fluorochromes: [String], detectors: [String],
    coefficients: [Double], isInverted: Bool = false
  ) {
    self.id = id
    self.name = name
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
    if isInverted { return coefficients }
    if rows == columns {
      guard let inverse = DenseMatrix.inverse(coefficients, size: rows) else {
        throw .singular(id: id)
      }
      return inverse
    }
    guard rows < columns,
      let inverse = DenseMatrix.pseudoInverse(coefficients, rows: rows, columns: columns)
    else { throw .singular(id: id) }
    return inverse
  }
}
