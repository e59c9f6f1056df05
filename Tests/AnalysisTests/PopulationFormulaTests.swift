import Analysis
import Foundation
import GatingCore
import TestSupport
import Testing

@Suite struct PopulationFormulaTests {
  private static let names = [
    "CD34+", "CD19-CD22+", "My cells", "and", "a/b", "say \"x\"", "back\\slash", "(dim)", "NOT",
    " ", "ü µ", "CD34+",
  ]

  private static func range(_ id: String, _ name: String, _ parent: GateID?) -> Gate {
    Gate(
      id: GateID(id), name: name, parent: parent,
      geometry: .rectangle(
        RectangleGate([.init(Dimension(parameter: "P" + id), Interval(minimum: 0.5))])))
  }

  /// Twelve populations, some within each other, two of one name.
  private static let strategy: GatingStrategy = {
    var gates: [Gate] = []
    for (index, name) in names.enumerated() {
      let parent: GateID? = index == 11 ? "3" : index % 4 == 3 ? GateID("\(index - 1)") : nil
      gates.append(range("\(index)", name, parent))
    }
    return GatingStrategy(gates: gates)
  }()

  /// A table with a column for each gate, at random in it or not.
  private static let table: EventTable = {
    var random = SeededGenerator(seed: 11)
    let columns = names.indices.map { _ in
      Column.float32((0..<500).map { _ in Float(Bool.random(using: &random) ? 1 : 0) })
    }
    let panel = Panel(parameters: names.indices.map { Parameter(name: "P\($0)") })
    return EventTable(panel: panel, columns: columns)
  }()

  private func formula(_ depth: Int, _ random: inout SeededGenerator) -> PopulationFormula {
    let ids = Self.names.indices.map { GateID("\($0)") }
    switch depth == 0 ? 0 : Int.random(in: 0..<5, using: &random) {
    case 0: return .population(ids.randomElement(using: &random) ?? "0")
    case 1: return .not(formula(depth - 1, &random))
    case 2, 3:
      return .and(
        (0...Int.random(in: 1...2, using: &random)).map { _ in formula(depth - 1, &random) })
    default:
      return .or(
        (0...Int.random(in: 1...2, using: &random)).map { _ in formula(depth - 1, &random) })
    }
  }

  /// Whether a formula holds of an event, by the text of the rules.
  private func holds(_ formula: PopulationFormula, _ members: (GateID) -> Bool) -> Bool {
    switch formula {
    case .population(let id): members(id)
    case .not(let inner): !holds(inner, members)
    case .and(let parts): parts.allSatisfy { holds($0, members) }
    case .or(let parts): parts.contains { holds($0, members) }
    }
  }

  /// Formula → text → formula, formula → gates → formula, and the events in the gates are those of
  /// which the formula holds.
  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func formulasAreTextsAndGates(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let wanted = formula(4, &random)
    let tree = PopulationTree(Self.strategy)
    let text = wanted.text(in: tree)
    let read = try PopulationFormula.read(text, in: tree)
    #expect(read.normalized == wanted.normalized, "\(text)")
    #expect(
      try PopulationFormula.read(wanted.normalized.text(in: tree), in: tree) == wanted.normalized)

    let parent: GateID? = seed % 2 == 0 ? "2" : nil
    let new = Gate(
      id: "new", name: "combined", parent: parent, geometry: .boolean(BooleanGate(.and, [])))
    let made = wanted.gates(for: new)
    var strategy = Self.strategy
    strategy.gates += [made.gate] + made.parts
    #expect(strategy.faults.isEmpty)
    #expect(PopulationFormula("new", in: strategy) == wanted.normalized)
    #expect(strategy.ownFormulaParts(of: "new") == made.parts.map(\.id))
    let again = try PopulationFormula.read(
      try #require(PopulationFormula("new", in: strategy)).text(in: tree), in: tree)
    let back = again.gates(for: made.gate)
    #expect(back.gate == made.gate && back.parts == made.parts)

    let result = GatingEngine.evaluate(strategy, on: Self.table)
    let mask = try #require(result.mask(of: "new"))
    let oracle = GatingOracle(Self.strategy, on: Self.table)
    for event in 0..<Self.table.count {
      let isWithin = parent.map { oracle.contains(event, in: $0) } ?? true
      let isMeant = isWithin && holds(wanted) { oracle.contains(event, in: $0) }
      #expect(mask[event] == isMeant, "\(text) of event \(event)")
    }
  }

