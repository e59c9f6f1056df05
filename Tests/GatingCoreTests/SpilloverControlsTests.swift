import GatingCore
import TestSupport
import Testing

/// Spillover from single-stain controls whose spill is known.
@Suite struct SpilloverControlsTests {
  static let detectors = ["A", "B", "C", "D"]
  static let spill: [Double] = [
    1, 0.25, 0.03, 0, 0.01, 1, 0.4, 0.002, 0, 0.12, 1, 0.3, 0.05, 0, 0.008, 1,
  ]
  static let truth = SpectrumMatrix(
    id: "T", fluorochromes: detectors, detectors: detectors, coefficients: spill)

  /// A normal number by the sum of twelve uniform ones.
  private static func normal(_ random: inout SeededGenerator) -> Double {
    (0..<12).reduce(-6) { sum, _ in sum + .random(in: 0..<1, using: &random) }
  }

  /// Events of one fluorochrome, `stained` of them bright, on a background that differs a detector.
  private static func table(
    _ primary: Int?, count: Int, stained: Double, _ random: inout SeededGenerator,
    range: Double = 262_144
  ) -> EventTable {
    var columns = [[Float]](repeating: [], count: 4)
    for event in 0..<count {
      let isStained = primary != nil && Double(event) < stained * Double(count)
      let light = isStained ? RealMath.exp(8 + 0.6 * normal(&random)) : 0
      for detector in 0..<4 {
        let background = Double(20 * (detector + 1)) + 12 * normal(&random)
        let share = primary.map { spill[$0 * 4 + detector] } ?? 0
        columns[detector].append(Float(light * share + background))
      }
    }
    return EventTable(
      panel: Panel(parameters: detectors.map { Parameter(name: $0, range: range) }),
      columns: columns.map { .float32($0) })
  }

  private static func controls(
    seed: UInt64, stained: Double = 0.6, hasUnstained: Bool = true, count: Int = 4000
  ) throws -> SpilloverControls {
    var random = SeededGenerator(seed: seed)
    let sources = detectors.indices.map {
      SpilloverControls.Source(
        name: "only \(detectors[$0])", detector: detectors[$0],
        table: table($0, count: count, stained: stained, &random))
    }
    return try SpilloverControls(
      detectors: detectors, controls: sources.reversed(),
      unstained: hasUnstained ? table(nil, count: count, stained: 0, &random) : nil)
  }

  private static func furthest(_ matrix: SpectrumMatrix) -> Double {
    zip(matrix.coefficients, spill).map { ($0 - $1).magnitude }.max() ?? .infinity
  }

  @Test(arguments: [UInt64(1), 2, 3, 4, 5], SpilloverEstimate.Method.allCases)
  func theSpillIsRecovered(seed: UInt64, method: SpilloverEstimate.Method) throws {
    for hasUnstained in [true, false] {
      let controls = try Self.controls(seed: seed, hasUnstained: hasUnstained)
      let estimate = try controls.spillover(method, id: "M")
      #expect(Self.furthest(estimate.matrix) < 0.002, "\(estimate.matrix.coefficients)")
      #expect(estimate.rows.map(\.name) == ["only A", "only B", "only C", "only D"])
      for row in estimate.rows {
        #expect((row.positives - 2400).magnitude < 40, "\(row)")
        #expect(row.signal > 2500 && row.saturated == 0 && row.brighterOn == nil)
      }
    }
  }

  @Test func aFewFarEventsAndCutOnesChangeLittle() throws {
    var random = SeededGenerator(seed: 9)
    var table = Self.table(0, count: 4000, stained: 0.6, &random, range: 16_000)
    guard case .float32(var other) = table.columns[1], case .float32(let own) = table.columns[0]
    else { return }
    // One in twenty is a clump with something that is bright on B; the brightest are cut off.
    for event in stride(from: 0, to: 4000, by: 20) { other[event] += 9000 }
    let cut = own.map { min($0, 8000) }
    table = EventTable(
      panel: Panel(parameters: Self.detectors.map { Parameter(name: $0, range: 8001) }),
      columns: [.float32(cut), .float32(other)] + Array(table.columns[2...]))
    let controls = try SpilloverControls(
      detectors: Self.detectors, controls: [.init(name: "a", detector: "A", table: table)],
      unstained: Self.table(nil, count: 4000, stained: 0, &random))
    for method in SpilloverEstimate.Method.allCases {
      let estimate = try controls.spillover(method, id: "M")
      #expect((estimate.matrix.coefficients[1] - 0.25).magnitude < 0.012, "\(method)")
      #expect((estimate.matrix.coefficients[2] - 0.03).magnitude < 0.002, "\(method)")
      #expect(estimate.rows[0].saturated > 100)
      // Detectors without a control are left alone.
      #expect(Array(estimate.matrix.coefficients[4...]) == [0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1])
    }
  }

