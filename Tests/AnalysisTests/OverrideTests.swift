import Analysis
import GatingCore
import Testing

@Suite struct OverrideTests {
  private let strategy = StrategyID("s")
  private let a = SampleID("a")
  private let b = SampleID("b")

  private func range(_ bound: Double) -> Geometry {
    .rectangle(RectangleGate([.init(Dimension(parameter: "CD34"), Interval(minimum: bound))]))
  }

  private func cut(_ value: Double, _ names: [String] = ["low", "high"]) -> Geometry {
    .quadrants(
      QuadrantGate(
        dividers: [.init(id: "d", Dimension(parameter: "CD19"), values: [value])],
        quadrants: names.enumerated().map {
          .init(
            id: GateID("q\($0)"), name: $1, positions: [.init(divider: 0, region: $0)])
        }))
  }

  private func history() throws -> History {
    var history = History()
    try history.begin(
      .setStrategy(
        strategy,
        GatingStrategy(gates: [
          Gate(id: "r", name: "CD34+", geometry: range(1)),
          Gate(id: "q", name: "CD19", parent: "r", geometry: cut(1)),
        ])))
    for id in [a, b] {
      try history.begin(
        .addSample(
          Sample(
            id: id, name: id.rawValue + ".fcs", path: nil, eventCount: 0,
            panel: Panel(parameters: []))))
      try history.begin(.assign(id, strategy))
    }
    return history
  }

  private func shape(_ gate: GateID, _ sample: SampleID, _ history: History) -> Geometry? {
    history.analysis.strategy(of: sample).gate(gate)?.geometry
  }

  @Test func aShapeOfItsOwnIsSeenByOneSampleAlone() throws {
    var history = try history()
    try history.perform(.override("r", range(2), a))
    #expect(shape("r", a, history) == range(2))
    #expect(shape("r", b, history) == range(1))
    try history.perform(.setGeometry("r", range(3), strategy))
    #expect(shape("r", a, history) == range(2))
    #expect(shape("r", b, history) == range(3))
    try history.perform(.override("r", nil, a))
    #expect(shape("r", a, history) == range(3))
    try history.undo()
    #expect(shape("r", a, history) == range(2))
    try history.undo()
    try history.undo()
    #expect(history.analysis.overrides.isEmpty)
  }

  @Test func namesStayTheStrategys() throws {
    var history = try history()
    try history.perform(.override("q", cut(2), a))
    try history.perform(.rename("q1", "bright", strategy))
    #expect(shape("q", a, history) == cut(2, ["low", "bright"]))
    #expect(history.analysis.override(of: "q1", in: a) != nil)
    #expect(history.analysis.override(of: "q1", in: b) == nil)
  }

  @Test func anOverrideWaitsWhileItsGateIsGone() throws {
    var history = try history()
    try history.perform(.override("r", range(2), a))
    try history.perform(.removeGates(["r"], strategy))
    #expect(history.analysis.strategy(of: a).gates.isEmpty)
    try history.undo()
    #expect(shape("r", a, history) == range(2))
  }

  @Test func whatTheGateDoesNotTakeWaits() throws {
    var history = try history()
    try history.perform(.override("q", cut(2), a))
    try history.perform(.setGeometry("q", range(1), strategy))
    #expect(shape("q", a, history) == range(1))
    try history.perform(.override("q", range(3), a))
    #expect(shape("q", a, history) == range(3))
    try history.undo()
    try history.undo()
    #expect(shape("q", a, history) == cut(2))
    #expect(throws: EditError.unknownSample(SampleID("c"))) {
      try history.perform(.override("r", range(1), SampleID("c")))
    }
  }

  @Test func differencesNameTheSample() throws {
    var history = try history()
    let start = history.analysis
    try history.perform(.override("r", range(2), a))
    let own = history.analysis
    #expect(
      AnalysisDifference(from: start, to: own).phrases()
        == ["`CD34+` of `a.fcs` lower bound 1 → 2"])
    #expect(
      AnalysisDifference(from: own, to: start).phrases()
        == ["`CD34+` of `a.fcs` follows the strategy again"])
    #expect(EditText.phrase(.override("r", range(2), a), in: own) == "set CD34+ for a.fcs alone")
    #expect(EditText.phrase(.override("r", nil, a), in: own) == "share CD34+ with a.fcs")
  }
}
