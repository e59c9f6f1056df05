import Analysis
import GatingCore
import Testing

import struct Foundation.Data
import class Foundation.JSONDecoder
import class Foundation.JSONEncoder

/// What edits of a strategy do to the shapes that a sample has of its own.
@Suite struct OwnShapesTests {
  private static let strategy = StrategyID("s")
  private static let sample = SampleID("a")

  private static func range(
    _ id: GateID, _ parameter: String, _ minimum: Double,
    _ compensation: Dimension.Compensation = .file
  ) -> Gate {
    Gate(
      id: id, name: id.rawValue,
      geometry: .rectangle(
        RectangleGate([
          .init(
            Dimension(
              .parameter(ParameterReference(name: parameter)), compensation: compensation),
            Interval(minimum: minimum))
        ])))
  }

  private func analysis() throws -> Analysis {
    var analysis = Analysis()
    let panel = Panel(
      parameters: [Parameter(name: "X"), Parameter(name: "Y")],
      spillover: SpectrumMatrix(
        id: "FCS", fluorochromes: ["X", "Y"], detectors: ["X", "Y"], coefficients: [1, 0, 0, 1]))
    try analysis.apply(
      .setStrategy(Self.strategy, GatingStrategy(gates: [Self.range("g", "X", 1)])))
    try analysis.apply(
      .addSample(Sample(id: Self.sample, name: "a", path: nil, eventCount: 1, panel: panel)))
    try analysis.apply(.assign(Self.sample, Self.strategy))
    try analysis.apply(.override("g", Self.range("g", "X", 5).geometry, Self.sample))
    return analysis
  }

  @Test func aGateOfTheSameIdDoesNotTakeTheShapeOfOneThatIsGone() throws {
    var analysis = try analysis()
    let before = analysis
    let inverse = try analysis.apply(.removeGates(["g"], Self.strategy))
    #expect(analysis.overrides.isEmpty)
    let gone = analysis
    try analysis.apply(
      .insertGates([.init(index: 0, gate: Self.range("g", "Y", 2))], Self.strategy))
    #expect(analysis.strategy(of: Self.sample).gates == [Self.range("g", "Y", 2)])
    analysis = gone
    try analysis.apply(inverse)
    #expect(analysis == before)
  }

  @Test func ownShapesAreCompensatedAsTheStrategysAre() throws {
    var analysis = try analysis()
    let matrix = SpectrumMatrix(
      id: "m", fluorochromes: ["X", "Y"], detectors: ["X", "Y"], coefficients: [1, 0.1, 0, 1])
    try analysis.apply(.setMatrix("m", matrix, at: nil, Self.strategy))
    let before = analysis
    let inverse = try analysis.apply(
      .setCompensation(
        [.init(gate: "g", dimensions: [.matrix(id: "m")], plot: nil)], Self.strategy))
    let own = analysis.strategy(of: Self.sample).gates.first?.geometry
    #expect(own == Self.range("g", "X", 5, .matrix(id: "m")).geometry)
    try analysis.apply(inverse)
    #expect(analysis == before)
  }

  @Test func aShapeWithFurtherDimensionsIsCompensatedInAllOfThem() throws {
    var analysis = try analysis()
    guard case .rectangle(var wide) = Self.range("g", "X", 5).geometry,
      case .rectangle(let more) = Self.range("g", "Y", 3).geometry
    else { return }
    wide.sides += more.sides
    try analysis.apply(.override("g", .rectangle(wide), Self.sample))
    try analysis.apply(
      .setCompensation([.init(gate: "g", dimensions: [.none], plot: nil)], Self.strategy))
    let own = analysis.strategy(of: Self.sample).gates.first?.geometry.dimensions
    #expect(own?.map(\.compensation) == [.none, .none])
  }

  @Test func aMatrixThatOneSampleAloneUsesStays() throws {
    var analysis = try analysis()
    let matrix = SpectrumMatrix(
      id: "m", fluorochromes: ["X", "Y"], detectors: ["X", "Y"], coefficients: [1, 0.1, 0, 1])
    try analysis.apply(.setMatrix("m", matrix, at: nil, Self.strategy))
    try analysis.apply(
      .override("g", Self.range("g", "X", 5, .matrix(id: "m")).geometry, Self.sample))
    #expect(throws: EditError.matrixInUse("m", gate: "g")) {
      try analysis.apply(.setMatrix("m", nil, at: nil, Self.strategy))
    }
    let sharing = analysis.sharingAll(of: Self.strategy)
    #expect(sharing == [.override("g", nil, Self.sample)])
  }

  @Test func whatNoEditMakesIsNotRead() throws {
    let quadrants = Geometry.quadrants(
      QuadrantGate(
        dividers: [.init(id: "d", Dimension(parameter: "X"), values: [1])],
        quadrants: [
          .init(id: "q", name: "q", positions: [.init(divider: 0, region: 1)])
        ]))
    let edit = Edit.setGeometry("g", quadrants, Self.strategy)
    let text = String(decoding: try JSONEncoder().encode(edit), as: UTF8.self)
    #expect(try JSONDecoder().decode(Edit.self, from: Data(text.utf8)) == edit)
    for (old, new) in [("\"region\":1", "\"region\":-3"), ("\"divider\":0", "\"divider\":9")] {
      let damaged = text.replacing(old, with: new)
      #expect(damaged != text)
      #expect(throws: DecodingError.self) {
        try JSONDecoder().decode(Edit.self, from: Data(damaged.utf8))
      }
    }
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    let rangeText = String(
      decoding: try JSONEncoder().encode(
        Edit.setGeometry("g", Self.range("g", "X", 7).geometry, Self.strategy)), as: UTF8.self)
    let nan = rangeText.replacing("\"minimum\":7", with: "\"minimum\":\"nan\"")
    #expect(nan != rangeText)
    #expect(throws: DecodingError.self) { try decoder.decode(Edit.self, from: Data(nan.utf8)) }
  }

  @Test func valuesAreCompensatedAsTheirGatesAre() {
    let matrix = SpectrumMatrix(
      id: "m", fluorochromes: ["X", "Y"], detectors: ["X", "Y"], coefficients: [1, 0.1, 0, 1])
    let panel = Panel(
      parameters: [Parameter(name: "X"), Parameter(name: "Y"), Parameter(name: "Z")],
      spillover: SpectrumMatrix(
        id: "f", fluorochromes: ["X", "Y"], detectors: ["X", "Y"], coefficients: [1, 0, 0, 1]))
    let gated = GatingStrategy(
      matrices: [matrix], gates: [Self.range("g", "X", 1, .matrix(id: "m"))])
    #expect(gated.compensation(ofParameter: 0, on: panel) == .matrix(id: "m"))
    #expect(gated.compensation(ofParameter: 1, on: panel) == .matrix(id: "m"))
    #expect(gated.compensation(ofParameter: 2, on: panel) == .none)
    // A matrix that no gate uses changes nothing.
    let unused = GatingStrategy(matrices: [matrix])
    #expect(unused.compensation(ofParameter: 0, on: panel) == .file)
    let plain = GatingStrategy(gates: [Self.range("g", "X", 1, .none)])
    #expect(plain.compensation(ofParameter: 0, on: panel) == .none)
    #expect(plain.compensation(ofParameter: 1, on: panel) == .file)
  }
}
