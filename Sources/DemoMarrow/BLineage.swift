import GatingCore

/// The B lineage as one continuous path, from the early lymphoid progenitor to the mature B cell.
///
/// A cell's stage is a number: the progenitor is at −1…0, haematogones I, II and III at 0…1, 1…2
/// and 2…3, the mature B cell at 3…4. Antigen amounts move between the marks of their track along
/// straight lines of the logarithm, so neighbouring kinds of cell run into one another.
enum BLineage {
  /// A stage and the level that an antigen has there.
  typealias Mark = (stage: Double, level: Level)

  /// The marks of an antigen, rising in stage; level before the first and after the last.
  static func track(_ stain: Stain) -> [Mark] {
    switch stain {
    case .cd34: [(0.9, .mid), (1.15, .negative)]
    case .cd10:
      [
        (-1, .negative), (-0.1, .dim), (0.1, .veryBright), (1, .veryBright), (1.3, .bright),
        (1.9, .bright), (2.3, .dim), (2.9, .dim), (3.15, .negative),
      ]
    case .cd19: [(-0.05, .negative), (0, .dim), (1, .mid)]
    case .cd22: [(0.5, .dim), (1.9, .dim), (2.2, .mid), (2.9, .mid), (3.15, .bright)]
    case .cd20: [(1, .negative), (2, .mid), (2.3, .bright)]
    case .cd38: [(-0.2, .mid), (0.1, .bright), (2, .bright), (2.4, .mid), (3.15, .dim)]
    case .cd45: [(1, .dim), (2.1, .mid), (2.9, .mid), (3.15, .bright)]
    case .viability: []
    }
  }

  /// The expression where it varies from cell to cell rather than with the stage.
  ///
  /// The progenitors' CD22 is already anywhere from dim to mid before it settles at dim.
  static func scatteredExpression(_ stain: Stain, of type: CellType) -> Expression? {
    type == .earlyLymphoid && stain == .cd22 ? .dimToMid : nil
  }

  /// The logarithms to base ten of a track's medians, ready to be looked up.
  struct Curve {
    private let stages: [Double]
    private let logarithms: [Double]

    init(_ stain: Stain) {
      let marks = BLineage.track(stain)
      stages = marks.map(\.stage)
      logarithms = marks.map { RealMath.log10(stain.median($0.level)) }
    }

    /// The logarithm of the median amount at a stage.
    func logarithm(at stage: Double) -> Double {
      guard let above = stages.firstIndex(where: { stage < $0 }) else {
        return logarithms.last ?? 2
      }
      if above == 0 { return logarithms[0] }
      let share = (stage - stages[above - 1]) / (stages[above] - stages[above - 1])
      return logarithms[above - 1] + share * (logarithms[above] - logarithms[above - 1])
    }
  }
}
