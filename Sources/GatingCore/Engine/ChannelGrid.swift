/// The lattice of channels, usually 256 an axis, on which FlowJo decides which events are in a gate.
///
/// Events and vertices alike: curved axes, which FlowJo reads from a table, are cut down to the
/// channel below, straight and logarithmic ones rounded to the nearest.
struct ChannelGrid: Hashable, Sendable {
  static let usualChannels = 256
  private let channels: Double
  private let shift: Double

  init(_ scale: Scale, channels: Int) {
    self.channels = Double(channels)
    switch scale.function {
    case .identity, .linear, .logarithmic: shift = 0.5
    case .asinh, .logicle, .hyperlog, .biexponential: shift = 0
    }
  }

  /// The channel of a scaled coordinate, a whole number; NaN and infinities stay what they are.
  @inline(__always)
  func channel(of coordinate: Double) -> Double {
    (coordinate * channels + shift).rounded(.down)
  }
}
