import FCSFiles
import Foundation
import GatingCore
import GatingML
import TestSupport
import Testing

/// Gating-ML 1.5: what carries over, and what is refused.
@Suite struct OlderDocumentTests {
  /// A document with these gates; the first of them is on line 4.
  private func document(_ gates: String) -> [UInt8] {
    let start = "http://www.isac-net.org/std/Gating-ML/v1.5"
    return Array(
      """
      <Gating-ML xmlns="\(start)/gating" xmlns:g="\(start)/gating"
          xmlns:t="\(start)/transformations"
          xmlns:d="\(start)/datatypes">
      \(gates)
      </Gating-ML>
      """.utf8)
  }

  private func faults(_ gates: String) -> [String] {
    do throws(GatingMLErrors) {
      _ = try GatingMLReader.read(document(gates))
      return []
    } catch {
      return error.faults.map(\.description)
    }
  }

  private static func range(_ id: String, _ name: String, _ more: String = "") -> String {
    "<RectangleGate g:id='\(id)' \(more)><dimension g:min='2' g:max='1000'>"
      + "<d:parameter d:name='\(name)'/></dimension></RectangleGate>"
  }

  @Test func gatesWithinABooleanBecomeGatesBesideIt() throws {
    let read = try GatingMLReader.read(
      document(
        """
        <BooleanGate g:id="B" g:parent_id="R"><or>
          <BooleanGate g:id="N"><not>\(Self.range("X", "A", "g:parent_id='R'"))</not></BooleanGate>
          <gateReference g:ref="R"/></or></BooleanGate>
        \(Self.range("R", "B"))
        """))
    #expect(read.warnings.isEmpty)
    #expect(read.strategy.gates.map(\.id) == ["B", "N", "X", "R"])
    #expect(read.strategy.gates.map(\.parent) == ["R", nil, "R", nil])
    #expect(
      read.strategy.gates.prefix(2).map(\.geometry) == [
        .boolean(BooleanGate(.or, [.init("N"), .init("R")])),
        .boolean(BooleanGate(.not, [.init("X")])),
      ])
  }

  /// The suite of 1.5: no implicit transformation, channel to scale values included.
  @Test func valuesAreGatedAsTheyAreStored() throws {
    let table = EventTable(
      panel: Panel(parameters: ["A", "B", "Time"].map { Parameter(name: $0, range: 1024) }),
      columns: Array(repeating: .float32([1, 2, 999, 1000]), count: 3),
      decodings: [
        ValueDecoding(amplifier: .init(decades: 4, offset: 1, range: 1024)),
        ValueDecoding(gain: 8), ValueDecoding(timeStep: 0.01),
      ])
    for name in ["A", "B", "Time"] {
      let read = try GatingMLReader.read(document(Self.range("R", name))).strategy
      let written = try GatingMLReader.read(Array(GatingMLWriter.write(read).utf8)).strategy
      #expect(written == read)
      let mask = try #require(GatingEngine.evaluate(written, on: table).masks["R"])
      #expect((0..<4).map { mask[$0] } == [false, true, true, false], "\(name)")
      #expect(read.readsStoredValues)
      #expect(read.readingScaleValues(of: table) == read, "the values differ")
    }
    let plain = EventTable(panel: table.panel, columns: table.columns)
    let read = try GatingMLReader.read(document(Self.range("R", "A"))).strategy
    let scaled = read.readingScaleValues(of: plain)
    #expect(!scaled.readsStoredValues)
    #expect(
      GatingEngine.evaluate(scaled, on: plain).masks == GatingEngine.evaluate(read, on: plain).masks
    )
  }

  @Test func whatDoesNotCarryOverIsRefusedByName() {
    let way =
      "dotgate does not read this part of Gating-ML 1.5; take it out of the file, or let the "
      + "program that wrote it save Gating-ML 2.0."
    #expect(
      faults("<PolytopeGate g:id='P'><dimension/></PolytopeGate>\n" + Self.range("R", "A"))
        == ["Line 4, PolytopeGate 'P': \(way)"])
    // What refers to it has no fault of its own.
    #expect(
      faults(
        """
        <PolytopeGate g:id="D"><dimension/></PolytopeGate>
        <BooleanGate g:id="B"><and><gateReference g:ref="D"/><PolytopeGate g:id="P"/></and></BooleanGate>
        \(Self.range("R", "A", "g:parent_id='D'"))
        """) == ["Line 4, PolytopeGate 'D': \(way)", "Line 5, PolytopeGate 'P': \(way)"])
    #expect(
      faults(
        """
        <t:transformation t:id="T"><t:ln t:a="1" t:b="4"><d:parameter d:name="A"/></t:ln></t:transformation>
        <RectangleGate g:id="R"><dimension g:min="1">
          <t:transformationReference t:ref="T"/></dimension></RectangleGate>
        """) == [
          "Line 4, transformation 'T': \(way)", "Line 6, transformationReference 'R': \(way)",
        ])
    // What 2.0 alone has is no part of 1.5.
    #expect(
      faults("<QuadrantGate g:id='Q'/>") == ["Line 4, QuadrantGate 'Q': \(way)"])
    #expect(
      faults(
        "<RectangleGate g:id='R'><dimension g:compensation-ref='FCS'><d:parameter d:name='A'/>"
          + "</dimension></RectangleGate>")
        == ["Line 4, dimension 'R': the attribute 'compensation-ref' has no meaning here."])
  }

  @Test func decisionTreesAreRectangles() throws {
    func node(_ kind: String, _ name: String, _ at: Double, _ less: String, _ more: String)
      -> String
    {
      "<\(kind) g:threshold='\(at)'><d:parameter d:name='\(name)'/>\(less)\(more)</\(kind)>"
    }
    func leaf(_ kind: String, _ inside: Bool) -> String { "<leaf\(kind) g:inside='\(inside)'/>" }
    // A < 3 and B ≥ 2, or A ≥ 5; A in 3..<5 never, and twice on the same parameter.
    let tree = node(
      "rootNode", "A", 3,
      node("nodeLT", "B", 2, leaf("LT", false), leaf("GTE", true)),
      node("nodeGTE", "A", 5, leaf("LT", false), leaf("GTE", true)))
    let none = node("rootNode", "A", 3, leaf("LT", false), leaf("GTE", false))
    let one = node("rootNode", "A", 3, leaf("LT", true), leaf("GTE", false))
    let read = try GatingMLReader.read(
      document(
        """
        <DecisionTreeGate g:id="D" g:parent_id="P">\(tree)</DecisionTreeGate>
        <DecisionTreeGate g:id="N">\(none)</DecisionTreeGate>
        <DecisionTreeGate g:id="O">\(one)</DecisionTreeGate>
        \(Self.range("P", "B")) \(Self.range("D.part1", "B"))
        """))
    #expect(read.warnings.isEmpty)
    #expect(
      read.strategy.gates.map(\.id) == ["D", "D.part2", "D.part3", "N", "O", "P", "D.part1"])
    #expect(read.strategy.gates.map(\.parent) == ["P", "P", "P", nil, nil, nil, nil])
    let events = SIMD8<Float>(1, 1, 3, 4.5, 5, 9, 2.5, .nan)
    let others = SIMD8<Float>(1, 2, 2, 2, 2, 1, 900, 2)
    let table = EventTable(
      panel: Panel(parameters: ["A", "B"].map { Parameter(name: $0) }),
      columns: [
        .float32((0..<8).map { events[$0] }), .float32((0..<8).map { others[$0] }),
      ])
    let result = GatingEngine.evaluate(read.strategy, on: table)
    func inside(_ id: GateID) throws -> [Int] {
      let mask = try #require(result.masks[id])
      return (0..<8).filter { mask[$0] }
    }
    #expect(try inside("D") == [1, 4, 6])
    #expect(try inside("N") == [])
    #expect(try inside("O") == [0, 1, 6])
    #expect(
      faults("<DecisionTreeGate g:id='D'><rootNode g:threshold='x'/></DecisionTreeGate>") == [
        "Line 4, rootNode 'D': gating:threshold is 'x', which is not a number."
      ])
    #expect(
      faults(
        "<DecisionTreeGate g:id='D'><rootNode g:threshold='1'><d:parameter d:name='A'/>"
          + "<leafLT g:inside='true'/></rootNode></DecisionTreeGate>") == [
          "Line 4, rootNode 'D': it needs 1 of gating:leafGTE, gating:nodeGTE, but has 0."
        ])
  }

  @Test func faultsOfWhatCarriesOverAreSaidAsIn20() {
    #expect(
      faults("<RectangleGate g:id='R'><dimension g:min='x'/></RectangleGate>") == [
        "Line 4, dimension 'R': the element data-type:parameter is missing.",
        "Line 4, dimension 'R': gating:min is 'x', which is not a number.",
      ])
    #expect(
      faults(Self.range("R", "A", "g:parent_id='S'")) == [
        "Line 4, RectangleGate 'R': gating:parent_id names 'S', but the file has no such population."
      ])
    #expect(
      faults("<BooleanGate g:id='B'><and><gateReference g:ref='B'/></and></BooleanGate>").count == 1
    )
    #expect(
      faults("<BooleanGate g:id='B'><not>" + Self.range("B", "A") + "</not></BooleanGate>") == [
        "Line 4, RectangleGate 'B': the population id 'B' is on line 4 already."
      ])
  }
}

