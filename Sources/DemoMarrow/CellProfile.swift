/// How often a kind of cell occurs, what it carries, and where its scatter lies.
struct CellProfile {
  /// Parts of the valid nucleated events, in percent before they are made to sum to 100.
  struct Abundance {
    var healthy, diagnosis, remission, pre: Double
    /// What `escape` adds to `remission`.
    var escape = 0.0

    init(_ healthy: Double, _ diagnosis: Double, _ remission: Double, _ pre: Double) {
      self.healthy = healthy
      self.diagnosis = diagnosis
      self.remission = remission
      self.pre = pre
    }

    /// A cell that only `escape` has.
    init(escape: Double) {
      self.init(0, 0, 0, 0)
      self.escape = escape
    }

    subscript(preset: Preset) -> Double {
      switch preset {
      case .healthy: healthy
      case .diagnosis: diagnosis
      case .remission: remission
      case .pre: pre
      case .escape: remission + escape
      }
    }
  }

  /// What it carries.
  enum Phenotype {
    /// The same expression whatever the cell's age.
    case fixed([Stain: Expression])
    /// A stretch of the B lineage, whose antigens follow `BLineage`.
    case stage(ClosedRange<Double>)
  }

  var type: CellType
  var abundance: Abundance
  var phenotype: Phenotype
  /// Median forward scatter area.
  var forward: Double
  /// Median side scatter area, before the detector's top.
  var side: Double

  init(
    _ type: CellType, _ abundance: Abundance, cd45: Expression, cd34: Expression,
    cd38: Expression, cd10: Expression, cd19: Expression, cd22: Expression, cd20: Expression,
    scatter: (Double, Double)
  ) {
    self.type = type
    self.abundance = abundance
    phenotype = .fixed([
      .cd45: cd45, .cd34: cd34, .cd38: cd38, .cd10: cd10, .cd19: cd19, .cd22: cd22, .cd20: cd20,
    ])
    (forward, side) = (scatter.0 * 1000, scatter.1 * 1000)
  }

  init(
    _ type: CellType, _ abundance: Abundance, stage: ClosedRange<Double>,
    scatter: (Double, Double)
  ) {
    self.type = type
    self.abundance = abundance
    phenotype = .stage(stage)
    (forward, side) = (scatter.0 * 1000, scatter.1 * 1000)
  }
}
