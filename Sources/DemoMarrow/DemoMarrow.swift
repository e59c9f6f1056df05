import GatingCore

/// The simulated marrow: samples hard enough to be gated in earnest, whose truth is known.
package enum DemoMarrow {
  /// Seconds per unit of the Time parameter.
  package static let timeStep = 0.01
  private static let eventsPerSecond = 2_500.0
  /// Events that share a random stream; divides the engine's chunks, which are multiples of 64.
  private static let streamLength = 64

  /// The parameters in file order, with the true spillover.
  static func panel(duration: Double) -> Panel {
    let scatter = ["FSC-A", "FSC-H", "SSC-A"].map {
      Parameter(name: $0, range: DetectorModel.range)
    }
    let stains = Stain.allCases.map {
      Parameter(name: $0.detector, stain: $0.label, range: DetectorModel.range)
    }
    var timeRange = DetectorModel.range
    while timeRange < duration / timeStep { timeRange *= 2 }
    let detectors = Stain.allCases.map(\.detector)
    return Panel(
      parameters: scatter + stains + [Parameter(name: "Time", range: timeRange)],
      spillover: SpectrumMatrix(
        id: "FCS", fluorochromes: detectors, detectors: detectors,
        coefficients: DetectorModel.spillover.flatMap { $0 }))
  }

  /// Simulates a sample, the same for the same preset, number of events and seed.
  ///
  /// - Parameters:
  ///   - events: how many, in order of Time; the run takes a second for 2,500 of them.
  ///   - workers: how many threads at most; never changes the result.
  package static func generate(
    preset: Preset, events: Int = 300_000, seed: UInt64 = 1, workers: Int? = nil
  ) -> DemoSample {
    let events = max(0, events)
    let duration = Double(events) / eventsPerSecond
    let panel = panel(duration: duration)
    let width = panel.parameters.count
    let values = UnsafeMutablePointer<Float>.allocate(capacity: max(1, width * events))
    defer { values.deallocate() }
    let origins = UnsafeMutablePointer<EventOrigin>.allocate(capacity: max(1, events))
    origins.initialize(repeating: .debris, count: events)
    defer { origins.deallocate() }
    var header = MarrowGenerator(seed: seed, stream: preset.stream << 56)
    let bubble = Bubble(&header)
    let run = Acquisition(
      preset: preset, seed: seed, events: events, duration: duration, bubble: bubble)
    nonisolated(unsafe) let columns = values
    nonisolated(unsafe) let truth = origins
    ChunkedWork.forEachChunk(of: events, workers: workers, makeState: { run }) { run, chunk in
      for first in stride(from: chunk.lowerBound, to: chunk.upperBound, by: streamLength) {
        run.simulate(
          first..<min(first + streamLength, chunk.upperBound), stream: first / streamLength,
          columns, truth)
      }
    }
    var decodings = [ValueDecoding](repeating: .stored, count: width)
    decodings[width - 1] = ValueDecoding(timeStep: timeStep)
    let table = EventTable(
      panel: panel,
      columns: (0..<width).map {
        .float32(Array(UnsafeBufferPointer(start: values + $0 * events, count: events)))
      },
      decodings: decodings)
    return DemoSample(
      preset: preset, seed: seed, table: table,
      origins: Array(UnsafeBufferPointer(start: origins, count: events)),
      bubble: bubble.start * duration...(bubble.start + Bubble.length) * duration)
  }
}
