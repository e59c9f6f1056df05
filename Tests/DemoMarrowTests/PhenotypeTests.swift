import DemoMarrow
import GatingCore
import Testing

/// What the cells look like after compensation, against the published levels.
@Suite struct PhenotypeTests {
  private static let healthy = SimulatedValues(DemoMarrow.generate(preset: .healthy))
  private static let diagnosis = SimulatedValues(DemoMarrow.generate(preset: .diagnosis))

  private static let levels: [(CellType, String, Double)] = [
    (.immatureGranulocyte, "PerCP-A", 7_000), (.otherCD34, "PerCP-A", 14_000),
    (.lymphocyte, "PerCP-A", 33_000), (.erythroid, "PerCP-A", 350),
    (.earlyLymphoid, "PE-Cy7-A", 4_000), (.otherCD34, "PE-Cy7-A", 12_000),
    (.neutrophil, "APC-Cy7-A", 1_000), (.blastCD34Positive, "APC-Cy7-A", 60_000),
    (.blastCD34Positive, "APC-A", 12_000), (.matureB, "APC-A", 4_000),
    (.plasmacytoidDendritic, "PE-A", 700), (.blastCD34Positive, "PE-A", 2_000),
    (.matureB, "PE-A", 6_000), (.matureB, "FITC-A", 12_000), (.monocyte, "AF700-A", 4_000),
    (.plasmaCell, "AF700-A", 60_000),
  ]

  @Test func mediansAreThoseOfTheLevels() throws {
    for (type, detector, level) in Self.levels {
      let isLeukaemic = type == .blastCD34Positive || type == .earlyLymphoid
      let values = try (isLeukaemic ? Self.diagnosis : Self.healthy).values(detector, of: type)
      let median = try #require(Percentile.median(values))
      #expect(abs(median / level - 1) < 0.08, "\(type) on \(detector): \(median)")
    }
  }

  @Test func negativesSpreadBelowZero() throws {
    for detector in ["FITC-A", "PE-A"] {
      let values = try Self.healthy.values(detector, of: .lymphocyte)
      let median = try #require(Percentile.median(values))
      let deviation = try #require(values.robustDeviation)
      #expect(abs(median - 100) < 10)
      #expect(deviation > 120 && deviation < 145, "\(detector): \(deviation)")
    }
    let cd34 = try #require(try Self.healthy.values("PE-Cy7-A", of: .lymphocyte).robustDeviation)
    #expect(cd34 > 400 && cd34 < 480)
  }

  /// CD19 on APC makes AF700 noisy: what compensation can't take away.
  ///
  /// CD19 at 4,000 spills 3,080 into AF700, whose noise adds 40 · 3,080 to the variance, and its
  /// own noise enters with the square of 0.77: together 0.2 million and more.
  @Test func brightNeighboursSpreadMore() throws {
    let bright = try #require(try Self.healthy.values("AF700-A", of: .matureB).robustDeviation)
    let dark = try #require(try Self.healthy.values("AF700-A", of: .eosinophil).robustDeviation)
    #expect(bright * bright - dark * dark > 200_000)
  }

  @Test func valuesPileUpAtTheTop() throws {
    let side = try Self.healthy.values("SSC-A", of: .eosinophil)
    let piled = side.filter { $0 == 262_143 }.count
    #expect(Double(piled) > 0.6 * Double(side.count))
    for column in Self.healthy.sample.table.columns {
      guard case .float32(let values) = column else { continue }
      #expect(values.allSatisfy { $0 <= 262_143 })
    }
  }

  @Test func doubletsHaveTwiceTheAreaAndOnlyTheHeightOfOne() throws {
    func ratio(_ isMeant: (EventOrigin) -> Bool) throws -> Double? {
      let mask = Self.diagnosis.events(isMeant)
      let areas = try Self.diagnosis.values("FSC-A", of: mask)
      let heights = try Self.diagnosis.values("FSC-H", of: mask)
      return Percentile.median(zip(heights, areas).map { $0 / $1 })
    }
    let pair = EventOrigin.doublet(.blastCD34Positive, .blastCD34Positive)
    let single = try #require(try ratio { $0 == .cell(.blastCD34Positive) })
    let double = try #require(try ratio { $0 == pair })
    #expect(double < 0.65 * single)
    let area = try #require(
      Percentile.median(Self.diagnosis.values("FSC-A", of: Self.diagnosis.events { $0 == pair })))
    #expect(abs(area / 186_000 - 1) < 0.05)
  }

  @Test func deadCellsTakeUpTheDye() throws {
    let dead = try Self.healthy.values(
      "V450-A", of: Self.healthy.events { $0.population == .dead })
    let live = try Self.healthy.values("V450-A", of: .neutrophil)
    #expect(try #require(Percentile.of(dead, fraction: 0.01)) > 4_000)
    #expect(try #require(Percentile.of(live, fraction: 0.99)) < 700)
  }

  /// CD10 falls and CD20 rises along the haematogones without a gap between the stages.
  @Test func bLineageIsAContinuum() throws {
    let stages: [CellType] = [.hematogone1, .hematogone2, .hematogone3, .matureB]
    let cd10 = try stages.map {
      try #require(Percentile.median(Self.healthy.values("APC-Cy7-A", of: $0)))
    }
    #expect(zip(cd10, cd10.dropFirst()).allSatisfy { $0 > $1 })
    let mask = Self.healthy.events { origin in
      guard case .cell(let type) = origin else { return false }
      return stages.contains(type)
    }
    let cd20 = try Self.healthy.values("FITC-A", of: mask)
    // From negative to bright, each fifth of the way holds its part of the haematogones.
    for (low, high) in [(-400.0, 300.0), (300, 800), (800, 2_000), (2_000, 5_000)] {
      let share = Double(cd20.filter { $0 >= low && $0 < high }.count) / Double(cd20.count)
      #expect(share > 0.03, "CD20 from \(low) to \(high)")
    }
  }
}
