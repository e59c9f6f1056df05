import Analysis
import FCSFiles
import Foundation
import GatingCore
import TestSupport
import Testing

/// A session with shapes of single samples as a FlowJo workspace: each tree has its own.
@Suite struct OwnShapesExportTests {
  private static let strategy = StrategyID("strategy")
  private static let cd34 = Dimension(
    parameter: "PE-Cy7-A", compensation: .file, scale: .logicle(t: 262_144))
  private static let scatter = Dimension(parameter: "FSC-A")

  private func range(_ minimum: Double) -> Geometry {
    .rectangle(RectangleGate([.init(Self.scatter, Interval(minimum: minimum))]))
  }

  private func polygon(_ left: Double) -> Geometry {
    .polygon(
      PolygonGate(
        x: Self.cd34, y: Self.scatter,
        vertices: [
          Point(left, 20_000), Point(1, 20_000), Point(1, 200_000), Point(left + 0.1, 220_000),
        ]))
  }

  @Test func everySampleKeepsItsShapes() throws {
    var session = try SessionProgram()
    let program = session.program
    try program.makeDemo("other.fcs", events: 4000)
    var history = History()
    let gates = [
      Gate(id: "large", name: "large", geometry: range(50_000)),
      Gate(id: "shape", name: "shape", parent: "large", geometry: polygon(0.4)),
    ]
    try history.begin(.setStrategy(Self.strategy, GatingStrategy(name: "gates", gates: gates)))
    let names = ["demo.fcs", "other.fcs"]
    for name in names {
      let bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: program.file(name))))
      let table = try FCSReader.read(MemoryByteSource(bytes))[0].table
      try history.begin(
        .addSample(
          Sample(
            id: SampleID(name), name: name, path: program.file(name), eventCount: table.count,
            panel: table.panel)))
      try history.begin(.assign(SampleID(name), Self.strategy))
    }
    try session.write(history.log)
    let shared = try counts(program, "@demo.dotgate", names)
    try history.perform(.override("shape", polygon(0.5), SampleID("demo.fcs")))
    try history.perform(.override("large", range(70_000), SampleID("other.fcs")))
    try session.write(history.log)
    let own = try counts(program, "@demo.dotgate", names)
    for row in ["demo.fcs,large/shape", "other.fcs,large", "other.fcs,large/shape"] {
      #expect(try #require(own[row]) > 0 && own[row] != shared[row], "\(row)")
    }
    #expect(own["demo.fcs,large"] == shared["demo.fcs,large"])
    let made = try program.run(
      "convert", "@demo.dotgate", "@out.wsp", "@demo.fcs", "@other.fcs")
    #expect(made.status == 0, "\(made.errors)")
    #expect(made.errors.contains("demo.fcs: The session has shape in shapes of this sample's own."))
    #expect(try counts(program, "@out.wsp", names) == own)
    // A tree is a sample's, whoever is named beside it.
    for name in names {
      let alone = try counts(program, "@out.wsp", [name])
      #expect(alone == own.filter { $0.key.hasPrefix(name) })
    }
  }

  private func counts(
    _ program: Program, _ strategy: String, _ names: [String]
  ) throws -> [String: Int] {
    var arguments = ["gate", String(strategy.dropFirst())] + names
    arguments = [arguments[0]] + arguments.dropFirst().map { program.file($0) }
    let result = try ChildProcess.run(Program.path, arguments + ["--format", "csv"])
    #expect(result.status == 0, "\(result.errors)")
    var counts: [String: Int] = [:]
    for line in result.output.split(separator: "\n").dropFirst() {
      let fields = line.split(separator: ",", omittingEmptySubsequences: false)
      counts["\(fields[0]),\(fields[1])"] = Int(fields[3])
    }
    return counts
  }
}
