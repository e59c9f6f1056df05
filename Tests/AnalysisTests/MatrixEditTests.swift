import Analysis
import Foundation
import GatingCore
import Testing

// Foundation has a Dimension too.
private typealias Dimension = GatingCore.Dimension

/// Edits of matrices and of what is compensated by them.
@Suite struct MatrixEditTests {
  private let id = StrategyID("s")

  private func matrix(_ name: String, _ value: Double = 0.0077) -> SpectrumMatrix {
    SpectrumMatrix(
      id: name, fluorochromes: ["APC", "AF700"], detectors: ["APC", "AF700"],
      coefficients: [1, value, 0.02, 1])
  }

  private func gate(_ number: Int, _ compensation: Dimension.Compensation) -> Gate {
    let dimension = Dimension(parameter: "APC", compensation: compensation)
    return Gate(
      id: GateID("g\(number)"), name: "G\(number)",
      geometry: .rectangle(
        RectangleGate([.init(dimension, Interval(minimum: Double(number)))])),
      plot: PlotAxes(
        x: PlotAxis(dimension), y: PlotAxis(Dimension(parameter: "SSC-A"))))
  }

  private func analysis(_ matrices: [SpectrumMatrix], _ gates: [Gate]) throws -> Analysis {
    var analysis = Analysis()
    try analysis.apply(
      .setStrategy(id, GatingStrategy(name: "path", matrices: matrices, gates: gates)))
    return analysis
  }

  private func moved(_ gate: Gate, to compensation: Dimension.Compensation)
    -> Edit.GateCompensation
  {
    .init(gate: gate.id, dimensions: [compensation], plot: [compensation, .none])
  }

  @Test func everyMatrixEditIsTakenBackExactly() throws {
    let start = try analysis(
      [matrix("a"), matrix("b"), matrix("c")], [gate(1, .file), gate(2, .matrix(id: "c"))])
    let edits: [Edit] = [
      .setMatrix("b", matrix("b", 0.5), at: nil, id), .setMatrix("b", nil, at: nil, id),
      .setMatrix("d", matrix("other"), at: nil, id), .setMatrix("d", matrix("d"), at: 0, id),
      .setCompensation([moved(gate(1, .file), to: .matrix(id: "a"))], id),
      .setCompensation(
        [
          moved(gate(1, .file), to: .none), moved(gate(1, .file), to: .matrix(id: "a")),
          moved(gate(2, .file), to: .file),
        ], id),
      .several([
        .setMatrix("x", matrix("x"), at: nil, id),
        .setCompensation([moved(gate(1, .file), to: .matrix(id: "x"))], id),
        .setMatrix("x", matrix("x", 0.25), at: nil, id),
      ]),
      .several([]),
    ]
    for edit in edits {
      var analysis = start
      let inverse = try analysis.apply(edit)
      let after = analysis
      let again = try analysis.apply(inverse)
      #expect(analysis == start, "\(edit)")
      try analysis.apply(again)
      #expect(analysis == after, "\(edit)")
      let line = try JSONEncoder().encode(edit)
      #expect(try JSONDecoder().decode(Edit.self, from: line) == edit)
      #expect(edit.isUndoable || edit == .several([]))
    }
    #expect(start.strategies[id]?.matrices.count == 3)
  }

