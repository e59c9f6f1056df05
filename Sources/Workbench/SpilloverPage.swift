import GatingCore

/// A spillover matrix while it is looked at and changed.
///
/// A change is seen at once and kept, as one edit, when the next cell is gone to.
package struct SpilloverPage: Hashable, Sendable {
  /// Whether small plots of all pairs are shown instead of the numbers.
  package var isGrid: Bool
  /// The matrix: the file's own, or one of the strategy.
  package var base: Dimension.Compensation
  /// As on the screen, and as it was when the cell was gone to.
  package var matrix: SpectrumMatrix
  package var original: SpectrumMatrix
  /// Whether what is stored is the inverse of the matrix, which is then seen and not changed.
  package var isOfInverse: Bool
  /// The marked cell: the row of a fluorochrome, the column of a detector; among small plots of a
  /// matrix that is not square the column of a fluorochrome too.
  package var source: Int
  package var target: Int
  /// The strategy with the change, and how its plots are compensated; nil without a change.
  package var preview: Preview?
  /// The counts before the change; empty where they were not known.
  package var before: [GateID: Int]

  /// A change that is not kept yet.
  package struct Preview: Hashable, Sendable {
    package var strategy: GatingStrategy
    package var compensation: Dimension.Compensation
  }

  /// How the pair's plot is compensated.
  package var compensation: Dimension.Compensation { preview?.compensation ?? base }

  package var coefficient: Double { matrix.coefficients[place(source, target)] }

  package var originalCoefficient: Double { original.coefficients[place(source, target)] }
}

/// What a check of a matrix against its controls found, as it is read.
package struct CheckPage: Hashable, Sendable {
  package var check: SpilloverCheck
  /// What was checked, as `the file's own $SPILLOVER`.
  package var title: String
  package var notes: [String]
  /// The pairs, the worst first; the index of the marked one.
  package var pairs: [SpilloverCheck.Pair]
  package var marked = 0

  init(_ check: SpilloverCheck, title: String, notes: [String]) {
    self.check = check
    self.title = title
    self.notes = notes
    pairs = check.pairs.enumerated().sorted {
      ($1.element.fraction.magnitude, $0.offset) < ($0.element.fraction.magnitude, $1.offset)
    }.map(\.element)
  }
}

/// Work on single-stain controls that the workbench asks for.
package struct ControlsRequest: Hashable, Sendable {
  package enum Purpose: Hashable, Sendable {
    /// Compute a matrix.
    case compute
    /// Check a matrix, which sentences call by this name.
    case check(SpectrumMatrix, title: String)
  }

  /// The strategies that have the population which is used of each control.
  package struct Strategies: Hashable, Sendable {
    /// That of the sample in view.
    package var common: GatingStrategy
    /// Those of open samples that have gates, by their paths, where they differ from it.
    package var own: [String: GatingStrategy]

    package init(common: GatingStrategy, own: [String: GatingStrategy] = [:]) {
      self.common = common
      self.own = own
    }
  }

  /// What stands before the path of that population in what is typed.
  package static let populationWord = "population="

  /// Which files, as typed, and of which population.
  package var text: String
  package var purpose: Purpose
  package var strategies: Strategies

  package init(text: String, purpose: Purpose, strategies: Strategies) {
    self.text = text
    self.purpose = purpose
    self.strategies = strategies
  }
}
