import Analysis
import GatingCore
import GatingML
import Plotting
import ScreenKit
import TestSupport
import Testing
import Workbench

/// Gates of more dimensions than a plot shows.
@Suite struct DimensionTests {
  private struct Missing: Error {}

  private func dimension(_ name: String) throws -> Dimension {
    let parameters = Session.marrowTable.panel.parameters
    let parameter = try #require(parameters.first { $0.shortTitle == name })
    return Dimension(
      .parameter(ParameterReference(parameter)), compensation: .file, scale: .logicle(w: 1))
  }

  private func session(_ geometry: Geometry) throws -> Session {
    try Session(
      [Session.marrowTable],
      GatingStrategy(gates: [Gate(id: "g", name: "blob", geometry: geometry)]))
  }

  private func ellipsoid() throws -> EllipsoidGate {
    EllipsoidGate(
      dimensions: [try dimension("CD34"), try dimension("CD10"), try dimension("CD19")],
      mean: [0.4, 0.4, 0.4],
      covariance: [0.03, 0.01, 0.005, 0.01, 0.02, -0.004, 0.005, -0.004, 0.025],
      distanceSquared: 2)
  }

  private func held(_ session: Session) throws -> EllipsoidGate {
    guard case .ellipsoid(let gate) = session.model.strategy.gates.last?.geometry else {
      throw Missing()
    }
    return gate
  }

  @Test func anEllipsoidIsEditedInThePlaneOfThePlot() throws {
    let before = try ellipsoid()
    var session = try session(.ellipsoid(before))
    try session.press("x34<ret>y19<ret><down>")
    #expect(session.screen.textRows.contains { $0.contains("+CD10") })
    #expect(session.screen.textRows.joined().contains("projection of 3 dimensions"))
    try session.press("e<tab>")
    var generator = SeededGenerator(seed: 4)
    let keys = ["5<left>", "2<right>", "3<up>", "<s-down>", "<tab>", "(", "3)", "{", "}", "m"]
    var changes = 0
    for _ in 0..<60 {
      let counts = session.model.answer?.counts
      try session.press(keys.randomElement(using: &generator) ?? "l")
      #expect(session.model.answer?.counts == session.recounted)
      let gate = try held(session)
      #expect(gate.mean[1] == before.mean[1])
      #expect(gate.covariance[4] == before.covariance[4])
      #expect(Geometry.ellipsoid(gate).fault == nil)
      if session.model.answer?.counts != counts { changes += 1 }
    }
    #expect(changes > 15)
    expectSnapshot(of: session.screen, named: "ellipsoid-80x24")
    try session.press("<ret>")
    #expect(session.model.history.depth == 1)
    let written = GatingMLWriter.write(session.strategy)
    #expect(try GatingMLReader.read(Array(written.utf8)).strategy == session.strategy)
    try session.press("u")
    #expect(try held(session) == before)
  }

  @Test func anEllipsoidIsHeldOnAPlotOfItsOwn() throws {
    var session = try session(.ellipsoid(try ellipsoid()))
    try session.press("x34<ret>y22<ret><down>e")
    guard case .edit(let drag) = session.model.mode else { throw Missing() }
    #expect(drag.axes.x.dimension == (try dimension("CD34")))
    #expect(drag.axes.y.dimension == (try dimension("CD10")))
  }

  @Test func rectanglesGetAndLoseDimensions() throws {
    var session = try Session.marrow()
    try session.press("x34<ret>y10<ret>HHJJgr<space>LLLLKK<space><c-u>box<ret>")
    let two = session.recounted
    try session.press("ei")
    #expect(session.messageLine.hasPrefix(" It bounds all that this plot shows"))
    try session.press("<esc>x19<ret>e")
    #expect(session.screen.textRows.joined().contains("projection of 2 dimensions"))
    try session.press("i")
    #expect(session.recounted == two)
    // Open both ways at first; closed at the edge of the view and pulled in, fewer are left.
    try session.press("o")
    #expect(session.model.answer?.counts == session.recounted)
    try session.press("4<s-left>")
    #expect(session.model.answer?.counts == session.recounted)
    let id = try #require(session.strategy.gates.last?.id)
    #expect(try #require(session.recounted[id]) < (try #require(two[id])))
    try session.press("<ret>")
    func sides() -> [String] {
      session.strategy.gates.last?.geometry.dimensions.map { session.model.panel.title($0) } ?? []
    }
    #expect(sides() == ["CD34", "CD10", "CD19"])
    #expect(session.screen.textRows.contains { $0.contains("+CD34") })
    let written = GatingMLWriter.write(session.strategy)
    #expect(try GatingMLReader.read(Array(written.utf8)).strategy == session.strategy)
    try session.press("t")
    #expect(session.screen.textRows.joined().contains("bounds"))
    try session.press("<esc>ex")
    #expect(session.messageLine == " Hold a side of what it is not to bound first (Tab).")
    try session.press("4<tab>x<ret>")
    #expect(sides() == ["CD34", "CD10"])
    #expect(session.recounted == two)
    #expect(session.model.history.depth == 3)
    try session.press("x34<ret>vel")
    try session.press("<esc>")
  }

  @Test func theLastDimensionStays() throws {
    var session = try Session.marrow()
    try session.press("x34<ret>y10<ret>g|<space>LLL<space><c-u>band<ret>ex")
    #expect(session.messageLine == " It bounds nothing else; d deletes the gate.")
    try session.press("i<ret>")
    #expect(session.strategy.gates.last?.geometry.dimensions.count == 2)
  }

  /// Eight populations cut by three dividers, on two axes.
  @Test func dividersOfOtherDimensionsAreSaidAndKept() throws {
    let names = ["CD34", "CD10", "CD19"]
    let dividers = try names.map { name in
      QuadrantGate.Divider(id: "d" + name, try dimension(name), values: [0.4])
    }
    let quadrants = (0..<8).map { number in
      QuadrantGate.Quadrant(
        id: GateID("q\(number)"), name: "part \(number)",
        positions: (0..<3).map { .init(divider: $0, region: number >> $0 & 1) })
    }
    var session = try session(
      .quadrants(QuadrantGate(dividers: dividers, quadrants: quadrants)))
    try session.press("x10<ret>y19<ret>")
    // Two lie over each other in every corner.
    let plot = session.screen.textRows.map { String($0.dropFirst(34)) }
    #expect((0..<8).allSatisfy { number in plot.contains { $0.contains("part \(number)") } })
    try session.press("<down>")
    #expect(session.screen.textRows.joined().contains("projection of 3 dimensions"))
    try session.press("e3l2k")
    #expect(session.model.answer?.counts == session.recounted)
    #expect((0..<8).compactMap { session.recounted[GateID("q\($0)")] }.reduce(0, +) == 20_000)
    try session.press("i")
    #expect(session.model.answer?.counts == session.recounted)
    try session.press("<ret>")
    guard case .quadrants(let gate) = session.strategy.gates[0].geometry else { throw Missing() }
    #expect(gate.dividers[0].values == [0.4])
    #expect(gate.dividers[1].values.count == 2)
    #expect(gate.quadrants.count == 12)
  }
}

extension Panel {
  fileprivate func title(_ dimension: Dimension) -> String {
    guard let reference = dimension.references.first, let index = try? index(of: reference) else {
      return ""
    }
    return parameters[index].shortTitle
  }
}
