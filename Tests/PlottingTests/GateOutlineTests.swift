import GatingCore
import Plotting
import Testing

@Suite struct GateOutlineTests {
  let panel = Panel(
    parameters: [Parameter(name: "A", stain: "CD19"), Parameter(name: "B", stain: "CD22")],
    spillover: SpectrumMatrix(
      id: "FCS", fluorochromes: ["A"], detectors: ["A"], coefficients: [1]))

  private func axes(_ x: Dimension, _ y: Dimension) -> PlotAxes {
    PlotAxes(x: PlotAxis(x), y: PlotAxis(y))
  }

  private let a = Dimension(parameter: "A", compensation: .file, scale: .logicle())
  private let b = Dimension(parameter: "B", scale: .logicle())

  @Test func aPolygonOnItsOwnScalesIsDrawnAtItsCoordinates() throws {
    let vertices = [Point(0.1, 0.2), Point(0.8, 0.2), Point(0.5, 0.9)]
    let gate = Geometry.polygon(PolygonGate(x: a, y: b, vertices: vertices))
    let outline = try GateOutline(gate, on: axes(a, b), panel: panel)
    #expect(outline.lines == [vertices + [vertices[0]]])
    #expect(outline.handles.map(\.point) == vertices)
  }

  @Test func aSwappedPlotSwapsThePolygon() throws {
    let gate = Geometry.polygon(
      PolygonGate(x: a, y: b, vertices: [Point(0.1, 0.2), Point(0.8, 0.2), Point(0.5, 0.9)]))
    let outline = try GateOutline(gate, on: axes(b, a), panel: panel)
    #expect(outline.handles.map(\.point) == [Point(0.2, 0.1), Point(0.2, 0.8), Point(0.9, 0.5)])
  }

  @Test func onAnotherScaleEdgesAreSubdividedAndHitTheSameValues() throws {
    let gate = Geometry.polygon(
      PolygonGate(x: a, y: b, vertices: [Point(0.3, 0.2), Point(0.8, 0.2), Point(0.5, 0.9)]))
    var linear = a
    linear.scale = .linear(262_144)
    let outline = try GateOutline(gate, on: axes(linear, b), panel: panel)
    #expect(outline.lines[0].count == 3 * 16 + 1)
    let expected = PreparedScale(.linear(262_144))(PreparedScale(.logicle()).inverse(0.8))
    #expect(abs(outline.handles[1].point.x - expected) < 1e-12)
  }

