import Analysis
import Bundles
import FCSFiles
import Foundation
import GatingCore
import Sessions
import TestSupport
import Testing

/// Sessions with two samples that have the same name, number of events and parameters.
@Suite struct TwinSampleTests {
  private var session: SessionProgram
  private var program: Program { session.program }
  private static let strategy = StrategyID("strategy")

  init() throws {
    session = try SessionProgram()
    for name in program.files { try FileManager.default.removeItem(atPath: program.file(name)) }
    for folder in ["a", "b", "c"] {
      try FileManager.default.createDirectory(
        atPath: program.file(folder), withIntermediateDirectories: true)
    }
  }

  /// 100 events of one parameter, from a value on.
  private static func sample(from start: Double) -> FCSBuilder {
    FCSBuilder([.init("X")], events: (0..<100).map { [.number(start + Double($0))] })
  }

  private func write(_ builder: FCSBuilder, to name: String) throws {
    try Data(builder.bytes).write(to: URL(fileURLWithPath: program.file(name)))
  }

  private static func gate(_ bound: Double) -> Gate {
    Gate(
      id: "G", name: "G",
      geometry: .rectangle(
        RectangleGate([.init(Dimension(parameter: "X"), Interval(minimum: bound))])))
  }

  /// A session on files, of which the first has the gate from 190 and the others from 110.
  private mutating func begin(
    _ samples: [(path: String, dataSet: Int)], isHashed: Bool
  ) throws {
    var history = History()
    try history.begin(
      .setStrategy(Self.strategy, GatingStrategy(name: "gates", gates: [Self.gate(110)])))
    for (index, entry) in samples.enumerated() {
      let bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: program.file(entry.path))))
      let set = try FCSReader.read(MemoryByteSource(bytes))[entry.dataSet - 1]
      let sample = Sample(
        id: SampleID("\(index + 1)"), name: entry.path, path: program.file(entry.path),
        eventCount: set.eventCount, panel: set.table.panel, dataSet: entry.dataSet,
        file: isHashed ? SampleFile(size: bytes.count, sha256: SessionLine.hash(bytes)) : nil)
      try history.begin(.addSample(sample))
      try history.begin(.assign(sample.id, Self.strategy))
    }
    try history.perform(.override("G", Self.gate(190).geometry, SampleID("1")))
    try session.write(history.log)
  }

  private func count(_ path: String) throws -> String? {
    let result = try program.run("gate", "@demo.dotgate", "@" + path, "--format", "csv")
    return result.output.split(separator: "\n").last.map { row in
      row.split(separator: ",", omittingEmptySubsequences: false)[3...].joined(separator: ",")
    }
  }

  @Test(arguments: [true, false])
  mutating func eachIsCountedInItsOwnShapes(isHashed: Bool) throws {
    try write(Self.sample(from: 100), to: "a/s.fcs")
    try write(Self.sample(from: 101), to: "b/s.fcs")
    try begin([("a/s.fcs", 1), ("b/s.fcs", 1)], isHashed: isHashed)
    #expect(try count("a/s.fcs") == "10,100,10,10")
    #expect(try count("b/s.fcs") == "91,100,91,91")
    // Its path may be spelled otherwise.
    #expect(try count("b/../a//s.fcs") == "10,100,10,10")
    // Elsewhere content tells them apart; without it nothing does.
    try FileManager.default.moveItem(
      atPath: program.file("b/s.fcs"), toPath: program.file("c/s.fcs"))
    let moved = try program.run("gate", "@demo.dotgate", "@c/s.fcs", "--format", "csv")
    if isHashed {
      #expect(moved.status == 0 && moved.output.contains("s.fcs,G,G,91,100,"), "\(moved)")
      try write(Self.sample(from: 102), to: "c/s.fcs")
      let other = try program.run("gate", "@demo.dotgate", "@c/s.fcs", "--format", "csv")
      #expect(other.status == 0 && other.output.contains("s.fcs,G,G,92,100,"), "\(other)")
      #expect(other.errors.contains("a/s.fcs has other content; its own shapes are not taken."))
    } else {
      #expect(moved.status == 1 && !moved.output.contains("s.fcs,G,"), "\(moved)")
      #expect(moved.errors.contains("2 samples that could be this file, with different gates: a/s"))
    }
  }

  @Test mutating func copiesOfOneFileAreToldByTheirPaths() throws {
    try write(Self.sample(from: 100), to: "a/s.fcs")
    try write(Self.sample(from: 100), to: "b/s.fcs")
    try write(Self.sample(from: 100), to: "c/s.fcs")
    try begin([("a/s.fcs", 1), ("b/s.fcs", 1)], isHashed: true)
    #expect(try count("a/s.fcs") == "10,100,10,10")
    #expect(try count("b/s.fcs") == "90,100,90,90")
    #expect(try program.run("gate", "@demo.dotgate", "@c/s.fcs").status == 1)
  }

  @Test mutating func aDataSetIsExtractedInItsOwnShapes() throws {
    var first = Self.sample(from: 100)
    first.changes["$NEXTDATA"] = "00000000"
    let length = "\(first.bytes.count)"
    first.changes["$NEXTDATA"] = String(repeating: "0", count: 8 - length.count) + length
    try Data(first.bytes + Self.sample(from: 100).bytes)
      .write(to: URL(fileURLWithPath: program.file("two.fcs")))
    try begin([("two.fcs", 1), ("two.fcs", 2)], isHashed: true)
    for (set, count) in [("1", 10), ("2", 90)] {
      let result = try program.run(
        "extract", "@demo.dotgate", "G", "@two.fcs", "--data-set", set, "-o", "-")
      #expect(result.output.split(separator: "\n").count == count + 1, "\(result)")
    }
    let packed = try program.run("convert", "@demo.dotgate", "@out.zip", "--hashes-only")
    #expect(packed.status == 0 && packed.errors.contains("the hashes of 1 sample in"), "\(packed)")
    let entries = try BundleReader(path: program.file("out.zip")).manifest.entries
    #expect(entries.count { $0.role == .sample } == 1)
  }

  @Test mutating func aBundleKeepsApartWhatHasNoHash() throws {
    try write(Self.sample(from: 100), to: "a/s.fcs")
    try write(Self.sample(from: 101), to: "b/s.fcs")
    try begin([("a/s.fcs", 1), ("b/s.fcs", 1)], isHashed: false)
    let before = try program.read("demo.dotgate")
    let counts = try program.run("replay", "@demo.dotgate", "--format", "csv").output
    #expect(counts.contains("a/s.fcs,G,G,10,") && counts.contains("b/s.fcs,G,G,91,"), "\(counts)")
    let packed = try program.run("convert", "@demo.dotgate", "@out.zip")
    #expect(packed.status == 0, "\(packed)")
    #expect(packed.errors.contains("names the content of 2 samples"))
    #expect(try program.read("demo.dotgate") == before)
    for name in ["a", "b", "demo.dotgate"] {
      try FileManager.default.removeItem(atPath: program.file(name))
    }
    #expect(try program.run("verify", "@out.zip").status == 0)
    #expect(try program.run("convert", "@out.zip", "@there").status == 0)
    let again = try program.run("replay", "@there/demo.dotgate", "--format", "csv")
    #expect(again.output == counts, "\(again)")
  }

  @Test mutating func oneFileIsNotPackedForTwo() throws {
    try write(Self.sample(from: 100), to: "a/s.fcs")
    try write(Self.sample(from: 101), to: "b/s.fcs")
    try begin([("a/s.fcs", 1), ("b/s.fcs", 1)], isHashed: false)
    try FileManager.default.moveItem(
      atPath: program.file("a/s.fcs"), toPath: program.file("s.fcs"))
    try FileManager.default.removeItem(atPath: program.file("b/s.fcs"))
    let packed = try program.run("convert", "@demo.dotgate", "@out.zip")
    #expect(packed.status == 1 && packed.errors.contains("could be a/s.fcs or b/s.fcs"))
    #expect(!program.files.contains("out.zip"))
  }
}
