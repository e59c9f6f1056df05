import FlowJo
import GatingCore
import TestSupport
import Testing

@Suite struct FlowJoWriterTests {
  private func back(_ sample: WrittenSample) throws -> FlowJoSample {
    let text = FlowJoWriter.write([sample]).text
    return try #require(try FlowJoReader.read(Array(text.utf8)).samples.first)
  }

  @Test func everyKindOfGateComesBackWithItsEvents() throws {
    let sample = SmoothSample()
    let result = FlowJoWriter.write([sample.written])
    #expect(
      result.notes[0].map(\.population)
        == sample.strategy.gates.flatMap { gate in
          gate.populations.compactMap { population in
            PopulationTree(sample.strategy).nodes.first { $0.id == population.id }?.path
          }
        })
    let read = try back(sample.written)
    #expect(read.name == "smooth.fcs")
    #expect(read.eventCount == sample.table.count)
    #expect(read.migration.allSatisfy { $0.outcome == .exact }, "\(read.migration)")
    let ours = GatingEngine.evaluate(sample.strategy, on: sample.table)
    let theirs = GatingEngine.evaluate(read.strategy, on: sample.table)
    for node in PopulationTree(sample.strategy).nodes {
      let count = try #require(ours.count(of: node.id))
      #expect(count > 5 && count < sample.table.count, "\(node.path)")
      let isEqual = ours.mask(of: node.id) == theirs.mask(of: GateID(node.path))
      #expect(isEqual, "\(node.path)")
    }
  }

  @Test func theSameSampleIsTheSameText() {
    let sample = SmoothSample(10).written
    #expect(FlowJoWriter.write([sample]).text == FlowJoWriter.write([sample]).text)
  }

  @Test func whatWasReadIsWrittenAsItWas() throws {
    let sample = SmoothSample()
    let first = try back(sample.written)
    var again = sample.written
    again.strategy = first.strategy
    let second = try back(again)
    #expect(first.strategy.gates.map(\.id) == second.strategy.gates.map(\.id))
    #expect(first.strategy.gates.map(\.geometry.kind) == second.strategy.gates.map(\.geometry.kind))
    let ours = GatingEngine.evaluate(first.strategy, on: sample.table)
    let theirs = GatingEngine.evaluate(second.strategy, on: sample.table)
    for gate in first.strategy.gates { #expect(ours.mask(of: gate.id) == theirs.mask(of: gate.id)) }
  }

  /// Rectangles, quadrants and what combines them, with bounds on events and a bit beside them, on
  /// any scale, bounded or not.
  @Test(arguments: 0..<40) func bounds(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let table = SeededEvents.table(300, &random)
    var maker = SeededStrategies(table: table, seed: seed)
    var strategy = maker.strategy(gates: 12)
    strategy.gates.removeAll { gate in
      if case .polygon = gate.geometry { return true }
      // Its values are divided by a gain, which a bound on a curved axis would have to undo.
      return gate.geometry.dimensions.contains { $0.references.contains { $0.name == "G" } }
    }
    while let fault = strategy.faults.first(where: { $0.gate != nil })?.gate {
      strategy.gates.removeAll { $0.ids.contains(fault) || $0.id == fault }
    }
    let sample = WrittenSample(
      name: "s.fcs", uri: "s.fcs", eventCount: table.count, panel: table.panel,
      keywords: [("$TIMESTEP", "0.01"), ("$P7G", "3.67")] + SmoothSample.names(of: table.panel),
      strategy: strategy)
    let notes = FlowJoWriter.write([sample]).notes[0]
    let read = try back(sample)
    let ours = GatingEngine.evaluate(strategy, on: table)
    let theirs = GatingEngine.evaluate(read.strategy, on: table)
    let oracle = GatingOracle(strategy, on: table)
    // The smallest numbers below 0 are 0 to a scale that divides them.
    let finite = (0..<table.count).filter { event in
      SeededEvents.names.allSatisfy { name in
        let value = oracle.value(event, Dimension(parameter: name))
        return !value.isInfinite && (value == 0 || value.magnitude > 1e-300 || value.isNaN)
      }
    }
    #expect(finite.count > 200)
    var compared = 0
    for (node, note) in zip(PopulationTree(strategy).nodes, notes.inTreeOrder(of: strategy)) {
      guard note.outcome == .exact else { continue }
      let mask = try #require(ours.mask(of: node.id))
      let other = try #require(theirs.mask(of: GateID(node.path)), "\(node.path)")
      for event in finite where mask[event] != other[event] {
        Issue.record("seed \(seed), \(node.path), event \(event)")
      }
      compared += 1
    }
    #expect(compared + notes.count { $0.outcome != .exact } == notes.count)
  }

  @Test func whatDoesNotFitIsSaid() throws {
    let table = SmoothSample(10).table
    func notes(_ gates: [Gate], matrices: [SpectrumMatrix] = []) -> [String] {
      FlowJoWriter.write([
        WrittenSample(
          name: "s.fcs", uri: "s.fcs", eventCount: 10, panel: table.panel, keywords: [],
          strategy: GatingStrategy(matrices: matrices, gates: gates))
      ]).notes[0].map(\.text)
    }
    func range(_ dimension: Dimension) -> Geometry {
      .rectangle(RectangleGate([.init(dimension, Interval(minimum: 0.5))]))
    }
    let ratio = Dimension(
      .ratio(
        numerator: ParameterReference(name: "B-A"), denominator: ParameterReference(name: "C-A"),
        a: 1, b: 0, c: 0))
    let solid = EllipsoidGate(
      dimensions: ["B-A", "C-A", "E-A"].map { Dimension(parameter: $0) }, mean: [0, 0, 0],
      covariance: [1, 0, 0, 0, 1, 0, 0, 0, 1], distanceSquared: 1)
    #expect(
      notes([
        Gate(id: "a", name: "a", geometry: range(ratio)),
        Gate(id: "b", name: "b", parent: "a", geometry: range(Dimension(parameter: "B-A"))),
        Gate(id: "c", name: "c", geometry: .boolean(BooleanGate(.not, [.init("b")]))),
        Gate(id: "d", name: "d", geometry: .ellipsoid(solid)),
        Gate(id: "e", name: "e", geometry: range(Dimension(parameter: "Z"))),
        Gate(id: "f", name: "f/g", geometry: range(Dimension(parameter: "B-A"))),
      ]) == [
        "a: RectangleGate, refused: a ratio is no axis in FlowJo",
        "a/b: RectangleGate, refused: it needs a, which is not written",
        "c: BooleanGate, refused: it needs b, which is not written",
        "d: EllipsoidGate, refused: FlowJo's ellipses have two dimensions",
        "e: RectangleGate, refused: the sample has no parameter Z",
        "f\\/g: RectangleGate, approximated: it is called f_g there",
      ])
    let other = SpectrumMatrix(
      id: "M", fluorochromes: ["B-A", "C-A"], detectors: ["B-A", "C-A"],
      coefficients: [1, 0.5, 0, 1])
    #expect(
      notes(
        [
          Gate(
            id: "a", name: "a",
            geometry: range(Dimension(parameter: "B-A", compensation: .matrix(id: "M")))),
          Gate(
            id: "b", name: "b", geometry: range(Dimension(parameter: "B-A", compensation: .file))),
        ], matrices: [other]) == [
          "a: RectangleGate, exact", "b: RectangleGate, refused: FlowJo has one matrix a sample",
        ])
  }

  @Test func aMatrixKeepsItsNameAndItsID() throws {
    let table = SmoothSample(10).table
    for name in [nil, "Acquisition-defined"] {
      let matrix = SpectrumMatrix(
        id: "99dfa639", name: name, fluorochromes: ["B-A", "C-A"], detectors: ["B-A", "C-A"],
        coefficients: [1, 0.5, 0, 1])
      let dimension = Dimension(parameter: "B-A", compensation: .matrix(id: "99dfa639"))
      let gate = Geometry.rectangle(RectangleGate([.init(dimension, Interval(minimum: 1))]))
      let sample = WrittenSample(
        name: "s.fcs", uri: "s.fcs", eventCount: 10, panel: table.panel, keywords: [],
        strategy: GatingStrategy(
          matrices: [matrix], gates: [Gate(id: "a", name: "a", geometry: gate)]))
      let again = try back(sample).strategy
      #expect(again.matrices == [matrix])
      #expect(again.gates.first?.geometry.dimensions.first?.compensation == .matrix(id: "99dfa639"))
    }
  }

  @Test func edgesOnOtherAxesGoOutInPieces() throws {
    let table = SmoothSample().table
    func polygon(_ id: GateID, _ function: Scale.Function, _ points: [(Double, Double)]) -> Gate {
      Gate(
        id: id, name: id.rawValue,
        geometry: .polygon(
          PolygonGate(
            x: Dimension(parameter: "E-A", scale: Scale(function)),
            y: Dimension(parameter: "FSC-A"),
            vertices: points.map { Point(x: $0.0, y: $0.1) })))
    }
    let strategy = GatingStrategy(gates: [
      polygon(
        "first", .logicle(t: 262_144, w: 0.5, m: 4.5, a: 0),
        [(0.2, 20_000), (0.8, 50_000), (0.5, 190_000)]),
      polygon(
        "second", .hyperlog(t: 262_144, w: 0.5, m: 4.5, a: 0),
        [(0.2, 20_000), (0.8, 50_000), (0.5, 190_000)]),
    ])
    let sample = WrittenSample(
      name: "s.fcs", uri: "s.fcs", eventCount: table.count, panel: table.panel, keywords: [],
      strategy: strategy)
    let notes = FlowJoWriter.write([sample]).notes[0]
    #expect(notes[0].outcome == .exact)
    #expect(
      notes[1].text
        == "second: PolygonGate, approximated: its edges are straight on other axes than FlowJo "
        + "has for it, where each is drawn in 64 pieces")
    let ours = GatingEngine.evaluate(strategy, on: table)
    let theirs = GatingEngine.evaluate(try back(sample).strategy, on: table)
    #expect(ours.mask(of: "first") == theirs.mask(of: "first"))
    let (mine, other) = (
      try #require(ours.mask(of: "second")), try #require(theirs.mask(of: "second"))
    )
    var differing = 0
    for (left, right) in zip(mine.words, other.words) {
      differing += (left ^ right).nonzeroBitCount
    }
    #expect(mine.population > 500)
    #expect(differing <= 2)
  }
}

extension Geometry {
  fileprivate var kind: String { String("\(self)".prefix { $0 != "(" }) }
}

extension [MigrationNote] {
  /// In the order of the tree rather than of the document.
  fileprivate func inTreeOrder(of strategy: GatingStrategy) -> [MigrationNote] {
    let nodes = PopulationTree(strategy).nodes
    return nodes.compactMap { node in first { $0.population == node.path } }
  }
}

extension StrategyFault {
  fileprivate var gate: GateID? {
    switch self {
    case .duplicateName: nil
    case .duplicateID(let id), .cycle(let id): id
    case .unknownParent(_, let id), .unknownOperand(_, let id), .scale(_, _, let id),
      .geometry(_, let id):
      id
    }
  }
}
