import DemoMarrow
import GatingCore
import Testing

/// How many of each kind of cell there are, against the published composition.
@Suite struct CompositionTests {
  private static let samples = Dictionary(
    uniqueKeysWithValues: Preset.allCases.map { ($0, DemoMarrow.generate(preset: $0)) })

  private func sample(_ preset: Preset) throws -> DemoSample {
    try #require(Self.samples[preset])
  }

  /// Percent of all events: debris, dead, doublets.
  private static let artefacts: [(Preset, Double, Double, Double)] = [
    (.healthy, 8, 3, 4), (.diagnosis, 5, 6, 6), (.remission, 12, 5, 4),
  ]

  @Test func artefactsHaveTheirShare() throws {
    for (preset, debris, dead, doublets) in Self.artefacts {
      let sample = try sample(preset)
      for (population, percent) in [
        (TruePopulation.debris, debris), (.dead, dead), (.doublet, doublets),
      ] {
        let count = sample.origins.filter { $0.population == population }.count
        expectBinomial(count, of: sample.table.count, percent, "\(population) in \(preset)")
      }
    }
  }

  /// Percent of valid nucleated events, before they are made to sum to 100: healthy, diagnosis,
  /// remission, pre.
  private static let cells: [(CellType, [Double])] = [
    (.immatureGranulocyte, [43, 5, 35, 25]), (.neutrophil, [20, 4, 12, 10]),
    (.eosinophil, [2.5, 0.3, 3, 1]), (.monocyte, [4.7, 1.2, 9, 4]),
    (.erythroid, [13, 3.5, 16, 8]), (.lymphocyte, [10, 6, 21, 14]), (.carT, [0, 0, 2, 0]),
    (.matureB, [2.5, 0.4, 0, 0.5]), (.hematogone1, [0.14, 0.02, 0.01, 0.03]),
    (.hematogone2, [1.2, 0.03, 0, 0.1]), (.hematogone3, [0.9, 0.03, 0, 0.1]),
    (.blastCD34Positive, [0, 62, 0, 30]), (.blastCD34Negative, [0, 16, 0, 7]),
    (.earlyLymphoid, [0.05, 1.27, 0.04, 0.64]), (.stemEnriched, [0.06, 0.02, 0.06, 0.04]),
    (.otherCD34, [1, 0.3, 0.95, 0.5]), (.basophil, [0.3, 0.03, 0.4, 0.3]),
    (.plasmacytoidDendritic, [0.3, 0.03, 0.25, 0.2]), (.plasmaCell, [0.4, 0.05, 0.2, 0.3]),
    (.blastCD19Negative, [0, 0, 0, 0]), (.blastCD19Dim, [0, 0, 0, 0]),
  ]

  @Test(arguments: zip([Preset.healthy, .diagnosis, .remission, .pre], 0...3))
  func cellsHaveTheirShare(preset: Preset, column: Int) throws {
    let sample = try sample(preset)
    var counts: [CellType: Int] = [:]
    for case .cell(let type) in sample.origins { counts[type, default: 0] += 1 }
    let valid = counts.values.reduce(0, +)
    let whole = Self.cells.map { $0.1[column] }.reduce(0, +)
    #expect(Set(Self.cells.map(\.0)) == Set(CellType.allCases))
    for (type, percents) in Self.cells {
      expectBinomial(
        counts[type] ?? 0, of: valid, 100 * percents[column] / whole, "\(type) in \(preset)")
    }
  }

  /// CD34+CD19−CD22+ as a share of CD34+: about 4 %, 2 %, 3.8 %, 2.1 %.
  @Test(
    arguments: [
      (Preset.healthy, 4.0), (.diagnosis, 2.0), (.remission, 3.8), (.pre, 2.1),
    ])
  func earlyLymphoidShareOfCD34(preset: Preset, percent: Double) throws {
    let sample = try sample(preset)
    let positive = sample.origins.filter(\.population.isCD34Positive).count
    let early = sample.origins.filter { $0.population == .earlyLymphoid }.count
    expectBinomial(early, of: positive, percent, "\(preset)")
  }

  @Test func escapeIsRemissionWithAFewBlasts() throws {
    let sample = try sample(.escape)
    let negative = sample.origins.filter { $0 == .cell(.blastCD19Negative) }.count
    let dim = sample.origins.filter { $0 == .cell(.blastCD19Dim) }.count
    let valid = sample.origins.filter { if case .cell = $0 { true } else { false } }.count
    expectBinomial(negative, of: valid, 0.025, "CD19-")
    expectBinomial(dim, of: valid, 0.025, "CD19dim")
    #expect(!sample.origins.contains(.cell(.blastCD34Positive)))
  }

  /// A count must lie within five standard deviations (and a percentage rounded to two figures).
  private func expectBinomial(
    _ count: Int, of whole: Int, _ percent: Double, _ what: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let expected = Double(whole) * percent / 100
    let slack = 5 * expected.squareRoot() + 0.02 * expected
    #expect(
      abs(Double(count) - expected) <= slack, "\(what): \(count) against \(expected)",
      sourceLocation: sourceLocation)
  }
}
