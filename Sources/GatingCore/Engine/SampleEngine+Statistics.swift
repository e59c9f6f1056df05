extension SampleEngine {
  /// The compensated scale values of a dimension, before its scale, of the events in `mask`.
  ///
  /// Ascending by event. Cost: the events of the mask times the terms of the compensation.
  /// - Throws: `GatingFailure.parameter` or `.compensation`.
  package func values(
    _ dimension: Dimension, matrices: [SpectrumMatrix], of mask: EventMask
  ) throws(GatingFailure) -> [Double] {
    var plain = dimension
    plain.scale = .identity
    let column = try column(plain, matrices: matrices)
    var values: [Double] = []
    values.reserveCapacity(mask.population)
    if let column { mask.forEachEvent { values.append(column.values[$0]) } }
    return values
  }
}
