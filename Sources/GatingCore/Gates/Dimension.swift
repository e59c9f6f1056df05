/// One axis of a gate or plot: where its values come from, how they are compensated and scaled.
///
/// Every gate keeps its own dimensions, so drawing a plot differently never changes a count.
package struct Dimension: Hashable, Sendable, Codable {
  /// Where the values come from.
  package enum Source: Hashable, Sendable, Codable {
    case parameter(ParameterReference)
    /// A · (numerator − B) / (denominator − C), Gating-ML 2.0 section 6.6 (fratio).
    case ratio(
      numerator: ParameterReference, denominator: ParameterReference, a: Double, b: Double,
      c: Double)
  }

  /// How the source is compensated.
  package enum Compensation: Hashable, Sendable, Codable {
    /// Not at all.
    case none
    /// By the file's own spillover matrix; parameters it does not name stay as they are, and so
    /// do all where the file has none (Gating-ML 2.0 reads `FCS` so).
    case file
    /// By a matrix of the strategy: the source names one of its fluorochromes or detectors.
    case matrix(id: String)
    /// Not at all, and not even turned into scale values: the numbers the file stores, before
    /// `$PnE`, `$PnG` and `$TIMESTEP`, as Gating-ML 1.5 gates them.
    case stored
  }

  /// Where the values come from.
  package var source: Source
  /// How they are compensated; of a ratio, both parts alike.
  package var compensation: Compensation
  /// What turns them into coordinates.
  package var scale: Scale

  /// A dimension of any source; as stored where nothing else is said.
  package init(_ source: Source, compensation: Compensation = .none, scale: Scale = .identity) {
    self.source = source
    self.compensation = compensation
    self.scale = scale
  }

  /// A dimension of a parameter by its `$PnN`.
  package init(
    parameter name: String, compensation: Compensation = .none, scale: Scale = .identity
  ) {
    self.init(
      .parameter(ParameterReference(name: name)), compensation: compensation, scale: scale)
  }

  /// What messages call it.
  package var label: String {
    switch source {
    case .parameter(let reference): reference.label
    case .ratio(let numerator, let denominator, _, _, _): "\(numerator.label)/\(denominator.label)"
    }
  }

  /// The parameters it needs.
  package var references: [ParameterReference] {
    switch source {
    case .parameter(let reference): [reference]
    case .ratio(let numerator, let denominator, _, _, _): [numerator, denominator]
    }
  }
}
