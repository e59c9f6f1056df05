import GatingCore

/// What differs between the matrices of two strategies, in words.
enum MatrixDifference {
  /// More coefficients than this are told by their number.
  private static let most = 3

  /// - Parameter own: the spillover matrices of the samples' files: a new matrix with the names of
  ///   one of them is told as a copy of it.
  static func changes(
    _ old: GatingStrategy, _ new: GatingStrategy, own: [SpectrumMatrix?]
  ) -> [AnalysisDifference.Change] {
    var changes: [AnalysisDifference.Change] = []
    for matrix in new.matrices where !old.matrices.contains(matrix) {
      if let before = old.matrices.first(where: { $0.id == matrix.id }) {
        changes.append(
          .init(
            "matrix `\(new.title(ofMatrix: matrix.id))` \(text(before, matrix))", isGeneral: true))
      } else if let source = own.compactMap({ $0 }).first(where: { $0.isAlike(matrix) }) {
        let rest = source.coefficients == matrix.coefficients ? "" : ", " + text(source, matrix)
        changes.append(
          .init("matrix `\(new.title(ofMatrix: matrix.id))` copied from the file's own\(rest)"))
      } else {
        changes.append(.init("matrix `\(new.title(ofMatrix: matrix.id))` added"))
      }
    }
    for matrix in old.matrices where !new.matrices.contains(where: { $0.id == matrix.id }) {
      changes.append(.init("matrix `\(old.title(ofMatrix: matrix.id))` removed"))
    }
    return changes
  }

  /// As in “spillover APC → AF700 0.77 → 0.79 %”.
  private static func text(_ old: SpectrumMatrix, _ new: SpectrumMatrix) -> String {
    guard old.isAlike(new) else { return "replaced by one of other names" }
    let changed = new.coefficients.indices.filter { old.coefficients[$0] != new.coefficients[$0] }
    guard !changed.isEmpty else { return "changed" }
    if changed.count > most { return "changed in \(changed.count) coefficients" }
    let columns = new.detectors.count
    return "spillover "
      + changed.map { index in
        "\(new.fluorochromes[index / columns]) → \(new.detectors[index % columns]) "
          + DataText.change(100 * old.coefficients[index], 100 * new.coefficients[index]) + " %"
      }.joined(separator: ", ")
  }
}

extension SpectrumMatrix {
  /// Whether two matrices have the same rows and columns, and as many coefficients as these need.
  fileprivate func isAlike(_ other: SpectrumMatrix) -> Bool {
    let size = fluorochromes.count * detectors.count
    return fluorochromes == other.fluorochromes && detectors == other.detectors
      && isInverted == other.isInverted && !isInverted && coefficients.count == size
      && other.coefficients.count == size
  }
}

/// Gates that differ in their compensation alone, in words; many at once are told together.
enum CompensationDifference {
  /// Fewer are told gate by gate.
  private static let least = 2

  /// The changes, and the gates that need not be told any more.
  static func changes(
    _ old: GatingStrategy, _ new: GatingStrategy
  ) -> (changes: [AnalysisDifference.Change], gates: Set<GateID>) {
    var groups: [(text: String, gates: [GateID])] = []
    for gate in new.gates {
      guard let before = old.gates.first(where: { $0.id == gate.id }),
        before.geometry != gate.geometry,
        let same = before.compensated(Edit.GateCompensation(gate, plotOf: before)),
        same.geometry == gate.geometry
      else { continue }
      let pairs = zip(before.geometry.dimensions, gate.geometry.dimensions)
        .map { ($0.compensation, $1.compensation) }.filter { $0 != $1 }
      guard let first = pairs.first, pairs.allSatisfy({ $0 == first }) else { continue }
      let text = "compensation \(first.0.words(in: old)) → \(first.1.words(in: new))"
      if let index = groups.firstIndex(where: { $0.text == text }) {
        groups[index].gates.append(gate.id)
      } else {
        groups.append((text, [gate.id]))
      }
    }
    let told = groups.filter { $0.gates.count >= least }
    return (
      told.map { .init("\($0.gates.count) gates: \($0.text)", isGeneral: true) },
      Set(told.flatMap(\.gates))
    )
  }
}

extension Edit.GateCompensation {
  /// As `gate` has its dimensions and `other` its plot.
  fileprivate init(_ gate: Gate, plotOf other: Gate) {
    self.init(gate)
    plot = Edit.GateCompensation(other).plot
  }
}

extension Dimension.Compensation {
  /// In words, as in “`panel 2`”.
  func words(in strategy: GatingStrategy) -> String {
    switch self {
    case .none: "none"
    case .stored: "none, values as stored"
    case .file: "the file's own"
    case .matrix(let id): "`\(strategy.title(ofMatrix: id))`"
    }
  }
}
