/// A spillover matrix that was computed from controls, with what it rests on.
package struct SpilloverEstimate: Hashable, Sendable {
  /// How the coefficients are found.
  package enum Method: String, CaseIterable, Hashable, Sendable {
    /// The positive median less the negative one, over that of the control's own detector, and
    /// never below 0: as flowCore's `spillover` does it by the median (Bagwell and Adams, Ann NY
    /// Acad Sci 1993;677:167).
    case medians
    /// The slope of a robust line of each detector on the control's own, through the stained and
    /// the unstained events; events at the top of a range are left out. See `RobustLine`.
    case regression
  }

  /// What a row of the matrix rests on.
  package struct Row: Hashable, Sendable {
    /// The control.
    package let name: String
    /// The index of its detector.
    package let detector: Int
    package let positives: Int
    package let negatives: Int
    /// Events at the top of a detector's range.
    package let saturated: Int
    /// The median of the stained events on the control's detector less that of the unstained.
    package let signal: Double
    /// The detector that the fluorochrome is brightest on, where it is not its own.
    package let brighterOn: Int?
  }

  package let method: Method
  /// Square; a detector without a control has 1 on the diagonal and 0 elsewhere.
  package let matrix: SpectrumMatrix
  /// In the order of the detectors that have a control.
  package let rows: [Row]
}

extension SpilloverControls {
  /// Computes the spillover matrix.
  ///
  /// - Parameters:
  ///   - id: the matrix's.
  ///   - takesAllEvents: whether all events of a control count as stained, which needs an unstained
  ///     control: flowCore's `spillover` takes them so.
  /// - Throws: `SpilloverError` for the first control that does not give its row.
  package func spillover(
    _ method: SpilloverEstimate.Method, id: String, takesAllEvents: Bool = false
  ) throws(SpilloverError) -> SpilloverEstimate {
    let size = detectors.count
    var coefficients = [Double](repeating: 0, count: size * size)
    for index in 0..<size { coefficients[index * size + index] = 1 }
    var rows: [SpilloverEstimate.Row] = []
    for control in controls {
      var groups = try groups(of: control)
      if takesAllEvents, groups.isOfUnstained {
        groups.positives = Array(0..<control.count)
      }
      let differences = signals(of: control, groups)
      let signal = differences[control.primary]
      guard signal > 0 else {
        throw .noSpread(control: control.name, detector: detectors[control.primary])
      }
      for detector in 0..<size where detector != control.primary {
        coefficients[control.primary * size + detector] =
          method == .medians
          ? max(0, differences[detector] / signal)
          : try slope(of: detector, control, groups)
      }
      let greatest = differences.max() ?? signal
      rows.append(
        SpilloverEstimate.Row(
          name: control.name, detector: control.primary, positives: groups.positives.count,
          negatives: groups.negatives.count, saturated: control.isSaturated.count { $0 },
          signal: signal,
          brighterOn: greatest > signal ? differences.firstIndex(of: greatest) : nil))
    }
    return SpilloverEstimate(
      method: method,
      matrix: SpectrumMatrix(
        id: id, fluorochromes: detectors, detectors: detectors, coefficients: coefficients),
      rows: rows)
  }

  /// For each detector the median of the stained events less that of the unstained.
  private func signals(of control: Control, _ groups: Groups) -> [Double] {
    let background = background(of: control, groups)
    return detectors.indices.map { detector in
      let positives = groups.positives.map { control.columns[detector][$0] }
      let negatives = groups.negatives.map { background[detector][$0] }
      return (Percentile.median(positives) ?? 0) - (Percentile.median(negatives) ?? 0)
    }
  }

  private func slope(
    of detector: Int, _ control: Control, _ groups: Groups
  ) throws(SpilloverError) -> Double {
    let kept = control.isSaturated.indices.filter { !control.isSaturated[$0] }
    var x = kept.map { control.columns[control.primary][$0] }
    var y = kept.map { control.columns[detector][$0] }
    if groups.isOfUnstained, let unstained {
      x += unstained[control.primary]
      y += unstained[detector]
    }
    guard let line = RobustLine(x, y) else {
      throw .noSpread(control: control.name, detector: detectors[control.primary])
    }
    return line.slope
  }
}
