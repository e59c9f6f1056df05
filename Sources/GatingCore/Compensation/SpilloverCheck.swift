/// What a matrix leaves of each control's fluorochrome on the other detectors.
package struct SpilloverCheck: Hashable, Sendable {
  /// Whether a pair is compensated as its control wants it.
  package enum Verdict: String, Hashable, Sendable { case fits, under, over }

  /// One fluorochrome on one other detector.
  package struct Pair: Hashable, Sendable {
    /// The control.
    package let name: String
    /// The indices of the control's detector and of the other, among the matrix's.
    package let source: Int
    package let target: Int
    /// The median of the compensated stained events less that of the unstained, in scale values.
    package let residual: Double
    /// The residual over the same on the control's own detector.
    package let fraction: Double
    /// The slope of a robust line of the one on the other, compensated; nil where there is none.
    package let slope: Double?

    package init(
      name: String, source: Int, target: Int, residual: Double, fraction: Double, slope: Double?
    ) {
      self.name = name
      self.source = source
      self.target = target
      self.residual = residual
      self.fraction = fraction
      self.slope = slope
    }

    /// Under where more than `tolerance` of the fluorochrome is left, over where more is taken.
    package func verdict(_ tolerance: Double) -> Verdict {
      if fraction > tolerance { return .under }
      return fraction < -tolerance ? .over : .fits
    }
  }

  /// The names of the matrix's outputs.
  package let names: [String]
  /// Control by control, in the order of the detectors.
  package let pairs: [Pair]

  package init(names: [String], pairs: [Pair]) {
    self.names = names
    self.pairs = pairs
  }

  /// The pair that is furthest off; nil without pairs.
  package var worst: Pair? { pairs.max { $0.fraction.magnitude < $1.fraction.magnitude } }
}

extension SpilloverControls {
  /// Checks a matrix whose detectors are these controls', in their order.
  ///
  /// Stained and unstained events are told apart before compensation, as for computing a matrix.
  /// - Throws: `SpilloverError`.
  package func check(_ matrix: SpectrumMatrix) throws(SpilloverError) -> SpilloverCheck {
    let unmixing: [Double]
    do throws(CompensationError) {
      unmixing = try matrix.unmixing()
    } catch {
      throw .compensation(error)
    }
    let outputs = matrix.fluorochromes.count
    func compensated(_ columns: [[Double]], _ rows: [Int], _ output: Int) -> [Double] {
      rows.map { row in
        var sum = 0.0
        for detector in columns.indices {
          sum += unmixing[detector * outputs + output] * columns[detector][row]
        }
        return sum
      }
    }
    var pairs: [SpilloverCheck.Pair] = []
    for control in controls {
      guard let own = output(of: control, in: matrix) else {
        throw .foreignDetector(detectors[control.primary], control: control.name)
      }
      let groups = try groups(of: control)
      let background = background(of: control, groups)
      let kept = control.isSaturated.indices.filter { !control.isSaturated[$0] }
      func signal(_ output: Int) -> Double {
        (Percentile.median(compensated(control.columns, groups.positives, output)) ?? 0)
          - (Percentile.median(compensated(background, groups.negatives, output)) ?? 0)
      }
      func cloud(_ output: Int) -> [Double] {
        compensated(control.columns, kept, output)
          + (groups.isOfUnstained ? compensated(background, groups.negatives, output) : [])
      }
      let whole = signal(own)
      guard whole > 0 else {
        throw .noSpread(control: control.name, detector: detectors[control.primary])
      }
      let x = cloud(own)
      for other in 0..<outputs where other != own {
        let residual = signal(other)
        pairs.append(
          SpilloverCheck.Pair(
            name: control.name, source: own, target: other, residual: residual,
            fraction: residual / whole, slope: RobustLine(x, cloud(other))?.slope))
      }
    }
    return SpilloverCheck(names: matrix.fluorochromes, pairs: pairs)
  }

  /// The output of the matrix that a control's fluorochrome is: that of its detector.
  private func output(of control: Control, in matrix: SpectrumMatrix) -> Int? {
    let name = detectors[control.primary]
    if let index = matrix.fluorochromes.firstIndex(of: name) { return index }
    guard matrix.fluorochromes.count == matrix.detectors.count else { return nil }
    return matrix.detectors.firstIndex(of: name)
  }
}