  @Test func theTrueMatrixFitsAndAWrongOneIsNamed() throws {
    let controls = try Self.controls(seed: 7)
    let check = try controls.check(Self.truth)
    #expect(check.pairs.count == 12)
    #expect(check.pairs.allSatisfy { $0.verdict(0.005) == .fits }, "\(check)")
    #expect(check.pairs.allSatisfy { ($0.slope ?? 1).magnitude < 0.005 })
    var wrong = Self.truth
    wrong.coefficients[1] = 0.2
    wrong.coefficients[2 * 4 + 3] = 0.35
    let found = try controls.check(wrong)
    let off = found.pairs.filter { $0.verdict(0.01) != .fits }
    // What is left of A on B is taken for B, and its part on C taken off: 0.4 of it.
    #expect(off.map { [$0.source, $0.target] } == [[0, 1], [0, 2], [2, 3]])
    #expect(off.map { $0.verdict(0.01) } == [.under, .over, .over])
    #expect(((off.first?.fraction ?? 0) - 0.05).magnitude < 0.006)
    #expect(((off.first?.slope ?? 0) - 0.05).magnitude < 0.006)
    #expect(((off.last?.fraction ?? 0) + 0.05).magnitude < 0.003)
    #expect(found.worst == off.max { $0.fraction.magnitude < $1.fraction.magnitude })
  }

  @Test func controlsThatCannotBeUsedAreNamed() throws {
    var random = SeededGenerator(seed: 3)
    let bright = Self.table(0, count: 1000, stained: 1, &random)
    let dark = Self.table(nil, count: 1000, stained: 0, &random)
    let few = Self.table(0, count: 20, stained: 1, &random)
    func controls(
      _ sources: [(String, String, EventTable)], unstained: EventTable? = nil,
      detectors: [String] = Self.detectors
    ) throws(SpilloverError) -> SpilloverControls {
      try SpilloverControls(
        detectors: detectors,
        controls: sources.map { .init(name: $0.0, detector: $0.1, table: $0.2) },
        unstained: unstained)
    }
    #expect(throws: SpilloverError.noControls) { try controls([]) }
    #expect(throws: SpilloverError.foreignDetector("E", control: "e")) {
      try controls([("e", "E", bright)])
    }
    #expect(throws: SpilloverError.missingDetector("E", control: "a")) {
      try controls([("a", "A", bright)], detectors: ["A", "E"])
    }
    #expect(throws: SpilloverError.sameDetector("A", ["a", "b"])) {
      try controls([("a", "A", bright), ("b", "A", bright)])
    }
    #expect(throws: SpilloverError.tooFewEvents(20, control: "a")) {
      try controls([("a", "A", few)])
    }
    #expect(throws: SpilloverError.tooFewEvents(20, control: "unstained")) {
      try controls([("a", "A", bright)], unstained: few)
    }
    let one = try controls([("a", "A", bright)])
    #expect(throws: SpilloverError.oneGroup(control: "a", detector: "A")) {
      try one.spillover(.medians, id: "M")
    }
    let dim = try controls([("a", "A", dark)], unstained: dark)
    #expect(throws: SpilloverError.tooDim(5, control: "a", detector: "A")) {
      try dim.check(Self.truth)
    }
    let good = try controls([("a", "A", bright)], unstained: dark)
    var singular = Self.truth
    singular.coefficients = [Double](repeating: 1, count: 16)
    #expect(throws: SpilloverError.compensation(.singular(id: "T"))) { try good.check(singular) }
  }

  @Test func linesAgreeWithTheReference() throws {
    for row in try ReferenceTable("lines").rows {
      let count = try #require(row.words.first.flatMap { Int($0) })
      let (x, y) = (Array(row.numbers[..<count]), Array(row.numbers[count..<(2 * count)]))
      let line = try #require(RobustLine(x, y))
      #expect((line.slope - row.numbers[2 * count]).magnitude < 1e-7)
      #expect((line.intercept - row.numbers[2 * count + 1]).magnitude < 1e-4)
    }
    #expect(RobustLine([1, 2], [1, 2]) == nil)
    #expect(RobustLine([1, 1, 1], [1, 2, 3]) == nil)
    // One of ten points far off moves the slope little: least squares give 11.
    let x = (0..<10).map(Double.init)
    let y = x.map { $0 == 8 ? 230 : 1 + 2 * $0 + ($0.truncatingRemainder(dividingBy: 2) - 0.5) }
    #expect(((RobustLine(x, y)?.slope ?? 0) - 2).magnitude < 0.15)
    #expect(RobustLine([0, 1, 2], [1, 3, 5]).map { [$0.slope, $0.intercept] } == [2, 1])
  }
}
