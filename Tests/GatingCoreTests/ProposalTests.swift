import GatingCore
import TestSupport
import Testing

@Suite struct ProposalTests {
  /// A normal number by the sum of twelve uniform ones.
  private func normal(_ random: inout SeededGenerator) -> Double {
    (0..<12).reduce(-6) { sum, _ in sum + .random(in: 0..<1, using: &random) }
  }

  private func table(_ columns: [(String, [Double])]) -> EventTable {
    EventTable(
      panel: Panel(parameters: columns.map { Parameter(name: $0.0, range: 1000) }),
      columns: columns.map { .float64($0.1) })
  }

  private func axes(_ x: String, _ y: String) -> PlotAxes {
    PlotAxes(
      x: PlotAxis(Dimension(parameter: x, scale: .linear(1000))),
      y: PlotAxis(Dimension(parameter: y, scale: .linear(1000))))
  }

  private func mask(of proposal: Proposal, _ table: EventTable) throws -> EventMask {
    let gate = Gate(id: "G", name: "G", geometry: proposal.geometry)
    let result = GatingEngine.evaluate(GatingStrategy(gates: [gate]), on: table)
    return try #require(result.mask(of: "G"))
  }

  private func propose(
    _ request: Proposal.Request, _ table: EventTable, _ axes: PlotAxes
  ) throws -> Proposal {
    try #require(
      SampleEngine(table).propose(
        request, among: EventMask(all: table.count), on: axes, matrices: [])
    ).get()
  }

  @Test(arguments: [UInt64(1), 2, 3])
  func theRidgeKeepsSingletsAndLeavesDoublets(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var areas: [Double] = []
    var heights: [Double] = []
    for event in 0..<4000 {
      let area = Double.random(in: 50..<400, using: &random)
      // The last eighth are doublets: twice the area at the height of one.
      areas.append(event < 3500 ? area : 2 * area)
      heights.append(0.8 * area * (1 + 0.03 * normal(&random)))
    }
    let table = table([("FSC-A", areas), ("FSC-H", heights)])
    let proposal = try propose(.singlets, table, axes("FSC-A", "FSC-H"))
    let inside = try mask(of: proposal, table)
    #expect((0..<3500).count { inside[$0] } > 3450)
    #expect((3500..<4000).count { inside[$0] } == 0)
    guard case .ridge(.height, let median, let spread, 3.5) = proposal.reason else {
      Issue.record("not a ridge of heights")
      return
    }
    #expect(abs(median - 0.8) < 0.01)
    #expect(abs(spread - 0.03) < 0.01)
  }

  @Test func againstWidthTheRidgeIsLevel() throws {
    var random = SeededGenerator(seed: 4)
    let areas = (0..<2000).map { _ in Double.random(in: 50..<900, using: &random) }
    let widths = (0..<2000).map { ($0 < 1800 ? 300 : 600) + 10 * normal(&random) }
    let table = table([("FSC-A", areas), ("FSC-W", widths)])
    let proposal = try propose(.singlets, table, axes("FSC-A", "FSC-W"))
    let inside = try mask(of: proposal, table)
    #expect((0..<1800).count { inside[$0] } > 1780)
    #expect((1800..<2000).count { inside[$0] } == 0)
  }

  @Test func aValleyLiesBetweenTheModes() throws {
    var random = SeededGenerator(seed: 5)
    let values = (0..<5000).map { ($0 < 4600 ? 200 : 700) + 50 * normal(&random) }
    let table = table([("X", values), ("Y", values)])
    let proposal = try propose(.valley, table, axes("X", "Y"))
    guard case .valley(let place, let lower, let upper, let depth) = proposal.reason else {
      Issue.record("not a valley")
      return
    }
    #expect(abs(lower - 200) < 15 && abs(upper - 700) < 25)
    #expect((370..<570).contains(place))
    #expect(depth > 0.9)
    let inside = try mask(of: proposal, table)
    #expect((4600..<5000).count { inside[$0] } >= 398)
    #expect((0..<4600).count { inside[$0] } <= 5)
  }

  @Test(arguments: [UInt64(1), 2, 3, 4, 5], [60, 500, 20_000])
  func oneModeHasNoValley(seed: UInt64, count: Int) throws {
    var random = SeededGenerator(seed: seed)
    let values = (0..<count).map { _ in 400 + 100 * normal(&random) }
    let table = table([("X", values), ("Y", values)])
    let found = SampleEngine(table).propose(
      .valley, among: EventMask(all: count), on: axes("X", "Y"), matrices: [])
    guard case .failure(.oneMode(let mode)) = found else {
      Issue.record("\(String(describing: found))")
      return
    }
    #expect(abs(mode - 400) < 70)
  }

  @Test func tooFewEventsProposeNothing() {
    let table = table([("X", [1, 2, 3]), ("Y", [1, 2, 3])])
    for request in [Proposal.Request.singlets, .valley, .basin(Point(0.5, 0.5))] {
      let found = SampleEngine(table).propose(
        request, among: EventMask(all: 3), on: axes("X", "Y"), matrices: [])
      #expect(found == .failure(.tooFewEvents(3)))
    }
  }

  @Test(arguments: [UInt64(1), 2, 3])
  func theWandTakesTheHillUnderIt(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let middles = [(250.0, 300.0), (650, 600), (700, 200)]
    let sizes = [6000, 2000, 800]
    var x: [Double] = []
    var y: [Double] = []
    for (middle, size) in zip(middles, sizes) {
      for _ in 0..<size {
        x.append(middle.0 + 50 * normal(&random))
        y.append(middle.1 + 60 * normal(&random))
      }
    }
    let table = table([("X", x), ("Y", y)])
    var start = 0
    for (middle, size) in zip(middles, sizes) {
      let place = Point(middle.0 / 1000 + 0.03, middle.1 / 1000 - 0.04)
      let proposal = try propose(.basin(place), table, axes("X", "Y"))
      guard case .polygon(let polygon) = proposal.geometry else {
        Issue.record("not a polygon")
        return
      }
      #expect((4...DensityBasin.mostVertices).contains(polygon.vertices.count))
      let inside = try mask(of: proposal, table)
      let own = (start..<(start + size)).count { inside[$0] }
      #expect(Double(own) > 0.85 * Double(size), "hill of \(size)")
      #expect(inside.population - own < size / 20)
      start += size
    }
    let nothing = SampleEngine(table).propose(
      .basin(Point(0.05, 0.95)), among: EventMask(all: table.count), on: axes("X", "Y"),
      matrices: [])
    #expect(nothing == .failure(.nothingHere))
  }

  @Test func touchingHillsPartAtTheirSaddle() throws {
    var random = SeededGenerator(seed: 6)
    let x = (0..<8000).map { ($0 < 4000 ? 400 : 560) + 50 * normal(&random) }
    let y = (0..<8000).map { _ in 500 + 50 * normal(&random) }
    let table = table([("X", x), ("Y", y)])
    let proposal = try propose(.basin(Point(0.38, 0.5)), table, axes("X", "Y"))
    guard case .basin(let share, true) = proposal.reason else {
      Issue.record("no saddle")
      return
    }
    #expect((0.2..<0.9).contains(share))
    let inside = try mask(of: proposal, table)
    let own = (0..<4000).count { inside[$0] }
    #expect(own > 1000)
    #expect((inside.population - own) * 10 < own)
  }

  @Test(arguments: [UInt64(1), 2, 3])
  func steadyFlowIsToldFromGapsAndBursts(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    // 200 events a unit of Time, none from 300 to 320, thrice as many from 700 to 710; the rate
    // falls by a third over the run, which is no fault.
    var times: [Double] = []
    for second in 0..<1000 {
      let usual = 200 - Double(second) / 15
      let rate = (300..<320).contains(second) ? 0 : (700..<710).contains(second) ? 3 * usual : usual
      for _ in 0..<Int(rate) { times.append(Double(second) + .random(in: 0..<1, using: &random)) }
    }
    let table = table([("Time", times), ("FSC-A", times.map { _ in 500 })])
    let time = PlotAxis(Dimension(parameter: "Time"), lower: 0, upper: 1000)
    let proposal = try propose(
      .steady, table, PlotAxes(x: time, y: axes("FSC-A", "FSC-A").y))
    let inside = try mask(of: proposal, table)
    guard case .steady(let rate, 2, let share) = proposal.reason else {
      Issue.record("\(proposal.reason)")
      return
    }
    #expect(abs(rate - 167) < 10)
    #expect(abs(share - Double(times.count - inside.population) / Double(times.count)) < 1e-9)
    for (event, time) in times.enumerated() {
      if (700..<710).contains(time) { #expect(!inside[event]) }
      if (0..<290).contains(time) || (330..<690).contains(time) || time > 720 {
        #expect(inside[event])
      }
    }
  }

  @Test func aSteadyRunIsKeptWhole() throws {
    let times = (0..<20_000).map { Double($0) / 20 }
    let table = table([("Time", times), ("FSC-A", times.map { _ in 500 })])
    let time = PlotAxis(Dimension(parameter: "Time"), lower: 0, upper: 999.95)
    let proposal = try propose(.steady, table, PlotAxes(x: time, y: axes("FSC-A", "FSC-A").y))
    #expect(try mask(of: proposal, table).population == 20_000)
    #expect(
      proposal.reason == .steady(rate: 20, gaps: 0, share: 0)
        || {
          if case .steady(let rate, 0, 0) = proposal.reason { abs(rate - 20) < 0.5 } else { false }
        }())
  }

  @Test(arguments: [UInt64(4), 5, 6])
  func negativesEndThreeSpreadsAboveTheirCentre(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var x: [Double] = []
    var y: [Double] = []
    for event in 0..<6000 {
      let isPositive = event % 10 == 0
      x.append(isPositive ? 20_000 * (1 + 0.1 * normal(&random)) : 60 + 120 * normal(&random))
      y.append(isPositive ? 1_200 * (1 + 0.2 * normal(&random)) : 200 * normal(&random))
    }
    let table = table([("A", x), ("B", y)])
    func axis(_ name: String) -> PlotAxis {
      PlotAxis(Dimension(parameter: name, scale: .logicle(t: 262_144, w: 1)))
    }
    let proposal = try propose(.quadrants, table, PlotAxes(x: axis("A"), y: axis("B")))
    guard case .negatives(let onX, let onY) = proposal.reason else {
      Issue.record("\(proposal.reason)")
      return
    }
    #expect(abs(onX.centre - 60) < 15)
    #expect(abs(onX.spread - 120) < 10)
    #expect(abs(onY.centre) < 25)
    #expect(abs(onY.spread - 200) < 20)
    #expect(onX.value == onX.centre + 3 * onX.spread)
  }
}
