import Analysis
import FCSFiles
import Foundation
import GatingCore
import Sessions
import TestSupport

/// A session as the workstation keeps it, on a small demo sample, made without a screen.
struct SessionProgram {
  let program: Program
  /// The lines of the session, `demo.dotgate` in the program's folder.
  private(set) var lines: [[UInt8]] = []
  private(set) var head = ""

  private static let strategy = StrategyID("strategy")

  init() throws {
    program = try Program()
    try program.makeDemo()
    let bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: program.file("demo.fcs"))))
    let table = try FCSReader.read(MemoryByteSource(bytes))[0].table
    let sample = Sample(
      id: SampleID("1"), name: "demo.fcs", path: program.file("demo.fcs"),
      eventCount: table.count, panel: table.panel,
      file: SampleFile(size: bytes.count, sha256: SessionLine.hash(bytes)))
    var history = History()
    try history.begin(.setStrategy(Self.strategy, GatingStrategy(name: "gates")))
    try history.begin(.addSample(sample))
    try history.begin(.assign(sample.id, Self.strategy))
    try history.perform(
      .insertGates([.init(index: 0, gate: Self.gate("a", 20_000))], Self.strategy))
    try count(&history, table, since: 0)
    let first = history.lastChange
    try history.perform(.setGeometry("a", Self.gate("a", 50_000).geometry, Self.strategy))
    try count(&history, table, since: first)
    try history.perform(
      .insertGates([.init(index: 1, gate: Self.gate("b/c", 90_000, in: "a"))], Self.strategy))
    try history.undo()
    try history.redo()
    try write(history.log)
  }

  private static func gate(_ name: String, _ bound: Double, in parent: GateID? = nil) -> Gate {
    Gate(
      id: GateID(name.prefix(1) == "a" ? "a" : "b"), name: name, parent: parent,
      geometry: .rectangle(
        RectangleGate([.init(Dimension(parameter: "FSC-A"), Interval(minimum: bound))])))
  }

  private func count(_ history: inout History, _ table: EventTable, since: Int) throws {
    let strategy = history.analysis.strategy(of: SampleID("1"))
    let result = GatingEngine.evaluate(strategy, on: table)
    let rows = PopulationTree(strategy).nodes.map { node in
      MovedCounts.Row(
        gate: node.id, population: node.path, before: nil, count: result.count(of: node.id))
    }
    try history.append(
      .counts(
        MovedCounts(sample: SampleID("1"), of: history.lastChange, since: since, counts: rows)))
  }

  /// Writes entries as the session.
  mutating func write(_ entries: [History.Entry]) throws {
    var log = try SessionLog(beginning: NoFile(), dotgate: "0.1.0")
    for entry in entries {
      try log.add(
        entry, time: "2026-01-31T12:00:00.000Z", who: .init(analyst: nil, user: "anna"))
    }
    head = log.head
    lines = log.content.split(separator: UInt8(ascii: "\n")).map(Array.init)
    try save()
  }

  /// Writes lines as the session, whatever they say.
  mutating func change(_ change: (inout [[UInt8]]) throws -> Void) throws {
    try change(&lines)
    try save()
  }

  private func save() throws {
    let bytes = lines.flatMap { $0 + [UInt8(ascii: "\n")] }
    try Data(bytes).write(to: URL(fileURLWithPath: program.file("demo.dotgate")))
  }

  /// The entries as they are written.
  func entries() throws -> [History.Entry] {
    try lines.dropFirst().map { try SessionLine.decode(SessionRecord.self, from: $0[...]).entry }
  }

  private struct NoFile: SessionFile {
    func create() throws(SessionFileError) {}
    func read() throws(SessionFileError) -> [UInt8] { [] }
    func write(_ bytes: ArraySlice<UInt8>, at offset: Int) throws(SessionFileError) -> Int { 0 }
    func truncate(to length: Int) throws(SessionFileError) {}
    func sync() throws(SessionFileError) {}
  }
}
