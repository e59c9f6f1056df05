import FlowJo
import Foundation
import GatingCore
import TestSupport
import Testing

/// Small workspaces made for a test.
enum SmallWorkspace {
  static func text(_ nodes: String, transformations: String = "", keywords: String = "") -> String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <Workspace version="20.0" flowJoVersion="10.8.1" \
    xmlns:gating="http://www.isac-net.org/std/Gating-ML/v2.0/gating" \
    xmlns:transforms="http://www.isac-net.org/std/Gating-ML/v2.0/transformations" \
    xmlns:data-type="http://www.isac-net.org/std/Gating-ML/v2.0/datatypes">
    <SampleList><Sample>
    <DataSet uri="file:/C:/a%20b/one.fcs" sampleID="1"/>
    <Transformations>\(transformations)</Transformations>
    <Keywords><Keyword name="$PAR" value="2"/><Keyword name="$P1N" value="X"/>\
    <Keyword name="$P2N" value="Y/A"/>\(keywords)</Keywords>
    <SampleNode name="one.fcs" count="3" sampleID="1"><Subpopulations>
    \(nodes)
    </Subpopulations></SampleNode>
    </Sample></SampleList></Workspace>
    """
  }

  static func range(_ name: String, _ bounds: String, inside: Int = 1, count: Int = -1) -> String {
    """
    <Population name="\(name)" count="\(count)"><Gate><gating:RectangleGate eventsInside="\(inside)">\
    <gating:dimension \(bounds)><data-type:fcs-dimension data-type:name="X"/></gating:dimension>\
    </gating:RectangleGate></Gate></Population>
    """
  }

  static func read(_ nodes: String, transformations: String = "", keywords: String = "") throws
    -> FlowJoSample
  {
    let text = text(nodes, transformations: transformations, keywords: keywords)
    return try #require(try FlowJoReader.read(Array(text.utf8)).samples.first)
  }
}

@Suite struct FlowJoReaderTests {
  private let table = EventTable(
    panel: Panel(parameters: [Parameter(name: "X"), Parameter(name: "Y/A")]),
    columns: [.float32([0, 1, 2, 3]), .float32([0, 10, 20, 30])])

  private func count(_ sample: FlowJoSample, _ id: GateID) -> Int? {
    GatingEngine.evaluate(sample.strategy, on: table).count(of: id)
  }

  @Test func aRangeIsReadInDataValues() throws {
    let sample = try SmallWorkspace.read(
      SmallWorkspace.range("a/b", "gating:min=\"1\" gating:max=\"3\"", count: 2))
    #expect(sample.fileName == "one.fcs")
    #expect(sample.eventCount == 3)
    #expect(sample.strategy.gates.map(\.id) == ["a\\/b"])
    #expect(sample.storedCounts == ["a\\/b": 2])
    #expect(sample.migration.map(\.outcome) == [.exact])
    #expect(count(sample, "a\\/b") == 2)
  }

  @Test func whatIsOutsideIsAComplement() throws {
    let sample = try SmallWorkspace.read(
      SmallWorkspace.range("out", "gating:min=\"1\" gating:max=\"3\"", inside: 0))
    #expect(sample.strategy.gates.map(\.name) == ["out (inside)", "out"])
    #expect(count(sample, "out") == 2)
  }

  @Test func combinationsReferByPath() throws {
    let both = """
      <AndNode name="both"><Dependents><Dependent name="a"/><Dependent name="b"/></Dependents></AndNode>
      <NotNode name="rest"><Dependents><Dependent name="a"/></Dependents></NotNode>
      <OrNode name="odd"><Dependents><Dependent name="gone"/></Dependents></OrNode>
      """
    let sample = try SmallWorkspace.read(
      SmallWorkspace.range("a", "gating:min=\"1\"") + both
        + SmallWorkspace.range("b", "gating:max=\"3\""))
    #expect(count(sample, "both") == 2)
    #expect(count(sample, "rest") == 1)
    #expect(
      sample.migration.last { $0.population == "odd" }?.outcome
        == .refused("there is no population gone"))
  }

  @Test func equalNamesAreNumbered() throws {
    let sample = try SmallWorkspace.read(
      SmallWorkspace.range("a", "gating:min=\"1\"") + SmallWorkspace.range("a", "gating:min=\"2\""))
    #expect(sample.strategy.gates.map(\.id) == ["a", "a#2"])
  }

  @Test func whatIsRefusedTakesItsChildrenAlong() throws {
    let child = SmallWorkspace.range("child", "gating:min=\"1\"")
    let sample = try SmallWorkspace.read(
      """
      <Population name="spider"><Gate><gating:SpiderGate/></Gate>\
      <Subpopulations>\(child)</Subpopulations></Population>
      """)
    #expect(sample.strategy.gates.isEmpty)
    #expect(
      sample.migration.map(\.text) == [
        "spider: SpiderGate, refused: a SpiderGate is not known",
        "spider/child: RectangleGate, refused: it lies in a population that is refused",
      ])
  }

  @Test func timeIsInSecondsAndSlashesAreUnderscores() throws {
    let time = """
      <transforms:linear transforms:minRange="0" transforms:maxRange="100" gain="0.5">\
      <data-type:parameter data-type:name="Time"/></transforms:linear>
      """
    let gate = """
      <Population name="t"><Gate><gating:RectangleGate><gating:dimension gating:min="10">\
      <data-type:fcs-dimension data-type:name="Time"/></gating:dimension><gating:dimension \
      gating:max="5"><data-type:fcs-dimension data-type:name="Y_A"/></gating:dimension>\
      </gating:RectangleGate></Gate></Population>
      """
    let sample = try SmallWorkspace.read(
      gate, transformations: time, keywords: "<Keyword name=\"$TIMESTEP\" value=\"0.01\"/>")
    guard case .rectangle(let rectangle) = sample.strategy.gates.first?.geometry else {
      Issue.record("no rectangle")
      return
    }
    // 10 of FlowJo's units are 20 stored ones, which are 0.2 s.
    #expect(rectangle.sides[0].interval.minimum == 0.2)
    #expect(rectangle.sides[1].dimension.references.first?.name == "Y/A")
  }

  @Test func treesThatDifferInGeometryAreOneStrategy() throws {
    let one = try SmallWorkspace.read(SmallWorkspace.range("a", "gating:min=\"1\""))
    let two = try SmallWorkspace.read(SmallWorkspace.range("a", "gating:min=\"2\""))
    let three = try SmallWorkspace.read(SmallWorkspace.range("b", "gating:min=\"2\""))
    let none = try SmallWorkspace.read("")
    let groups = SharedStrategies([one, two, none, three, one]).groups
    #expect(groups.map(\.samples) == [[0, 1, 4], [3]])
    #expect(groups[0].overrides == [1: ["a": try #require(two.strategy.gates.first).geometry]])
    #expect(groups[1].overrides.isEmpty)
  }

  @Test func whatIsNoWorkspaceIsRefusedInASentence() {
    func sentence(_ text: String) -> String? {
      do throws(FlowJoError) {
        _ = try FlowJoReader.read(Array(text.utf8))
        return nil
      } catch {
        return error.description
      }
    }
    #expect(
      sentence("<a/>") == "The root element is a, not Workspace: this is no FlowJo workspace.")
    #expect(
      sentence("<Workspace flowJoVersion=\"9.7\"/>")
        == "The workspace is of FlowJo 9.7; only those of version 10 are read. Open and save it "
        + "there.")
    #expect(sentence("<!DOCTYPE Workspace []><Workspace/>")?.contains("DOCTYPE") == true)
    #expect(sentence("<Workspace><SampleList>") != nil)
  }

  @Test func aCutWorkspaceIsRefusedAtEveryByte() {
    let bytes = Array(SmallWorkspace.text(SmallWorkspace.range("a", "gating:min=\"1\"")).utf8)
    for length in stride(from: 0, to: bytes.count - 1, by: 7) {
      #expect(throws: FlowJoError.self) { try FlowJoReader.read(Array(bytes[..<length])) }
    }
  }
}
