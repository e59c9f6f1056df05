import FCSFiles
import FlowJo
import Foundation
import GatingCore
import TestSupport
import Testing

/// FlowJo's own counts, as its workspaces store them.
@Suite(.enabled(if: ReferenceData.isAvailable, "\(ReferenceData.reason)"))
struct StoredCountTests {
  private func workspace(_ path: String) throws -> FlowJoWorkspace {
    try FlowJoReader.read(ReferenceData.bytes("flowjo/" + path))
  }

  private func table(_ path: String) throws -> EventTable {
    let source = MemoryByteSource(try ReferenceData.bytes("flowjo/" + path))
    return try #require(try FCSReader.read(source).first).table
  }

  @Test(arguments: [
    ("flowsom_68983/gating.wsp", "flowsom_68983/68983.fcs", 10),
    ("simple_line/single_ellipse_51_events.wsp", "simple_line/data_set_simple_line_100.fcs", 0),
    (
      "simple_diamond/simple_diamond_example_quad_gate.wsp",
      "simple_diamond/test_data_diamond_01.fcs", 0
    ),
    (
      "simple_diamond/test_data_diamond_asinh_rect.wsp", "simple_diamond/test_data_diamond_01.fcs",
      0
    ),
  ])
  func theGridMeetsTheStoredCounts(path: String, events: String, most: Int) throws {
    let sample = try #require(try workspace(path).samples.first { !$0.strategy.gates.isEmpty })
    let table = try table(events)
    let grid = GatingEngine.evaluate(sample.strategy, on: table, fidelity: .flowJoGrid)
    let exact = GatingEngine.evaluate(sample.strategy, on: table)
    #expect(!sample.storedCounts.isEmpty)
    for gate in sample.strategy.gates {
      guard let stored = sample.storedCounts[gate.id] else { continue }
      let count = try #require(grid.count(of: gate.id))
      #expect(
        abs(count - stored) <= most,
        "\(gate.id): \(count) on the grid, \(exact.count(of: gate.id) ?? -1) exact, \(stored) stored"
      )
    }
  }

  @Test(arguments: [
    "eight_colour_nofcs/8_color_ICS_simple.wsp",
    "eight_colour_nofcs/8_color_ICS_boolean_gate_testing.wsp",
    "eight_colour_nofcs/8_color_ICS_sample_without_gates.wsp",
    "simple_line/simple_poly_and_rect.wsp", "simple_line/simple_poly_and_rect_v2_poly50.wsp",
  ])
  func everyNodeIsReadOrNamed(path: String) throws {
    struct Truth: Decodable {
      struct Population: Decodable {
        var path: String
        var count: Int
      }
      struct Sample: Decodable {
        var sample: String
        var populations: [Population]
      }
      var samples: [Sample]
    }
    let truth = try JSONDecoder().decode(
      Truth.self, from: Data(ReferenceData.bytes("flowjo/" + path + ".truth.json")))
    let workspace = try workspace(path)
    #expect(workspace.samples.count == truth.samples.count)
    for (sample, known) in zip(workspace.samples, truth.samples) {
      #expect(sample.name == known.sample)
      #expect(sample.migration.map(\.population) == known.populations.map(\.path))
      #expect(sample.migration.allSatisfy { $0.outcome == .exact }, "\(sample.migration)")
      for population in known.populations {
        let stored = sample.storedCounts[GateID(population.path)]
        #expect(stored == (population.count < 0 ? nil : population.count))
      }
    }
  }

  @Test(arguments: ReferenceData.filesWithTruth("flowjo").filter { $0.hasSuffix(".wsp") })
  func aCutWorkspaceIsRefused(path: String) throws {
    let bytes = try ReferenceData.bytes(path)
    let end = try #require(bytes.lastIndex(of: UInt8(ascii: ">")))
    // Every 997th cut of the small ones; of the large ones fewer, since each is parsed anew.
    for length in stride(from: 0, to: end, by: 997 * max(1, bytes.count / 40_000)) {
      #expect(throws: FlowJoError.self) { try FlowJoReader.read(Array(bytes[..<length])) }
    }
  }

  /// Labels that FlowSOM's authors made with flowWorkspace, which has rules of its own at edges.
  @Test func labelledEventsAreInTheirPopulations() throws {
    let sample = try #require(try workspace("flowsom_68983/gating.wsp").samples.first)
    let result = GatingEngine.evaluate(
      sample.strategy, on: try table("flowsom_68983/68983.fcs"), fidelity: .exact)
    let text = String(
      decoding: try ReferenceData.bytes("flowjo/flowsom_68983/event_labels.csv"), as: UTF8.self)
    var labels = text.split(separator: "\n").map { $0.filter { $0 != "\"" && $0 != "\r" } }
    if labels.count > result.eventCount { labels.removeFirst() }
    #expect(labels.count == result.eventCount)
    let names = Set(labels).subtracting(["Unlabeled"])
    #expect(names.count == 6)
    var differing: [String: Int] = [:]
    for name in names {
      let node = try #require(PopulationTree(sample.strategy).node(path: name))
      let mask = try #require(result.mask(of: node.id))
      var isIn = [Bool](repeating: false, count: result.eventCount)
      mask.forEachEvent { isIn[$0] = true }
      differing[name] = labels.indices.count { (labels[$0] == name) != isIn[$0] }
    }
    #expect(
      differing == [
        "B cells": 0, "CD4 T cells": 5, "CD8 T cells": 0, "NK T cells": 0, "NK cells": 0,
        "gd T cells": 0,
      ])
  }
}
