extension SpectrumMatrix {
  /// Whether two square matrices say the same of the same detectors, in whatever order, to an
  /// absolute difference of a coefficient.
  package func agrees(with other: SpectrumMatrix, within tolerance: Double = 1e-9) -> Bool {
    let size = detectors.count
    guard detectors.count == other.detectors.count, Set(detectors) == Set(other.detectors),
      coefficients.count == size * size, other.coefficients.count == size * size
    else { return false }
    let places = detectors.compactMap { other.detectors.firstIndex(of: $0) }
    guard places.count == size else { return false }
    for row in 0..<size {
      for column in 0..<size {
        let theirs = other.coefficients[places[row] * size + places[column]]
        if !((coefficients[row * size + column] - theirs).magnitude <= tolerance) { return false }
      }
    }
    return true
  }
}