  private func read(_ text: String) throws -> PopulationFormula {
    try PopulationFormula.read(text, in: PopulationTree(Self.strategy))
  }

  @Test func namesAndWordsAreRead() throws {
    let (my, dim) = (PopulationFormula.population("2"), PopulationFormula.population("7"))
    #expect(try read("\"My cells\" and not \"(dim)\"") == .and([my, .not(dim)]))
    #expect(try read("  my\\ cells AND(NOT(\\(dim\\)))") == .and([my, .not(dim)]))
    #expect(
      try read("\"and\" or CD19-CD22+ and \"My cells\"")
        == .or([
          .population("3"), .and([.population("1"), my]),
        ]))
    #expect(try read("a\\/b") == .population("4"))
    #expect(try read("\"My cells\"/\"and\"/CD34+") == .population("11"))
    #expect(try read("/CD34+") == .population("0"))
    #expect(try read("not not \"My cells\"").normalized == my)
    #expect(try read("not (\"My cells\" and \"(dim)\")").normalized == .or([.not(my), .not(dim)]))
  }

  @Test func oneGateWhereThatIsEnough() throws {
    func gates(_ text: String) throws -> (BooleanGate?, Int) {
      let made = try read(text).gates(for: Self.strategy.gates[0])
      guard case .boolean(let gate) = made.gate.geometry else { return (nil, 0) }
      return (gate, made.parts.count)
    }
    let plain = try gates("CD19-CD22+ and not \"My cells\" and \"(dim)\"")
    #expect(plain.0 == BooleanGate(.and, [.init("1"), .init("2", isComplement: true), .init("7")]))
    #expect(plain.1 == 0)
    #expect(try gates("not CD19-CD22+").0 == BooleanGate(.not, [.init("1")]))
    #expect(try gates("CD19-CD22+").0 == BooleanGate(.not, [.init("1", isComplement: true)]))
    #expect(try gates("not (CD19-CD22+ or \"(dim)\")").1 == 0)
    let nested = try gates("(CD19-CD22+ or \"My cells\") and not \"(dim)\"")
    #expect(nested.0 == BooleanGate(.and, [.init("0.part1"), .init("7", isComplement: true)]))
    #expect(nested.1 == 1)
  }

  @Test func faultsSayWhatAndWhere() {
    let faults: [(String, Range<Int>, String)] = [
      ("", 0..<0, "Type populations with and, or, not between them, as in CD34+ and not CD19+."),
      ("CD19-CD22+ and", 14..<14, "A population is missing after `and`."),
      ("or CD19-CD22+", 0..<2, "A population is missing at the beginning."),
      ("not (CD19-CD22+ or )", 19..<20, "A population is missing after `or`."),
      (
        "My cells", 0..<2, "No population is called My."
      ),
      (
        "CD19-CD22+ cells", 11..<16,
        "`cells` follows a population without and or or between; a name with blanks or "
          + "parentheses stands in \"quotes\"."
      ),
      ("(CD19-CD22+", 0..<1, "The parenthesis at character 1 is not closed."),
      ("CD19-CD22+)", 10..<11, "The parenthesis at character 11 closes none that is open."),
      ("\"My cells", 0..<9, "The quote at character 1 is not closed."),
      ("CD19-CD22+ and a//b", 17..<18, "A name is missing beside the / at character 18."),
      ("CD19-CD22", 0..<9, "No population is called CD19-CD22; did you mean CD19-CD22+?"),
      (
        "not CD34+", 4..<9,
        "Several populations are called CD34+: /CD34+, \"and\"/CD34+; write the path."
      ),
    ]
    for (text, range, sentence) in faults {
      let fault = #expect(throws: PopulationFormula.Fault.self) { try read(text) }
      #expect(fault?.sentence == sentence, "\(text)")
      #expect(fault?.range == range, "\(text)")
    }
    let deep = String(repeating: "(", count: 100_000)
    #expect(throws: PopulationFormula.Fault.self) { try read(deep) }
    let long = String(repeating: "not ", count: 100_000) + "CD19-CD22+"
    #expect(throws: PopulationFormula.Fault.self) { try read(long) }
    let tree = PopulationTree(Self.strategy)
    let cyclic = #expect(throws: PopulationFormula.Fault.self) {
      try PopulationFormula.read("CD19-CD22+", in: tree, excluding: ["1"])
    }
    #expect(
      cyclic?.sentence
        == "CD19-CD22+ depends on the population that the formula is for, so it can't be part of it."
    )
  }

  @Test func theNameBeingTypedIsCompleted() {
    let tree = PopulationTree(Self.strategy)
    func names(_ text: String) -> [String] {
      PopulationFormula.completions(of: text, in: tree).map(\.name)
    }
    #expect(names("not (cd34") == ["/CD34+", "\"and\"/CD34+"])
    #expect(names("CD19-CD22+ and \"my ").first == "\"My cells\"")
    #expect(names("CD19-CD22+ and").isEmpty)
    #expect(names("CD19-CD22+ and ").count == 12)
    #expect(
      PopulationFormula.completions(of: "not (sla", in: tree).map(\.text)
        == ["not (\"back\\\\slash\"", "not (\"(dim)\""])
  }

  @Test func anotherFormulaIsOneEditThatIsTakenBackExactly() throws {
    let id = StrategyID("s")
    var analysis = Analysis()
    try analysis.apply(.setStrategy(id, Self.strategy))
    let new = Gate(id: "new", name: "combined", geometry: .boolean(BooleanGate(.and, [])))
    let first = try read("(CD19-CD22+ or \"My cells\") and (a\\/b or \"(dim)\")").gates(for: new)
    try analysis.apply(
      .insertGates(
        ([first.gate] + first.parts).enumerated().map { .init(index: 3 + $0, gate: $1) }, id))
    let before = analysis
    let strategy = try #require(analysis.strategies[id])
    #expect(strategy.ownFormulaParts(of: "new") == ["new.part1", "new.part2"])
    let second = try read("CD19-CD22+ or (\"My cells\" and \"(dim)\")").gates(for: new)
    let edit = Edit.combine(
      "new", second.gate.geometry, removing: strategy.ownFormulaParts(of: "new"),
      inserting: second.parts.enumerated().map { .init(index: 4 + $0, gate: $1) }, id)
    let line = try JSONEncoder().encode(edit)
    #expect(try JSONDecoder().decode(Edit.self, from: line) == edit)
    let inverse = try analysis.apply(edit)
    #expect(analysis.strategies[id]?.gates.count == 14)
    #expect(EditText.phrase(edit, in: analysis) == "change the formula of combined")
    #expect(
      AnalysisDifference(from: before, to: analysis).phrases() == [
        "`combined` formula `(CD19-CD22+ or \"My cells\") and (\"a/b\" or \"(dim)\")` → "
          + "`CD19-CD22+ or (\"My cells\" and \"(dim)\")`"
      ])
    let after = analysis
    let forward = try analysis.apply(inverse)
    #expect(analysis.strategies[id] == before.strategies[id])
    try analysis.apply(forward)
    #expect(analysis.strategies[id] == after.strategies[id])
    #expect(throws: EditError.unknownGate("gone")) {
      try analysis.apply(
        .combine("new", second.gate.geometry, removing: ["gone"], inserting: [], id))
    }
    // A part that something else needs is left alone.
    var shared = strategy
    shared.gates.append(
      Gate(
        id: "reader", name: "reader", geometry: .boolean(BooleanGate(.not, [.init("new.part2")]))))
    #expect(shared.ownFormulaParts(of: "new") == ["new.part1"])
    #expect(shared.formulaParts(of: "new") == ["new.part1", "new.part2"])
  }
}
