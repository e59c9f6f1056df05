/// How a stored value becomes a scale value: `$PnE` (integer data only), then `$PnG`; Time by
/// `$TIMESTEP`.
///
/// FCS 3.1, section 3.2.20: a log amplifier's value is `10^(decades · stored / range) · offset`.
package struct ValueDecoding: Hashable, Sendable, Codable {
  /// A logarithmic amplifier, `$PnE` with decades above 0.
  package struct Amplifier: Hashable, Sendable, Codable {
    /// How many decades the range spans; above 0.
    package var decades: Double
    /// The value that a stored 0 stands for; a written 0 is read as 1.
    package var offset: Double
    /// `$PnR`.
    package var range: Double

    /// An amplifier with the numbers of `$PnE` and `$PnR`.
    package init(decades: Double, offset: Double, range: Double) {
      self.decades = decades
      self.offset = offset
      self.range = range
    }
  }

  /// The logarithmic amplifier, nil for linear data.
  package var amplifier: Amplifier?
  /// `$PnG`: the linear amplifier's gain, by which the value is divided.
  package var gain: Double
  /// `$TIMESTEP`: seconds per unit, for the Time parameter alone; replaces the gain.
  package var timeStep: Double?

  /// Stored values as they are.
  package static let stored = ValueDecoding()

  /// A decoding by what is given; the gain is not 0.
  package init(amplifier: Amplifier? = nil, gain: Double = 1, timeStep: Double? = nil) {
    self.amplifier = amplifier
    self.gain = gain
    self.timeStep = timeStep
  }

  /// Decodes `values` in place.
  package func decode(_ values: UnsafeMutableBufferPointer<Double>) {
    if let timeStep {
      for index in values.indices { values[index] *= timeStep }
      return
    }
    if let amplifier {
      let slope = amplifier.decades * RealMath.ln10 / amplifier.range
      for index in values.indices {
        values[index] = RealMath.exp(values[index] * slope) * amplifier.offset
      }
    }
    if gain != 1 {
      for index in values.indices { values[index] /= gain }
    }
  }
}
