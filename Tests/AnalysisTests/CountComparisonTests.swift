import Analysis
import Foundation
import GatingCore
import TestSupport
import Testing

@Suite struct CountComparisonTests {
  private static func square(_ id: GateID, parent: GateID? = nil, _ right: Double) -> Gate {
    let corners = [(10.2, 50.0), (right, 50), (right, 150), (10.2, 150)]
    return Gate(
      id: id, name: id.rawValue, parent: parent,
      geometry: .polygon(
        PolygonGate(
          x: Dimension(parameter: "X"), y: Dimension(parameter: "Y"),
          vertices: corners.map { Point(x: $0.0, y: $0.1) })))
  }

  private func rows(_ stored: [GateID: Int]) -> [CountComparison] {
    let strategy = GatingStrategy(gates: [
      Self.square("a", 20.2), Self.square("b", parent: "a", 300),
    ])
    return CountComparison.rows(
      of: strategy, exact: GatingEngine.evaluate(strategy, on: HalfSteps.table),
      grid: GatingEngine.evaluate(strategy, on: HalfSteps.table, fidelity: .flowJoGrid),
      stored: stored)
  }

  @Test func countsAndWhyTheyDiffer() {
    // Exactly 10.5 … 20; on the lattice 9.5 … 20.
    let found = rows(["a": 22])
    #expect(found.map(\.path) == ["a", "a/b"])
    #expect(found.map(\.difference.exactCount) == [20, 20])
    #expect(found.map(\.difference.gridCount) == [22, 22])
    #expect(found.map(\.storedCount) == [22, nil])
    #expect(found.allSatisfy { !$0.isOtherThanStored })
    #expect(found[0].reason() == "2 events lie within a channel of an edge")
    #expect(found[1].reason() == "2 differ in a population above")
  }

  @Test func aStoredCountThatIsNotMet() {
    #expect(
      rows(["a": 20])[0].reason()
        == "2 events lie within a channel of an edge; FlowJo stored the exact count")
    #expect(
      rows(["a": 25])[0].reason().hasSuffix(
        "FlowJo stored 3 more, which neither rule gives: its count may be older than the gate"))
    #expect(
      rows(["a": 21])[0].reason(isChanged: true).hasSuffix(
        "a gate was changed since FlowJo counted"))
    #expect(rows(["a": 21])[0].isOtherThanStored)
  }

  @Test func storedCountsAreKeptWithTheirSample() throws {
    var sample = Sample(
      id: SampleID("s"), name: "s", path: nil, eventCount: 1, panel: HalfSteps.table.panel)
    let plain = try JSONEncoder().encode(sample)
    #expect(!String(decoding: plain, as: UTF8.self).contains("storedCounts"))
    #expect(try JSONDecoder().decode(Sample.self, from: plain) == sample)
    sample.storedCounts = ["a/b": 3, "a": 5]
    let coded = try JSONEncoder().encode(sample)
    #expect(try JSONDecoder().decode(Sample.self, from: coded) == sample)
  }

  @Test func whatWasOpenedIsKnownAfterEdits() throws {
    var history = History()
    let (id, sample) = (StrategyID("s"), SampleID("x"))
    let strategy = GatingStrategy(gates: [
      Self.square("a", 20.2), Self.square("b", parent: "a", 30),
    ])
    try history.begin(.setStrategy(id, strategy))
    try history.begin(
      .addSample(
        Sample(id: sample, name: "x", path: nil, eventCount: 1, panel: HalfSteps.table.panel)))
    try history.begin(.assign(sample, id))
    let before = history.analysis
    var changed = strategy
    changed.gates[1] = Self.square("b", parent: "a", 31)
    try history.perform(.setStrategy(id, changed))
    #expect(history.opened == before)
    let opened = history.opened.strategy(of: sample)
    let now = history.analysis.strategy(of: sample)
    #expect(now.decides("a", as: opened) && !now.decides("b", as: opened))
    changed = strategy
    changed.gates[0].name = "other"
    #expect(changed.decides("b", as: opened))
    changed.gates[0] = Self.square("a", 21)
    #expect(!changed.decides("b", as: opened))
  }
}
