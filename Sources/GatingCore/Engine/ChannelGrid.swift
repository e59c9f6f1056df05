/// The lattice of channels, usually 256 an axis, on which FlowJo decides which events are in a gate.
///
/// Curved axes are cut down to the channel below, straight and logarithmic ones to the nearest;
/// vertices are rounded to the nearest channel.
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

  /// The lattice point nearest to a vertex.
  static func nearest(_ vertex: Point, channels: Double) -> Point {
    Point(x: (vertex.x * channels).rounded(), y: (vertex.y * channels).rounded())
  }
}
