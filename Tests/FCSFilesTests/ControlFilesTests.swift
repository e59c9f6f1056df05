import FCSFiles
import Foundation
import GatingCore
import TestSupport
import Testing

/// Real controls and matrices against what flowCore and FlowKit make of them.
@Suite(.enabled(if: ReferenceData.isAvailable, "\(ReferenceData.reason)"))
struct ControlFilesTests {
  private static let folder = "compensation/flowcore_controls/"
  private static let detectors = ["FL1-H", "FL2-H", "FL3-H", "FL4-H"]
  private static let files = [
    ("FL1-H", "060909.002"), ("FL2-H", "060909.003"), ("FL3-H", "060909.005"),
    ("FL4-H", "060909.004"),
  ]

  private static func table(_ name: String) throws -> EventTable {
    try FCSReader.read(MemoryByteSource(ReferenceData.bytes(folder + name)))[0].table
  }

  private static func controls() throws -> SpilloverControls {
    try SpilloverControls(
      detectors: detectors,
      controls: files.map { detector, file in
        .init(name: file, detector: detector, table: try table(file))
      }, unstained: try table("060909.001"))
  }

  private static func matrix(_ name: String) throws -> SpectrumMatrix {
    try SpilloverTextReader.read(ReferenceData.bytes(folder + name), id: name).matrix
  }

  /// flowCore's test takes `spillover(…, method = "median")` of all events for this file.
  @Test func theMediansOfAllEventsAreFlowCores() throws {
    let truth = try Self.matrix("compref")
    let found = try Self.controls().spillover(.medians, id: "M", takesAllEvents: true).matrix
    #expect(found.detectors == truth.detectors)
    for (one, other) in zip(found.coefficients, truth.coefficients) {
      #expect((one - other).magnitude < 1e-12)
    }
  }

  /// Three controls are bright throughout; the third is dim, and 14 % of it unstained.
  @Test func theBrightEventsAndTheSlopesComeNear() throws {
    let truth = try Self.matrix("compref").coefficients
    let controls = try Self.controls()
    for (method, limit) in [(SpilloverEstimate.Method.medians, 0.0007), (.regression, 0.0055)] {
      let estimate = try controls.spillover(method, id: "M")
      let found = estimate.matrix.coefficients
      for index in found.indices where index / 4 != 2 {
        #expect((found[index] - truth[index]).magnitude < limit, "\(method) \(index)")
      }
      #expect(estimate.rows[2].positives == 8576)
    }
  }

  /// `compref3` is flowCore's by the mode of a kernel density over linear values, which on these
  /// decades-wide peaks lies far below the median: its third row is twice what the medians say.
  @Test func theMatrixByModesOverCompensatesItsOwnControls() throws {
    let controls = try Self.controls()
    let check = try controls.check(try Self.matrix("compref3"))
    let pair = try #require(check.worst)
    #expect(pair.source == 2 && pair.target == 3 && pair.verdict(0.01) == .over)
    #expect(pair.fraction < -0.3)
    let own = try controls.check(try Self.matrix("compref"))
    #expect(own.pairs.filter { $0.source != 2 }.allSatisfy { $0.verdict(0.01) == .fits })
  }

  @Test func aControlIsBrightestOnItsDetector() throws {
    let unstained = try Self.table("060909.001")
    for (detector, file) in Self.files {
      let table = try Self.table(file)
      let names = ControlMatching.detectors(of: table.panel).map { table.panel.parameters[$0].name }
      #expect(names == Self.detectors)
      #expect(
        ControlMatching.brightest(table, unstained: unstained, among: names) == detector)
    }
  }

  @Test func matricesOfFlowJoRAndSpreadsheetsAreRead() throws {
    let flowJo = try Self.matrix("compmatrix")
    #expect(flowJo.detectors == Self.detectors && flowJo.fluorochromes == Self.detectors)
    #expect(Array(flowJo.coefficients[..<5]) == [1, 0.24, 0.032, 1.13e-3, 7.77e-3])
    #expect(try Self.matrix("compref").coefficients[1] == 0.242022277630705)
  }

  private struct Truth: Decodable {
    struct Channel: Decodable {
      var name: String
      var min: Double
      var max: Double
      var mean: Double
    }

    var channels: [Channel]
    var event_count: Int
  }

  @Test func compensatedValuesAreFlowKits() throws {
    let bytes = try ReferenceData.bytes("compensation/test_comp_example.fcs")
    let table = try FCSReader.read(MemoryByteSource(bytes))[0].table
    let matrix = try SpilloverTextReader.read(
      ReferenceData.bytes("compensation/comp_complete_example.csv"), id: "M"
    ).matrix
    let truth = try JSONDecoder().decode(
      Truth.self,
      from: Data(ReferenceData.bytes("compensation/test_comp_example.compensated.truth.json")))
    #expect(truth.event_count == table.count && truth.channels.count == 18)
    let engine = SampleEngine(table)
    let all = EventMask(all: table.count)
    for channel in truth.channels {
      let dimension = Dimension(
        parameter: channel.name, compensation: .matrix(id: "M"), scale: .identity)
      let values = try engine.values(dimension, matrices: [matrix], of: all)
      func near(_ one: Double?, _ other: Double) -> Bool {
        one.map { ($0 - other).magnitude <= 1e-9 * max(1, other.magnitude) } ?? false
      }
      #expect(near(values.min(), channel.min), "\(channel.name)")
      #expect(near(values.max(), channel.max), "\(channel.name)")
      #expect(near(values.reduce(0, +) / Double(values.count), channel.mean), "\(channel.name)")
    }
  }
}
