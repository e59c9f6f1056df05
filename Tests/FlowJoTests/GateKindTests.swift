import FlowJo
import GatingCore
import TestSupport
import Testing

/// Gates that the reference workspaces do not have.
@Suite struct GateKindTests {
  /// Two axes of 256 channels, one unit each.
  private static let channels = ["X", "Y_A"].map { name in
    """
    <transforms:linear transforms:minRange="0" transforms:maxRange="256" gain="1">\
    <data-type:parameter data-type:name="\(name)"/></transforms:linear>
    """
  }.joined()

  private static func gate(_ kind: String, _ bounds: [String], inside: Int = 1, _ rest: String = "")
    -> String
  {
    let dimensions = zip(bounds, ["X", "Y_A"]).map { bound, name in
      """
      <gating:dimension \(bound)><data-type:fcs-dimension data-type:name="\(name)"/>\
      </gating:dimension>
      """
    }.joined()
    return """
      <Population name="p" count="-1"><Gate><gating:\(kind) eventsInside="\(inside)">\
      \(dimensions)\(rest)</gating:\(kind)></Gate></Population>
      """
  }

  private static func vertices(_ points: [(Double, Double)]) -> String {
    points.map { x, y in
      """
      <gating:vertex><gating:coordinate data-type:value="\(x)"/>\
      <gating:coordinate data-type:value="\(y)"/></gating:vertex>
      """
    }.joined()
  }

  /// Which of some events are in the population `p`.
  private func inside(_ sample: FlowJoSample, _ events: [(Double, Double)]) throws -> [Bool] {
    let table = EventTable(
      panel: Panel(parameters: [Parameter(name: "X"), Parameter(name: "Y/A")]),
      columns: [
        .float64(events.map(\.0)), .float64(events.map(\.1)),
      ])
    let mask = try #require(GatingEngine.evaluate(sample.strategy, on: table).mask(of: "p"))
    var result = events.map { _ in false }
    mask.forEachEvent { result[$0] = true }
    return result
  }

  @Test func quadrantsWrittenAsPolygonsAndOneSidedRectangles() throws {
    let polygon = Self.gate(
      "PolygonGate", ["", ""], Self.vertices([(0, 0), (100, 0), (100, 100), (0, 100)]))
    let sample = try SmallWorkspace.read(
      polygon.replacing("PolygonGate eventsInside", with: "PolygonGate quadId=\"3\" eventsInside"),
      transformations: Self.channels)
    #expect(sample.migration.map(\.outcome) == [.exact])
    #expect(try inside(sample, [(50, 50), (150, 50)]) == [true, false])
    let corner = try SmallWorkspace.read(
      Self.gate("RectangleGate", ["gating:min=\"100\"", "gating:max=\"50\""]),
      transformations: Self.channels)
    #expect(
      try inside(corner, [(100, 49), (99, 49), (1e9, -1e9), (200, 50)])
        == [true, false, true, false])
  }

  @Test func anEllipseIsInChannelsAndItsComplementIsTheRest() throws {
    let points =
      "<gating:edge>" + Self.vertices([(30, 100), (170, 100), (100, 60), (100, 140)])
      + "</gating:edge>"
    let events = [(31.0, 100.0), (29, 100), (100, 61), (100, 59), (150, 130)]
    let ellipse = try SmallWorkspace.read(
      Self.gate("EllipsoidGate", ["", ""], points), transformations: Self.channels)
    let expected = [true, false, true, false, false]
    #expect(try inside(ellipse, events) == expected)
    let rest = try SmallWorkspace.read(
      Self.gate("EllipsoidGate", ["", ""], inside: 0, points), transformations: Self.channels)
    #expect(try inside(rest, events) == expected.map { !$0 })
  }

  @Test func anUnknownAxisRefusesWhatIsDrawnOnItAlone() throws {
    let unknown = Self.channels.replacing("transforms:linear", with: "transforms:hyperspace")
    let polygon = try SmallWorkspace.read(
      Self.gate("PolygonGate", ["", ""], Self.vertices([(0, 0), (9, 0), (9, 9)])),
      transformations: unknown)
    #expect(
      polygon.migration.map(\.text) == [
        "p: PolygonGate, refused: the axis of X is of a kind that is not known, hyperspace"
      ])
    #expect(polygon.storedCounts.isEmpty)
    let bare = try SmallWorkspace.read(
      Self.gate("PolygonGate", ["", ""], Self.vertices([(0, 0), (9, 0), (9, 9)])))
    #expect(bare.migration.map(\.outcome) == [.refused("the workspace has no axis for X")])
    let range = try SmallWorkspace.read(
      SmallWorkspace.range("r", "gating:min=\"1\""), transformations: unknown)
    #expect(range.migration.map(\.outcome) == [.exact])
  }

  @Test func statisticsAndDerivedParametersAreNamed() throws {
    let sample = try SmallWorkspace.read(
      "<Statistic name=\"Count\"/>" + SmallWorkspace.range("a", "gating:min=\"1\""))
    #expect(sample.leftOut == ["the statistic Count of all events"])
    #expect(sample.migration.map(\.population) == ["a"])
  }

  @Test func anAmbiguousPathIsADoubt() throws {
    let sample = try SmallWorkspace.read(
      SmallWorkspace.range("a", "gating:min=\"1\"") + SmallWorkspace.range("a", "gating:min=\"2\"")
        + "<NotNode name=\"n\"><Dependents><Dependent name=\"a\"/></Dependents></NotNode>")
    #expect(
      sample.migration.last?.outcome
        == .approximated("2 populations have the path a, of which the first is taken"))
  }
}
