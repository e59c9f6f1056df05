import Analysis
import GatingCore
import Sessions
import Testing

/// Edits of matrices in the log of a session.
@Suite struct MatrixSessionTests {
  private let id = StrategyID("s")

  private func matrix(_ value: Double) -> SpectrumMatrix {
    SpectrumMatrix(
      id: "spillover", fluorochromes: ["A", "B"], detectors: ["A", "B"],
      coefficients: [1, value, 0, 1])
  }

  @Test func theLogOfAMatrixReadsBackWithItsUndos() throws {
    let side = RectangleGate.Side(
      GatingCore.Dimension(parameter: "A", compensation: .file), Interval(minimum: 1))
    var live = History()
    try live.begin(
      .setStrategy(
        id,
        GatingStrategy(
          gates: [Gate(id: "g", name: "G", geometry: .rectangle(RectangleGate([side])))])))
    try live.perform(
      .several([
        .setMatrix("spillover", matrix(1 / 3), at: nil, id),
        .setCompensation(
          [.init(gate: "g", dimensions: [.matrix(id: "spillover")], plot: nil)], id),
      ]))
    try live.perform(.setMatrix("spillover", matrix(0.1), at: nil, id))
    try live.undo()
    try live.undo()
    try live.redo()
    let reading = try SessionReader.read(try SessionBytes.of(live.log))
    #expect(reading.fault == nil)
    #expect(reading.records.map(\.entry) == live.log)
    var read = try reading.history()
    #expect(read.analysis == live.analysis)
    #expect(read.analysis.strategies[id]?.matrices == [matrix(1 / 3)])
    try read.redo()
    #expect(read.analysis.strategies[id]?.matrices == [matrix(0.1)])
    try read.undo()
    try read.undo()
    #expect(read.analysis.strategies[id]?.matrices == [])
    #expect(
      read.analysis.strategies[id]?.gates.first?.geometry.dimensions.first?.compensation == .file)
    let text = String(decoding: try SessionBytes.of(live.log), as: UTF8.self)
    #expect(text.contains(#""type":"setCompensation""#) && text.contains(#""type":"setMatrix""#))
  }
}
