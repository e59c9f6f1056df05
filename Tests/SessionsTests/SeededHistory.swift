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
    switch Int.random(in: 0..<20, using: &strategies.random) {
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
    default:
      let new = strategies.gate("N\(number)", in: current)
      return .edit(.insertGates([.init(index: number % 7, gate: new)], Self.strategy))
    }
  }
}
