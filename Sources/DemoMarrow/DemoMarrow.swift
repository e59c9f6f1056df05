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
    let run = Run(preset: preset, seed: seed, events: events, duration: duration, bubble: bubble)
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

/// One acquisition: the cells, the bubble and the detectors.
private struct Run {
  let preset: Preset
  let seed: UInt64
  let events: Int
  let duration: Double
  let bubble: Bubble
  let source: CellSource
  let detectors = DetectorModel()

  init(preset: Preset, seed: UInt64, events: Int, duration: Double, bubble: Bubble) {
    self.preset = preset
    self.seed = seed
    self.events = events
    self.duration = duration
    self.bubble = bubble
    source = CellSource(preset)
  }

  /// Writes the stored values of a stretch of events, a column of `events` after the other.
  func simulate(
    _ stretch: Range<Int>, stream: Int, _ columns: UnsafeMutablePointer<Float>,
    _ truth: UnsafeMutablePointer<EventOrigin>
  ) {
    var generator = MarrowGenerator(seed: seed, stream: preset.stream << 56 | UInt64(stream + 1))
    for event in stretch {
      let time = bubble.time(ofPlace: (Double(event) + generator.uniform()) / Double(events))
      var (origin, cell) = passing(&generator)
      let focus = bubble.focus(at: time)
      if focus < 1 { cell.dim(by: focus * (1 + 0.1 * generator.normal())) }
      truth[event] = origin
      columns[event] = detectors.detect(scatter: cell.forwardArea, &generator)
      columns[events + event] = detectors.detect(scatter: cell.forwardHeight, &generator)
      columns[2 * events + event] = detectors.detect(scatter: cell.sideArea, &generator)
      let stored = detectors.detect(cell.light, &generator)
      for lane in 0..<8 { columns[(3 + lane) * events + event] = stored[lane] }
      columns[11 * events + event] = Float((time * duration / DemoMarrow.timeStep).rounded(.down))
    }
  }

  private func passing(_ generator: inout MarrowGenerator) -> (EventOrigin, SimulatedCell) {
    let shares = preset.artefacts
    let lot = generator.uniform()
    if lot < shares.debris { return (.debris, source.debris(&generator)) }
    if lot < shares.debris + shares.dead {
      let (type, cell) = source.deadCell(&generator)
      return (.dead(type), cell)
    }
    let (type, cell) = source.cell(&generator)
    if lot < shares.debris + shares.dead + shares.doublets {
      let (partner, other) = source.cell(&generator)
      let loose = generator.uniform()
      return (.doublet(type, partner), cell.passing(with: other, overlap: 0.5 * loose * loose))
    }
    return (.cell(type), cell)
  }
}
