import Analysis
import GatingCore
import Testing

@Suite struct AnalysisDifferenceTests {
  private let id = StrategyID("s")

  private func range(
    _ lower: Double?, _ upper: Double?, _ scale: Scale = .identity,
    compensation: Dimension.Compensation = .none
  ) -> Geometry {
    .rectangle(
      RectangleGate([
        .init(
          Dimension(parameter: "CD34", compensation: compensation, scale: scale),
          Interval(minimum: lower, maximum: upper))
      ]))
  }

  private func polygon(_ vertices: [Point]) -> Geometry {
    .polygon(
      PolygonGate(x: Dimension(parameter: "X"), y: Dimension(parameter: "Y"), vertices: vertices))
  }

  private func cross(_ value: Double, _ name: String = "q1") -> Geometry {
    .quadrants(
      QuadrantGate(
        dividers: [.init(id: "d", Dimension(parameter: "CD19"), values: [value])],
        quadrants: [
          .init(id: "q1", name: name, positions: [.init(divider: 0, region: 0)]),
          .init(id: "q2", name: "q2", positions: [.init(divider: 0, region: 1)]),
        ]))
  }

  private func analysis(_ gates: [Gate]) throws -> Analysis {
    var analysis = Analysis()
    try analysis.apply(.setStrategy(id, GatingStrategy(name: "path", gates: gates)))
    return analysis
  }

  private func phrases(_ old: Geometry, _ new: Geometry) throws -> [String] {
    func gate(_ geometry: Geometry) -> Gate { Gate(id: "g", name: "G", geometry: geometry) }
    return AnalysisDifference(from: try analysis([gate(old)]), to: try analysis([gate(new)]))
      .phrases()
  }