/// The four shipped sets of the suite of 1.5: every gate, every event.
@Suite(.enabled(if: ReferenceData.isAvailable, "\(ReferenceData.reason)"))
struct OlderComplianceTests {
  private static let folder = "gatingml15/"

  @Test(arguments: [
    ("01Rectangular", 14), ("04PolygonGates", 20), ("08Ellipses", 20), ("14BooleanGates", 25),
  ])
  func everyEventAgrees(set: String, gates count: Int) throws {
    let summary = String(
      decoding: try ReferenceData.bytes(Self.folder + "Summary.csv"), as: UTF8.self)
    let rows = summary.split(whereSeparator: \.isNewline).dropFirst()
      .map { $0.split(separator: ",").map(String.init) }.filter { $0[0] == set }
    #expect(rows.count == count)
    let read = try GatingMLReader.read(ReferenceData.bytes("\(Self.folder)\(set).xml"))
    #expect(read.warnings.isEmpty)
    let written = try GatingMLReader.read(Array(GatingMLWriter.write(read.strategy).utf8))
    #expect(written.strategy == read.strategy)
    for row in rows {
      let bytes = try ReferenceData.bytes("\(Self.folder)expected_\(set)/\(row[1]).txt")
      let lines = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
      #expect(lines.first.map(String.init) == row[1])
      let expected = lines.dropFirst().map { $0 == "1" }
      let sets = try FCSReader.read(MemoryByteSource(ReferenceData.bytes(Self.folder + row[3])))
      let result = GatingEngine.evaluate(written.strategy, on: sets[0].table)
      let mask = try #require(result.masks[GateID(row[1])])
      #expect((0..<mask.count).map { mask[$0] } == expected, "\(row[1])")
      #expect(expected.count { $0 } == Int(row[4]))
    }
  }

