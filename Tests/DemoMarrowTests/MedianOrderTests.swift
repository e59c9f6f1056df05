import DemoMarrow
import GatingCore
import Testing

/// The order of the medians of all kinds of cell on SSC and CD45, which makes a marrow a marrow.
@Suite struct MedianOrderTests {
  /// Kinds of one rank share a level.
  private static let side: [[CellType]] = [
    [.matureB], [.hematogone3], [.hematogone2], [.hematogone1], [.earlyLymphoid],
    [.lymphocyte, .carT], [.erythroid], [.stemEnriched], [.basophil],
    [.blastCD34Positive, .blastCD34Negative],
    [.plasmacytoidDendritic], [.otherCD34, .plasmaCell], [.monocyte], [.immatureGranulocyte],
    [.neutrophil, .eosinophil],
  ]

  private static let cd45: [[CellType]] = [
    [.erythroid],
    [.blastCD34Positive, .blastCD34Negative, .plasmaCell],
    [.immatureGranulocyte, .hematogone1, .earlyLymphoid, .stemEnriched],
    [.neutrophil, .hematogone2, .basophil],
    [.hematogone3, .otherCD34, .plasmacytoidDendritic],
    [.eosinophil, .monocyte, .lymphocyte, .carT, .matureB],
  ]

  /// Blasts that differ from the CD34+ ones in CD19 alone, too few for a rank of their own.
  private static let escaped: Set<CellType> = [.blastCD19Negative, .blastCD19Dim]

  // Rare kinds need millions of events before neighbours can be told apart, and those need
  // optimised code.
  #if DEBUG
    private static let isOptimised = false
  #else
    private static let isOptimised = true
  #endif

  @Test(.enabled(if: isOptimised, "millions of events: run it in release"))
  func mediansKeepTheirOrder() throws {
    var side: [CellType: [Double]] = [:]
    var cd45: [CellType: [Double]] = [:]
    for (preset, events) in [
      (Preset.healthy, 3_000_000), (.diagnosis, 300_000), (.escape, 300_000),
    ] {
      let simulated = SimulatedValues(DemoMarrow.generate(preset: preset, events: events))
      let mask = simulated.events { if case .cell = $0 { true } else { false } }
      let sideValues = try simulated.values("SSC-A", of: mask)
      let cd45Values = try simulated.values("PerCP-A", of: mask)
      var index = 0
      for case .cell(let type) in simulated.sample.origins {
        let kind = Self.escaped.contains(type) ? .blastCD34Positive : type
        side[kind, default: []].append(sideValues[index])
        cd45[kind, default: []].append(cd45Values[index])
        index += 1
      }
    }
    try expectOrder(Self.side, side)
    try expectOrder(Self.cd45, cd45)
    let piled = try [CellType.neutrophil, .eosinophil].map {
      try #require(Percentile.median(side[$0] ?? []))
    }
    #expect(piled.allSatisfy { $0 >= 262_143 })
  }

  private func expectOrder(_ ranks: [[CellType]], _ values: [CellType: [Double]]) throws {
    #expect(Set(ranks.flatMap { $0 }) == Set(CellType.allCases).subtracting(Self.escaped))
    var last = (-Double.infinity, "")
    for rank in ranks {
      let medians = try rank.map { type in
        (try #require(Percentile.median(values[type] ?? [])), type.name)
      }
      let lowest = try #require(medians.min { $0.0 < $1.0 })
      #expect(last.0 < lowest.0, "\(last) is not below \(lowest)")
      last = try #require(medians.max { $0.0 < $1.0 })
    }
  }
}