  @Test func boundsAreToldInDataValues() throws {
    #expect(try phrases(range(820, nil), range(640, nil)) == ["`G` lower bound 820 → 640"])
    #expect(try phrases(range(1, 5), range(1, nil)) == ["`G` upper bound 5 → open"])
    let logarithmic = Scale(.logarithmic(t: 10_000, m: 4))
    #expect(
      try phrases(range(0.5, nil, logarithmic), range(0.75, nil, logarithmic)) == [
        "`G` lower bound 100 → 1,000"
      ])
    #expect(
      try phrases(range(0.1, nil), range(0.100_000_1, nil)) == [
        "`G` lower bound 0.1 → 0.1000001"
      ])
    #expect(
      try phrases(range(1, nil), range(1, nil, compensation: .file)) == [
        "`G` compensation of CD34 none → the file's own"
      ])
  }

  @Test func shapesAreTold() throws {
    let corners = [Point(0, 0), Point(1, 0), Point(1, 1)]
    #expect(
      try phrases(polygon(corners), polygon([Point(0, 0), Point(1, 0), Point(1, 3)])) == [
        "`G` vertex 3 Y 1 → 3"
      ])
    #expect(
      try phrases(polygon(corners), polygon([Point(0, 0), Point(2, 0), Point(1, 3)])) == [
        "`G` 2 of 3 vertices moved"
      ])
    #expect(
      try phrases(polygon(corners), polygon(corners + [Point(0, 1)])) == ["`G` 3 → 4 vertices"])
    #expect(try phrases(cross(636), cross(700)) == ["`G` CD19 divider 636 → 700"])
    #expect(
      try phrases(cross(1), cross(1, "new")) == ["`G` quadrant `q1` renamed to `new`"])
    #expect(
      try phrases(polygon(corners), range(1, nil)) == ["`G` is a range instead of a polygon"])
  }

  private func ellipse(
    _ mean: [Double], _ covariance: [Double], _ distanceSquared: Double = 1
  ) -> Geometry {
    let names = ["X", "Y", "Z"]
    return .ellipsoid(
      EllipsoidGate(
        dimensions: mean.indices.map {
          Dimension(parameter: names[$0], scale: Scale(.linear(t: 1000, a: 0)))
        }, mean: mean, covariance: covariance, distanceSquared: distanceSquared))
  }

  @Test func ellipsesAreTold() throws {
    let level = ellipse([0.5, 0.25], [0.04, 0, 0, 0.01])
    #expect(
      try phrases(level, ellipse([0.6, 0.25], [0.04, 0, 0, 0.01])) == [
        "`G` centre moved: X 500 → 600"
      ])
    #expect(
      try phrases(level, ellipse([0.5, 0.25], [0.01, 0, 0, 0.04])) == [
        "`G` turned 90° to the left"
      ])
    #expect(
      try phrases(level, ellipse([0.5, 0.25], [0.04, 0, 0, 0.01], 4)) == [
        "`G` larger, half axes 20 × 10 → 40 × 20 % of the scale"
      ])
    #expect(
      try phrases(level, ellipse([0.5, 0.25], [0.0025, 0, 0, 0.01])) == [
        "`G` turned 90° to the left",
        "`G` smaller, half axes 20 × 10 → 10 × 5 % of the scale",
      ])
    let solid = ellipse([0.5, 0.5, 0.5], [0.04, 0, 0, 0, 0.01, 0, 0, 0, 0.01])
    #expect(
      try phrases(solid, ellipse([0.5, 0.5, 0.5], [0.09, 0, 0, 0, 0.0049, 0, 0, 0, 0.01])) == [
        "`G` wider on X", "`G` narrower on Y",
      ])
  }

  @Test func dimensionsThatComeAndGoAreTold() throws {
    guard case .rectangle(var box) = range(1, 5) else { return }
    let one = Geometry.rectangle(box)
    box.sides.append(.init(Dimension(parameter: "CD45"), Interval(minimum: 2)))
    #expect(try phrases(one, .rectangle(box)) == ["`G` bounds CD45 too"])
    box.sides[0].interval.minimum = 2
    #expect(
      try phrases(.rectangle(box), one) == [
        "`G` no longer bounds CD45", "`G` CD34 lower bound 2 → 1",
      ])
  }

  @Test func gatesThatComeAndGoAreTold() throws {
    let a = Gate(id: "a", name: "A", geometry: range(1, nil))
    let b = Gate(id: "b", name: "B", parent: "a", geometry: range(2, nil))
    let c = Gate(id: "c", name: "C", geometry: range(3, nil))
    var renamed = a
    renamed.name = "Z"
    func told(_ old: [Gate], _ new: [Gate]) throws -> [String] {
      AnalysisDifference(from: try analysis(old), to: try analysis(new)).phrases()
    }
    #expect(try told([a], [a, b]) == ["`B`, a range, added in `A`"])
    #expect(try told([a, b], []) == ["`A` removed", "`B` removed"])
    #expect(try told([a], [renamed]) == ["`A` renamed to `Z`"])
    #expect(try told([a, c], [c, a]) == ["the gates stand in another order"])
    #expect(try told([a, b], [a, b]).isEmpty)
  }

  @Test func aHistoryIsToldWithItsCounts() throws {
    var history = History()
    let sample = Sample(
      id: SampleID("1"), name: "a.fcs", path: "/a.fcs", eventCount: 20_000,
      panel: Panel(parameters: []))
    try history.begin(.setStrategy(id, GatingStrategy(name: "path")))
    try history.begin(.addSample(sample))
    try history.perform(
      .insertGates(
        [.init(index: 0, gate: Gate(id: "g", name: "CD34+", geometry: range(820, nil)))], id))
    func count(_ before: Int?, _ count: Int, of number: Int) throws {
      try history.append(
        .counts(
          MovedCounts(
            sample: sample.id, of: number, since: 0,
            counts: [.init(gate: "g", population: "CD34+", before: before, count: count)])))
    }
    try count(nil, 412, of: 3)
    try history.perform(.setGeometry("g", range(640, nil), id))
    try count(412, 655, of: 5)
    try history.undo()
    try history.append(.checkpoint("first"))
    #expect(
      try HistoryText.lines(history.log).map { "\($0.number) \($0.text)" } == [
        "1 strategy `path` with 0 gates", "2 `a.fcs` opened, 20,000 events",
        "3 `CD34+`, a range, added in `All events`: 412 events",
        "5 `CD34+` lower bound 820 → 640: 412 → 655 events",
        "7 undone: `CD34+` lower bound 640 → 820", "8 checkpoint `first`",
      ])
    #expect(
      try HistoryText.difference(from: 3, to: 5, in: history.log) == [
        "`CD34+` lower bound 820 → 640: 412 → 655 events"
      ])
    #expect(throws: EditError.unknownEntry(9)) {
      try HistoryText.difference(from: 9, to: 1, in: history.log)
    }
  }
}
