import Analysis
import GatingCore
import TestSupport

/// Histories of random edits with undo, redo and jumps, on random gates of every kind.
struct SeededHistory {
  static let strategy = StrategyID("s")
  private(set) var history = History()
  private var strategies: SeededStrategies
  private var number = 0

  init(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    strategies = SeededStrategies(table: SeededEvents.table(50, &random), seed: seed)
    let start = strategies.strategy(gates: 4)
    try history.begin(.setStrategy(Self.strategy, start.faults.isEmpty ? start : GatingStrategy()))
    let panel = strategies.table.panel
    let sample = Sample(
      id: SampleID("1"), name: "a \"b\".fcs", path: "/data/a/ä.fcs", eventCount: 50, panel: panel,
      originalName: "raw.fcs")
    try history.begin(.addSample(sample))
    try history.begin(.assign(sample.id, Self.strategy))
  }

  /// Makes so many entries, some of which are refused and not made.
  mutating func run(_ count: Int) {
    for _ in 0..<count { try? history.append(entry()) }
  }

  private mutating func entry() -> History.Entry {
    number += 1
    let current = history.analysis.strategies[Self.strategy] ?? GatingStrategy()
    let gate = current.gates.randomElement(using: &strategies.random)
    switch Int.random(in: 0..<26, using: &strategies.random) {
    case 0, 1: return .undo
    case 2: return .redo
    case 3: return .go(to: Int.random(in: 0...history.log.count, using: &strategies.random))
    case 4: return .checkpoint("state \(number)")
    case 5:
      return .counts(
        MovedCounts(
          sample: SampleID("1"), of: history.lastChange, since: 0,
          counts: [.init(gate: "g", population: "a\\/b", before: nil, count: number)]))
    case 6: return .edit(.identify(SampleID("1"), SampleFile(size: number, sha256: "ab")))
    case 7: return .edit(.removeGates([gate?.id ?? "none"], Self.strategy))
    case 8: return .edit(.rename(gate?.id ?? "none", "name \(number) / ü", Self.strategy))
    case 9: return .edit(.moveGate(gate?.id ?? "none", number % 5, Self.strategy))
    case 10, 11:
      let other = strategies.gate("x", in: GatingStrategy())
      return .edit(.setGeometry(gate?.id ?? "none", other.geometry, Self.strategy))
    case 12:
      let own = Bool.random(using: &strategies.random) ? gate?.geometry : nil
      return .edit(.override(gate?.id ?? "none", own, SampleID("1")))
    case 13:
      let reason = number % 3 == 0 ? nil : "clot \(number)"
      return .edit(.exclude(SampleID("1"), reason: reason))
    case 14:
      let subject = gate.map { NoteSubject.population($0.id, Self.strategy) }
      return .edit(.note(subject ?? .sample(SampleID("1")), "\"ä\" \(number)"))
    case 15:
      let panel = Panel(parameters: [])
      return .begin(.setContents(SampleID("1"), eventCount: number, panel: panel))
    case 16: return .edit(combination(in: current))
    case 17: return .edit(matrix(in: current))
    case 18: return .edit(compensation(of: gate))
    case 19:
      let edits = [
        matrix(in: current), compensation(of: gate), combination(in: current),
        .rename(gate?.id ?? "none", "several \(number)", Self.strategy),
      ].shuffled(using: &strategies.random)
      return .edit(.several(Array(edits.prefix(Int.random(in: 1...3, using: &strategies.random)))))
    default:
      let new = strategies.gate("N\(number)", in: current)
      return .edit(.insertGates([.init(index: number % 7, gate: new)], Self.strategy))
    }
  }

  /// Another formula for a boolean gate, or a new combination with a nested formula where there is
  /// none.
  private mutating func combination(in strategy: GatingStrategy) -> Edit {
    let populations = strategy.gates.flatMap { $0.populations.map(\.id) }
    func any() -> PopulationFormula {
      .population(populations.randomElement(using: &strategies.random) ?? "none")
    }
    let formula = PopulationFormula.and([.or([any(), .not(any())]), .or([any(), any()])])
    let simpler = PopulationFormula.or([any(), .not(any())])
    let combinations = strategy.gates.filter {
      if case .boolean = $0.geometry { true } else { false }
    }
    let taken = Set(strategy.gates.flatMap(\.ids))
    guard let gate = combinations.randomElement(using: &strategies.random) else {
      let new = Gate(
        id: GateID("C\(number)"), name: "C\(number)", geometry: .boolean(BooleanGate(.and, [])))
      let made = formula.gates(for: new, takenIDs: taken)
      let first = strategy.gates.count
      return .insertGates(
        ([made.gate] + made.parts).enumerated().map { .init(index: first + $0, gate: $1) },
        Self.strategy)
    }
    let gone = strategy.ownFormulaParts(of: gate.id)
    let made = (number % 3 == 0 ? simpler : formula).gates(
      for: gate, takenIDs: taken.subtracting(gone),
      takenNames: Set(strategy.gates.map(\.name)))
    let place = strategy.gates.count - gone.count
    return .combine(
      gate.id, made.gate.geometry, removing: gone,
      inserting: made.parts.enumerated().map { .init(index: place + $0, gate: $1) },
      Self.strategy)
  }

  /// Other coefficients for the matrix that gates use, another matrix, or one matrix less.
  private mutating func matrix(in strategy: GatingStrategy) -> Edit {
    let id = ["M", "M", "M2", "M3"].randomElement(using: &strategies.random) ?? "M"
    var matrix: SpectrumMatrix? = SeededEvents.unmixing(&strategies.random)
    matrix?.id = id
    if number % 4 == 0 { matrix = nil }
    let place = Int.random(in: 0...3, using: &strategies.random)
    return .setMatrix(id, matrix, at: place == 3 ? nil : place, Self.strategy)
  }

  /// Every dimension of a gate compensated in some way.
  private mutating func compensation(of gate: Gate?) -> Edit {
    var edit =
      gate.map { Edit.GateCompensation($0) } ?? .init(gate: "none", dimensions: [], plot: nil)
    let ways: [Dimension.Compensation] = [.none, .file, .stored, .matrix(id: "M")]
    for index in edit.dimensions.indices {
      edit.dimensions[index] = ways.randomElement(using: &strategies.random) ?? .none
    }
    return .setCompensation([edit], Self.strategy)
  }
}