  @Test func anOpenSideHasNoLineAndItsHandleLiesOnTheEdge() throws {
    let gate = Geometry.rectangle(
      RectangleGate([.init(a, Interval(minimum: 0.4)), .init(b, Interval(maximum: 0.6))]))
    let outline = try GateOutline(gate, on: axes(a, b), panel: panel)
    #expect(outline.lines.count == 2)
    #expect(
      outline.openEnds == [
        .init(point: Point(1, 0.3), way: .right), .init(point: Point(0.7, 0), way: .down),
      ])
    #expect(outline.handles.contains(Handle(.side(isX: true, isUpper: true), at: Point(1, 0.3))))
  }

  @Test func aMarkerReferenceMeansTheSameParameter() throws {
    let marker = Dimension(
      .parameter(ParameterReference(marker: "CD19")), compensation: .file, scale: .logicle())
    let gate = Geometry.rectangle(RectangleGate([.init(marker, Interval(minimum: 0.4))]))
    #expect(try GateOutline(gate, on: axes(a, b), panel: panel).lines.count == 1)
  }

  @Test func anotherCompensationIsAReasonNotADrawing() {
    var plain = a
    plain.compensation = .none
    let gate = Geometry.rectangle(RectangleGate([.init(a, Interval(minimum: 0.4))]))
    let error = #expect(throws: GateProjection.Obstacle.self) {
      try GateOutline(gate, on: axes(plain, b), panel: panel)
    }
    #expect(error?.reason == "A is compensated differently here")
    // The spillover does not name B, so compensating it changes nothing.
    var compensated = b
    compensated.compensation = .file
    let other = Geometry.rectangle(RectangleGate([.init(b, Interval(minimum: 0.4))]))
    #expect(throws: Never.self) { try GateOutline(other, on: axes(a, compensated), panel: panel) }
  }

  @Test func quadrantsHaveTheirCrossingsAndRegions() throws {
    let gate = Geometry.quadrants(
      QuadrantGate(
        dividers: [.init(id: "x", a, values: [0.3, 0.6]), .init(id: "y", b, values: [0.5])],
        quadrants: [
          .init(
            id: "q", name: "q",
            positions: [.init(divider: 0, region: 1), .init(divider: 1, region: 0)]
          )
        ]))
    let outline = try GateOutline(gate, on: axes(a, b), panel: panel)
    #expect(outline.handles.map(\.id) == [.crossing(x: 0, y: 0), .crossing(x: 1, y: 0)])
    #expect(outline.regions == [.init(id: "q", lower: Point(0.3, 0), upper: Point(0.6, 0.5))])
  }

  @Test func anEllipseOnAnotherScaleHitsTheSameValues() throws {
    let gate = EllipsoidGate(
      dimensions: [a, b], mean: [0.6, 0.5], covariance: [0.02, 0.005, 0.005, 0.01],
      distanceSquared: 1)
    var linear = a
    linear.scale = .linear(262_144)
    let own = try GateOutline(.ellipsoid(gate), on: axes(a, b), panel: panel)
    let other = try GateOutline(.ellipsoid(gate), on: axes(linear, b), panel: panel)
    #expect(own.handles.map(\.id) == [.whole, .end(0), .end(1), .end(2), .end(3)])
    #expect(own.lines[0].count == 65)
    let toData = PreparedScale(.logicle())
    let toPlot = PreparedScale(.linear(262_144))
    for (one, two) in zip(
      own.lines[0] + own.handles.map(\.point), other.lines[0] + other.handles.map(\.point))
    {
      #expect(abs(toPlot(toData.inverse(one.x)) - two.x) < 1e-12)
      #expect(one.y == two.y)
    }
    let swapped = try GateOutline(.ellipsoid(gate), on: axes(b, a), panel: panel)
    #expect(abs(swapped.handles[1].point.x - own.handles[2].point.y) < 1e-12)
  }

  @Test func moreDimensionsThanTwoAreShownInTheirPlane() throws {
    let three = Panel(
      parameters: panel.parameters + [Parameter(name: "C", stain: "CD45")],
      spillover: panel.spillover)
    let c = Dimension(parameter: "C", scale: .logicle())
    let solid = EllipsoidGate(
      dimensions: [c, a, b], mean: [0.1, 0.5, 0.4],
      covariance: [0.05, 0.01, 0.02, 0.01, 0.02, 0.01, 0.02, 0.01, 0.03], distanceSquared: 2)
    let flat = EllipsoidGate(
      dimensions: [a, b], mean: [0.5, 0.4], covariance: [0.02, 0.01, 0.01, 0.03],
      distanceSquared: 2)
    let outline = try GateOutline(.ellipsoid(solid), on: axes(a, b), panel: three)
    #expect(try outline == GateOutline(.ellipsoid(flat), on: axes(a, b), panel: three))
    #expect(try GateProjection(.ellipsoid(solid), on: axes(a, b), panel: three).hidden == [0])
    #expect(try GateProjection(.ellipsoid(flat), on: axes(a, b), panel: three).hidden == [])
    let box = Geometry.rectangle(
      RectangleGate([
        .init(a, Interval(minimum: 0.2)), .init(c, Interval(minimum: 0.5)),
        .init(b, Interval(maximum: 0.7)),
      ]))
    #expect(try GateOutline(box, on: axes(c, b), panel: three).lines.count == 2)
    #expect(try GateProjection(box, on: axes(c, b), panel: three).hidden == [0])
    let fratio = Dimension(
      .ratio(
        numerator: ParameterReference(name: "A"), denominator: ParameterReference(name: "B"), a: 1,
        b: 0, c: 0))
    let alone = try GateOutline(box, on: axes(c, fratio), panel: three)
    #expect(
      alone.handles.map(\.id) == [
        .side(isX: true, isUpper: false), .side(isX: true, isUpper: true),
      ])
    #expect(try GateProjection(box, on: axes(c, fratio), panel: three).hidden == [0, 2])
    #expect(throws: GateProjection.Obstacle.otherParameters) {
      try GateOutline(.ellipsoid(solid), on: axes(a, fratio), panel: three)
    }
  }

  @Test func anEllipseKeepsItsDistance() throws {
    let gate = EllipsoidGate(
      dimensions: [a, b], mean: [0.5, 0.4], covariance: [0.02, 0.01, 0.01, 0.03],
      distanceSquared: 2)
    let outline = try GateOutline(.ellipsoid(gate), on: axes(a, b), panel: panel)
    let determinant = 0.02 * 0.03 - 0.01 * 0.01
    for point in outline.lines[0] {
      let x = point.x - 0.5
      let y = point.y - 0.4
      let distance = (0.03 * x * x - 2 * 0.01 * x * y + 0.02 * y * y) / determinant
      #expect(abs(distance - 2) < 1e-9)
    }
  }
}
