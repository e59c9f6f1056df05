extension SpectrumMatrix {
  /// Whether there are as many detectors as fluorochromes, so that each has one of its own.
  package var isSquare: Bool { fluorochromes.count == detectors.count }

  /// Whether it is square with 1 on the diagonal and 0 elsewhere: it changes nothing.
  package var isIdentity: Bool {
    isSquare && coefficients.count == detectors.count * detectors.count
      && coefficients.enumerated().allSatisfy { index, value in
        value == (index % (detectors.count + 1) == 0 ? 1 : 0)
      }
  }

  /// The matrix with a row a fluorochrome, also where what is stored is its inverse.
  ///
  /// Of a stored inverse `W` that is not square the pseudo-inverse `(WᵀW)⁻¹Wᵀ`: the least matrix
  /// that `W` undoes.
  /// - Throws: `CompensationError.singular` where there is none, `.malformed` for a wrong count.
  package func asSpillover() throws(CompensationError) -> SpectrumMatrix {
    let weights = try unmixing()
    guard isInverted else { return self }
    let (rows, columns) = (fluorochromes.count, detectors.count)
    var result = self
    result.isInverted = false
    if isSquare {
      guard let inverse = DenseMatrix.inverse(weights, size: rows) else { throw .singular(id: id) }
      result.coefficients = inverse
      return result
    }
    // (WᵀW)⁻¹Wᵀ is the pseudo-inverse of Wᵀ, rows and columns exchanged.
    let transposed = DenseMatrix.transpose(weights, rows: columns, columns: rows)
    guard rows < columns,
      let inverse = DenseMatrix.pseudoInverse(transposed, rows: rows, columns: columns)
    else { throw .singular(id: id) }
    result.coefficients = DenseMatrix.transpose(inverse, rows: columns, columns: rows)
    return result
  }

  /// Whether the matrix has an output of a reference: one of its fluorochromes, or, where each has
  /// a detector of its own, any parameter.
  package func gives(_ reference: ParameterReference) -> Bool {
    if isSquare { return true }
    let names = [reference.name, reference.marker].compactMap { $0 } + reference.aliases
    return names.contains { fluorochromes.contains($0) }
  }
}
