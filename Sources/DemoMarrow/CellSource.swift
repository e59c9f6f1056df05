import GatingCore

/// Draws cells of a preset: the kind by its abundance, then latent amounts, then scatter.
struct CellSource {
  /// Standard deviations of the logarithm to base ten.
  private enum Spread {
    static let antigen = 0.2
    /// The background of cells without the antigen.
    static let background = 0.1
    /// CD19 of leukaemic cells, which varies more.
    static let blastCD19 = 0.35
    static let forward = 0.08
    static let side = 0.1
  }

  /// The height of a pulse of area 1.
  static let height = 0.9

  private struct Antigen {
    var lowest: Double
    var highest: Double
    var deviation: Double
  }

  private struct Model {
    var type: CellType
    var forward: Double
    var side: Double
    /// One a stain.
    var antigens: [Antigen]
    /// The stretch of the B lineage, nil for other cells.
    var stages: ClosedRange<Double>?
  }

  private let models: [Model]
  private let cumulative: [Double]
  private let curves: [BLineage.Curve]
  private let plasmaCellsWithoutCD19: Double

  init(_ preset: Preset) {
    models = CellProfile.table.map(Self.model)
    let parts = CellProfile.table.map { $0.abundance[preset] }
    let whole = parts.reduce(0, +)
    var sum = 0.0
    cumulative = parts.map {
      sum += $0
      return sum / whole
    }
    curves = Stain.allCases.map(BLineage.Curve.init)
    plasmaCellsWithoutCD19 = CellProfile.plasmaCellsWithoutCD19(preset)
  }

  private static func model(_ profile: CellProfile) -> Model {
    let antigens = Stain.allCases.map { stain in
      let expression: Expression =
        switch profile.phenotype {
        case .fixed(let expressions): expressions[stain] ?? .negative
        case .stage: BLineage.scatteredExpression(stain, of: profile.type) ?? .negative
        }
      return Antigen(
        lowest: RealMath.log10(stain.median(expression.lowest)),
        highest: RealMath.log10(stain.median(expression.highest)),
        deviation: deviation(of: stain, expression, profile.type))
    }
    var stages: ClosedRange<Double>?
    if case .stage(let range) = profile.phenotype { stages = range }
    return Model(
      type: profile.type, forward: RealMath.log10(profile.forward),
      side: RealMath.log10(profile.side), antigens: antigens, stages: stages)
  }

  private static func deviation(
    of stain: Stain, _ expression: Expression, _ type: CellType
  ) -> Double {
    if expression == .negative, stain != .cd45 { return Spread.background }
    return isBlast(type) && stain == .cd19 ? Spread.blastCD19 : Spread.antigen
  }

  private static func isBlast(_ type: CellType) -> Bool {
    switch type {
    case .blastCD34Positive, .blastCD34Negative, .blastCD19Negative, .blastCD19Dim: true
    default: false
    }
  }

  /// A live, single cell.
  func cell(_ generator: inout MarrowGenerator) -> (type: CellType, cell: SimulatedCell) {
    let place = generator.uniform()
    let index = cumulative.firstIndex { place < $0 } ?? cumulative.count - 1
    let model = models[index]
    var light = SIMD8<Double>(repeating: 0)
    let stage = model.stages.map { range in
      range.lowerBound + generator.uniform() * (range.upperBound - range.lowerBound)
    }
    for stain in Stain.allCases {
      let antigen = model.antigens[stain.rawValue]
      var logarithm = antigen.lowest
      var deviation = antigen.deviation
      if antigen.highest > antigen.lowest {
        logarithm += generator.uniform() * (antigen.highest - antigen.lowest)
      } else if let stage, stain != .viability {
        logarithm = curves[stain.rawValue].logarithm(at: stage)
        if logarithm > antigen.lowest { deviation = Spread.antigen }
      }
      if model.type == .plasmaCell, stain == .cd19,
        generator.uniform() < plasmaCellsWithoutCD19
      {
        logarithm = RealMath.log10(stain.median(.negative))
        deviation = Spread.background
      }
      light[stain.rawValue] = generator.logNormal(logarithm, deviation)
    }
    return (model.type, Self.scattering(model.forward, model.side, light, &generator))
  }

  /// Larger cells scatter more to the side too: the two deviations are correlated by one half.
  private static func scattering(
    _ forward: Double, _ side: Double, _ light: SIMD8<Double>,
    _ generator: inout MarrowGenerator
  ) -> SimulatedCell {
    let size = generator.normal()
    let grain = 0.5 * size + 0.866 * generator.normal()
    let area = RealMath.exp((forward + Spread.forward * size) * RealMath.ln10)
    return SimulatedCell(
      forwardArea: area, forwardHeight: height * area * (1 + 0.04 * generator.normal()),
      sideArea: RealMath.exp((side + Spread.side * grain) * RealMath.ln10), light: light)
  }
}