  /// Counts that the suite states for the list-mode file which both versions have, on amplified
  /// channels and on ones with a gain.
  @Test func amplifiedChannelsAreGatedAsStored() throws {
    func side(_ name: String, _ minimum: Double, _ maximum: Double) -> String {
      "<g:dimension g:min='\(minimum)' g:max='\(maximum)'><d:parameter d:name='\(name)'/></g:dimension>"
    }
    func gate(_ id: String, _ sides: String...) -> String {
      "<g:RectangleGate g:id='\(id)'>\(sides.joined())</g:RectangleGate>"
    }
    let text = """
      <g:Gating-ML xmlns:g="http://www.isac-net.org/std/Gating-ML/v1.5/gating"
        xmlns:d="http://www.isac-net.org/std/Gating-ML/v1.5/datatypes">
      \(gate("R1", side("FSC-H", 77.78, 248.4)))
      \(gate("R2", side("FL1-H", 45, 7845.22), side("FL2-H", 12, 9871.7)))
      \(gate("R3", side("SSC-H", 14.7, 100.38), side("FL3-H", 50.6, 9000), side("FL4-H", 80.7, .infinity)))
      <g:BooleanGate g:id="B1"><g:or><g:gateReference g:ref="R1"/><g:gateReference g:ref="R2"/></g:or>
      </g:BooleanGate>
      <g:BooleanGate g:id="B3"><g:and><g:gateReference g:ref="R2"/><g:gateReference g:ref="R3"/></g:and>
      </g:BooleanGate>
      </g:Gating-ML>
      """.replacing("inf", with: "INF")
    let strategy = try GatingMLReader.read(Array(text.utf8)).strategy
    let result = GatingEngine.evaluate(strategy, on: try ComplianceFiles.table("data1.fcs"))
    let counts = strategy.gates.map { result.count(of: $0.id) }
    #expect(counts == [5557, 12_272, 653, 13_148, 310])
  }
}
