import FlowJo
import GatingCore
import TestSupport
import Testing

@Suite struct CurlyQuadrantTests {
  private static let axes = ["X", "Y_A"].map { name in
    """
    <transforms:linear transforms:minRange="0" transforms:maxRange="256" gain="1">\
    <data-type:parameter data-type:name="\(name)"/></transforms:linear>
    """
  }.joined()

  private static func panel(_ name: String, _ x: String, _ y: String) -> String {
    """
    <Population name="\(name)"><Gate><gating:CurlyQuad percentX="0" percentY="0">\
    <gating:dimension gating:\(x)="100"><data-type:fcs-dimension data-type:name="X"/>\
    </gating:dimension><gating:dimension gating:\(y)="50"><data-type:fcs-dimension \
    data-type:name="Y_A"/></gating:dimension></gating:CurlyQuad></Gate></Population>
    """
  }

  private static let panels =
    panel("left up", "max", "min") + panel("right up", "min", "min")
    + panel("right down", "min", "max") + panel("left down", "max", "max")

  /// A lattice that runs beyond the axes, on the lines of the crossing too.
  private static let table = EventTable(
    panel: Panel(parameters: [Parameter(name: "X"), Parameter(name: "Y/A")]),
    columns: [
      .float32((0..<14_400).map { Float($0 % 120) * 5 - 100 }),
      .float32((0..<14_400).map { Float($0 / 120) * 5 - 100 }),
    ])

  private func counts(_ fidelity: Fidelity) throws -> (GatingResult, GatingStrategy) {
    let sample = try SmallWorkspace.read(Self.panels, transformations: Self.axes)
    let bent = ["left up", "right up", "right down"].map {
      "\($0): CurlyQuad, approximated: FlowJo does not write how far its arms bend; counts are met "
        + "to about 0.6 %"
    }
    #expect(sample.migration.map(\.text) == bent + ["left down: CurlyQuad, exact"])
    return (
      GatingEngine.evaluate(sample.strategy, on: Self.table, fidelity: fidelity), sample.strategy
    )
  }

  @Test(arguments: Fidelity.allCases)
  func thePanelsTakeEveryEventOnce(fidelity: Fidelity) throws {
    let (result, strategy) = try counts(fidelity)
    let masks = try strategy.gates.map { try #require(result.mask(of: $0.id)) }
    for event in 0..<Self.table.count {
      let inside = masks.filter { $0[event] }.count
      let place = (Self.table.columns[0][event], Self.table.columns[1][event])
      #expect(inside == 1, "\(place)")
    }
  }

  @Test func theArmsBendAwayFromTheCrossing() throws {
    let (result, _) = try counts(.exact)
    func panel(_ x: Double, _ y: Double) throws -> String? {
      for name in ["left up", "right up", "right down", "left down"] {
        let mask = try #require(result.mask(of: GateID(name)))
        for event in 0..<Self.table.count where mask[event] {
          if Self.table.columns[0][event] == x, Self.table.columns[1][event] == y { return name }
        }
      }
      return nil
    }
    // At 100 channels from the crossing an arm has moved by 12.
    #expect(try panel(200, 60) == "right down")
    #expect(try panel(200, 65) == "right up")
    #expect(try panel(110, 150) == "left up")
    #expect(try panel(115, 150) == "right up")
    // The other arms are straight, and belong to the right and the upper panels.
    #expect(try panel(100, 0) == "right down")
    #expect(try panel(95, 0) == "left down")
    #expect(try panel(0, 50) == "left up")
    #expect(try panel(0, 45) == "left down")
  }

  @Test func oneBoundADimensionIsNeeded() throws {
    let both = Self.panel("odd", "min", "min").replacing(
      "gating:min=\"100\"", with: "gating:min=\"100\" gating:max=\"120\"")
    let sample = try SmallWorkspace.read(both, transformations: Self.axes)
    #expect(
      sample.migration.map(\.text) == [
        "odd: CurlyQuad, refused: a curly quadrant needs one bound for each dimension"
      ])
  }
}