  @Test func whatWouldLeaveGatesWithoutAMatrixIsRefused() throws {
    let start = try analysis([matrix("a"), matrix("b")], [gate(1, .matrix(id: "a"))])
    var singular = matrix("b")
    singular.coefficients = [1, 1, 1, 1]
    let refused: [(Edit, EditError)] = [
      (.setMatrix("a", nil, at: nil, id), .matrixInUse("a", gate: "G1")),
      (.setMatrix("q", nil, at: nil, id), .compensation(.unknownMatrix(id: "q"))),
      (.setMatrix("b", singular, at: nil, id), .compensation(.singular(id: "b"))),
      (
        .setCompensation([moved(gate(1, .file), to: .matrix(id: "q"))], id),
        .compensation(.unknownMatrix(id: "q"))
      ),
      (
        .setCompensation([.init(gate: "g1", dimensions: [], plot: nil)], id), .unknownGate("g1")
      ),
      (
        .several([.setMatrix("b", nil, at: nil, id), .rename("none", "n", id)]),
        .unknownGate("none")
      ),
    ]
    for (edit, error) in refused {
      var analysis = start
      #expect(throws: error) { try analysis.apply(edit) }
      #expect(analysis == start)
      #expect(!error.description.isEmpty)
    }
    #expect(
      EditError.matrixInUse("a", gate: "G1").description
        == "The matrix a stays: G1 is compensated by it.")
  }

  @Test func aChangedCoefficientIsToldWithTheCountsThatMoved() throws {
    var analysis = try analysis([matrix("m")], [gate(1, .matrix(id: "m"))])
    let old = analysis
    try analysis.apply(.setMatrix("m", matrix("m", 0.0079), at: nil, id))
    let difference = AnalysisDifference(from: old, to: analysis)
    #expect(difference.phrases() == ["matrix `m` spillover APC → AF700 0.77 → 0.79 %"])
    #expect(
      difference.phrases(before: ["g1": 5, "g2": 7], after: ["g1": 6, "g2": 7]) == [
        "matrix `m` spillover APC → AF700 0.77 → 0.79 %: 1 count moved"
      ])
  }

  @Test func aMatrixIsToldByItsNameAndIsFoundByItsID() throws {
    var named = matrix("99dfa639")
    named.name = "Acquisition-defined"
    var analysis = try analysis([named], [gate(1, .file), gate(2, .file), gate(3, .file)])
    let old = analysis
    named.coefficients[1] = 0.0079
    try analysis.apply(
      .several([
        .setMatrix("99dfa639", named, at: nil, id),
        .setCompensation([moved(gate(1, .file), to: .matrix(id: "99dfa639"))], id),
      ]))
    #expect(analysis.strategies[id]?.matrices.map(\.name) == ["Acquisition-defined"])
    #expect(
      AnalysisDifference(from: old, to: analysis).phrases() == [
        "matrix `Acquisition-defined` spillover APC → AF700 0.77 → 0.79 %",
        "`G1` compensation of APC the file's own → `Acquisition-defined`",
        "`G1` is shown on another plot",
      ])
    // Two of a name are told apart by their ids.
    var other = matrix("other")
    other.name = "Acquisition-defined"
    let before = analysis
    try analysis.apply(.setMatrix("other", other, at: nil, id))
    #expect(
      AnalysisDifference(from: before, to: analysis).phrases() == [
        "matrix `Acquisition-defined (other)` added"
      ])
  }

  @Test func aCopyOfTheFilesOwnAndItsGatesAreToldTogether() throws {
    var own = matrix("FCS")
    own.id = "FCS"
    let gates = (1...4).map { gate($0, .file) }
    var analysis = try analysis([], gates)
    let panel = Panel(
      parameters: ["APC", "AF700"].map { Parameter(name: $0) }, spillover: own)
    try analysis.apply(
      .addSample(Sample(id: SampleID("1"), name: "a", path: nil, eventCount: 1, panel: panel)))
    let old = analysis
    try analysis.apply(
      .several([
        .setMatrix("spillover", matrix("spillover", 0.0079), at: nil, id),
        .setCompensation(gates.map { moved($0, to: .matrix(id: "spillover")) }, id),
      ]))
    let phrases = AnalysisDifference(from: old, to: analysis).phrases()
    #expect(
      phrases.prefix(2) == [
        "matrix `spillover` copied from the file's own, spillover APC → AF700 0.77 → 0.79 %",
        "4 gates: compensation the file's own → `spillover`",
      ])
    #expect(phrases.count == 2, "\(phrases)")
  }
}
