import Analysis
import GatingCore
import Testing

@Suite struct HistoryTests {
  let strategy = StrategyID("s")

  /// Edits drawn from a fixed sequence of choices, some of them refused.
  private func edit(_ choice: UInt64, _ history: History) -> Edit {
    let gates = history.analysis.strategies[strategy]?.gates ?? []
    let pick = gates.isEmpty ? nil : gates[Int(choice >> 8) % gates.count]
    let number = Double(choice >> 20 & 0xff) / 256
    switch choice % 6 {
    case 0, 1:
      let id = GateID("g\(choice >> 30 & 0xffff)")
      return .insertGates(
        [
          .init(
            index: Int(choice >> 12 & 7),
            gate: Gate(
              id: id, name: "n\(id)", parent: pick.flatMap { $0.populations.last?.id },
              geometry: choice & 0x800 == 0 ? range(number) : cross(id)))
        ], strategy)
    case 2: return .removeGates([pick?.id ?? "none"], strategy)
    case 3: return .setGeometry(pick?.id ?? "none", range(number), strategy)
    case 4: return .moveGate(pick?.id ?? "none", Int(choice >> 32 & 15) - 2, strategy)
    default: return .rename(pick?.id ?? "none", "name \(choice >> 20 & 0xf)", strategy)
    }
  }

  private func range(_ bound: Double) -> Geometry {
    .rectangle(
      RectangleGate([.init(Dimension(parameter: "CD34"), Interval(minimum: bound))]))
  }

  private func cross(_ id: GateID) -> Geometry {
    .quadrants(
      QuadrantGate(
        dividers: [.init(id: "d", Dimension(parameter: "CD19"), values: [0.5])],
        quadrants: (0..<2).map {
          .init(
            id: GateID("\(id).\($0)"), name: "\(id) \($0)",
            positions: [.init(divider: 0, region: $0)])
        }))
  }

  private func start() throws -> History {
    var history = History()
    try history.perform(.setStrategy(strategy, GatingStrategy(name: "start")))
    return history
  }

  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func everyEditIsTakenBackExactlyAndTheLogReplays(seed: UInt64) throws {
    var history = try start()
    var state = seed
    var stack: [Analysis] = [Analysis(), history.analysis]
    for _ in 0..<120 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let choice = state >> 16
      if choice % 4 == 0, history.canUndo {
        try history.undo()
        stack.removeLast()
        #expect(history.analysis == stack.last)
      } else {
        let before = history.analysis
        do {
          try history.perform(edit(choice / 4, history))
          stack.append(history.analysis)
        } catch {
          #expect(history.analysis == before, "a refused edit changes nothing")
        }
      }
      #expect(history.depth == stack.count - 1)
    }
    #expect(try History(replaying: history.log).analysis == history.analysis)
  }

  @Test func redoDoesAgainWhatWasUndoneLast() throws {
    var history = try start()
    try history.perform(.insertGates([.init(index: 0, gate: gate("a"))], strategy))
    let withGate = history.analysis
    try history.undo()
    #expect(history.canRedo)
    try history.redo()
    #expect(history.analysis == withGate)
    #expect(!history.canRedo)
  }

  @Test func anEditAfterUndoOpensABranchThatRedoFollows() throws {
    var history = try start()
    try history.perform(.insertGates([.init(index: 0, gate: gate("a"))], strategy))
    try history.undo()
    try history.perform(.insertGates([.init(index: 0, gate: gate("b"))], strategy))
    try history.undo()
    try history.redo()
    #expect(history.analysis.strategies[strategy]?.gates.map(\.name) == ["b"])
  }

  @Test func openingASampleIsNotUndone() throws {
    var history = try start()
    let sample = Sample(
      id: SampleID("1"), name: "a.fcs", path: nil, eventCount: 3, panel: Panel(parameters: []))
    try history.perform(.addSample(sample))
    try history.perform(.insertGates([.init(index: 0, gate: gate("a"))], strategy))
    try history.undo()
    #expect(history.analysis.samples == [sample])
  }

  @Test func refusedEditsSayWhy() throws {
    var history = try start()
    try history.perform(.insertGates([.init(index: 0, gate: gate("a"))], strategy))
    let refused: [(Edit, String)] = [
      (.rename("a", " ", strategy), "A population needs a name."),
      (
        .insertGates(
          [.init(index: 0, gate: Gate(id: "x", name: "a", geometry: range(1)))], strategy),
        "A sibling is called a already; choose another name."
      ),
      (.removeGates(["zz"], strategy), "There is no gate zz."),
      (
        .insertGates(
          [.init(index: 0, gate: Gate(id: "y", name: "y", parent: "q", geometry: range(1)))],
          strategy), "The gate y is drawn in q, which is no population."
      ),
      (.assign(SampleID("9"), strategy), "There is no sample 9."),
    ]
    for (edit, sentence) in refused {
      let error = #expect(throws: EditError.self) { try history.perform(edit) }
      #expect(error?.description == sentence)
    }
  }

  private func gate(_ id: GateID) -> Gate { Gate(id: id, name: id.rawValue, geometry: range(0.5)) }
}
