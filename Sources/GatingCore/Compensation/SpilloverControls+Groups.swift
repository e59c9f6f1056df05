extension SpilloverControls {
  /// The stained events of a control, and what they are measured against.
  struct Groups {
    /// Rows of the control.
    var positives: [Int]
    /// Rows of the unstained control where there is one, else of the control itself.
    var negatives: [Int]
    var isOfUnstained: Bool
  }

  /// The part of the unstained events that counts as background on a detector.
  private static let background = 0.995

  /// Which events of a control are stained.
  ///
  /// With an unstained control those above its 99.5th percentile on the control's detector, else
  /// the brighter of the two groups that its own events fall into there.
  /// - Throws: `SpilloverError.tooDim` or `.oneGroup`.
  func groups(of control: Control) throws(SpilloverError) -> Groups {
    let primary = control.columns[control.primary]
    if let unstained {
      let background = unstained[control.primary]
      let limit = Percentile.of(background, fraction: Self.background) ?? 0
      let positives = primary.indices.filter { primary[$0] > limit }
      guard positives.count >= Self.leastEvents else {
        throw .tooDim(
          positives.count, control: control.name, detector: detectors[control.primary])
      }
      return Groups(
        positives: positives, negatives: Array(background.indices), isOfUnstained: true)
    }
    guard let limit = Self.split(primary) else {
      throw .oneGroup(control: control.name, detector: detectors[control.primary])
    }
    return Groups(
      positives: primary.indices.filter { primary[$0] > limit },
      negatives: primary.indices.filter { primary[$0] <= limit }, isOfUnstained: false)
  }

  /// The columns that a group of negatives is taken from.
  func background(of control: Control, _ groups: Groups) -> [[Double]] {
    groups.isOfUnstained ? unstained ?? control.columns : control.columns
  }

  /// The value between two groups of numbers, by Otsu's threshold on an asinh scale; nil where
  /// they are one.
  ///
  /// The groups must account for nine tenths of the variance: a normal distribution cut in two
  /// accounts for 64 % of it, a uniform one for 75 %. Otsu, IEEE Trans SMC 1979;9:62.
  static func split(_ values: [Double]) -> Double? {
    guard let low = Percentile.of(values, fraction: 0.001),
      let high = Percentile.of(values, fraction: 0.999), high > 0, low < high
    else { return nil }
    // Linear below a thousandth of the brightest, logarithmic above.
    let cofactor = high / 1000
    func scaled(_ value: Double) -> Double { RealMath.asinh(value / cofactor) }
    let start = scaled(low)
    let width = (scaled(high) - start) / 256
    // Values that differ by their last digits may be one on the scale.
    guard width > 0 else { return nil }
    var counts = [Int](repeating: 0, count: 256)
    for value in values {
      counts[Int(max(0, min(255, ((scaled(value) - start) / width).rounded(.down))))] += 1
    }
    let total = Double(values.count)
    let mean = counts.enumerated().reduce(0) { $0 + Double($1.offset * $1.element) } / total
    let variance =
      counts.enumerated().reduce(0) { sum, bin in
        let distance = Double(bin.offset) - mean
        return sum + Double(bin.element) * distance * distance
      } / total
    var best = (between: 0.0, bin: 0, below: 0)
    var below = 0
    var sum = 0.0
    for (bin, count) in counts.dropLast().enumerated() {
      below += count
      sum += Double(bin * count)
      guard below > 0, below < values.count else { continue }
      let share = Double(below) / total
      let distance = mean * share - sum / total
      let between = distance * distance / (share * (1 - share))
      if between > best.between { best = (between, bin, below) }
    }
    guard variance > 0, best.between > 0.9 * variance, best.below >= leastEvents,
      values.count - best.below >= leastEvents
    else { return nil }
    let edge = start + Double(best.bin + 1) * width
    return values.filter { scaled($0) < edge }.max()
  }
}
