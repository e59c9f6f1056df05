import FlowJo
import GatingCore
import GatingML

/// Reads bytes as Gating-ML; what is read is evaluated, and written and read again the same.
func readGatingML(_ bytes: [UInt8]) {
  guard let document = try? GatingMLReader.read(bytes) else { return }
  evaluate(document.strategy)
  let text = GatingMLWriter.write(document.strategy)
  guard let again = try? GatingMLReader.read(Array(text.utf8)) else {
    preconditionFailure("the strategy that was written cannot be read")
  }
  precondition(again.strategy == document.strategy, "a strategy changed on its way")
}

/// Reads bytes as a FlowJo workspace; every tree is evaluated, and written again.
func readWorkspace(_ bytes: [UInt8]) {
  guard let workspace = try? FlowJoReader.read(bytes) else { return }
  let written = workspace.samples.prefix(4).map { sample in
    for note in sample.migration { precondition(!note.text.isEmpty) }
    evaluate(sample.strategy)
    return WrittenSample(
      name: sample.name, uri: sample.uri ?? "", eventCount: Events.table.count,
      panel: Events.table.panel, keywords: [], strategy: sample.strategy)
  }
  let text = FlowJoWriter.write(Array(written)).text
  guard (try? FlowJoReader.read(Array(text.utf8))) != nil else {
    preconditionFailure("the workspace that was written cannot be read")
  }
}

private enum Events {
  /// Values at which something could go wrong.
  static let table = EventTable(
    panel: Panel(parameters: [
      Parameter(name: "A", range: 262_144), Parameter(name: "B", range: 1024),
      Parameter(name: "Time"),
    ]),
    columns: [
      .float32((0..<70).map { special[$0 % special.count] }),
      .float32((0..<70).map { special[$0 / 8 % special.count] }),
      .float64((0..<70).map { Double($0) / 8 }),
    ])

  private static let special: [Float] = [
    0, -0.0, 1, -1, 100, 1e30, -1e30, .infinity, -.infinity, .nan, .leastNonzeroMagnitude,
    262_143,
  ]
}

/// Evaluates by both rules, with the band of a population; both must count alike again.
private func evaluate(_ strategy: GatingStrategy) {
  let engine = SampleEngine(Events.table)
  for rule in Fidelity.allCases {
    guard let result = engine.evaluate(strategy, fidelity: rule, workers: 1) else { continue }
    for count in result.counts.values { precondition(count <= Events.table.count) }
    guard let last = strategy.gates.last?.populations.first?.id else { continue }
    _ = try? engine.boundaryBand(of: last, in: strategy, result, workers: 1)
  }
}
