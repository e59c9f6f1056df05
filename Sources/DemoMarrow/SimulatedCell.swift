/// What passes the laser: scatter, and the light of each fluorochrome before it is detected.
struct SimulatedCell {
  var forwardArea: Double
  var forwardHeight: Double
  var sideArea: Double
  /// The light of each stain, a lane for each `Stain`.
  var light: SIMD8<Double>

  /// Two cells that pass as one pulse: areas and light add up, of the smaller's height as much as
  /// the pulses overlap.
  func passing(with other: SimulatedCell, overlap: Double) -> SimulatedCell {
    SimulatedCell(
      forwardArea: forwardArea + other.forwardArea,
      forwardHeight: max(forwardHeight, other.forwardHeight)
        + overlap * min(forwardHeight, other.forwardHeight),
      sideArea: sideArea + other.sideArea, light: light + other.light)
  }

  /// The same, seen out of focus.
  mutating func dim(by factor: Double) {
    forwardArea *= factor
    forwardHeight *= factor
    sideArea *= factor
    light *= factor
  }
}
