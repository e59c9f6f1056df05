/// One acquisition: the cells, the bubble and the detectors.
struct Acquisition {
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
    if lot < shares.debris + shares.dead + shares.doublets {
      let (types, cell) = source.doublet(&generator)
      return (.doublet(types.0, types.1), cell)
    }
    let (type, cell) = source.cell(&generator)
    return (.cell(type), cell)
  }
}
