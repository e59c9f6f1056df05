/// The channels of one axis, on which FlowJo decides which events are in a polygon.
///
/// Found on workspaces whose counts it reproduces event for event, and as the source of GateLab
/// describes it for many more: straight and logarithmic axes are rounded to the nearest channel,
/// half up, events then kept on the axis' channels 0…N − 1 and vertices not; curved axes, which
/// FlowJo reads from a table, are cut down to the channel below for both, 0…N.
struct ChannelGrid: Hashable, Sendable {
  /// The channels an axis that FlowJo takes unless a gate says otherwise.
  static let usual = 256.0

  private enum Kind: Hashable { case rounded, cut, values }

  private let kind: Kind
  /// Channels a unit of the scaled coordinate.
  private let density: Double
  private let last: Double

  /// - Parameter range: how far an axis without a scale reaches, from 0; nil where that is unknown,
  ///   and the values are taken as they are.
  init(_ scale: Scale, channels: Double, range: Double?) {
    switch scale.function {
    case .identity:
      kind = range == nil ? .values : .rounded
      density = channels / (range ?? 1)
    case .linear, .logarithmic:
      kind = .rounded
      density = channels
    case .asinh, .logicle, .hyperlog, .biexponential:
      kind = .cut
      density = channels
    }
    last = kind == .cut ? channels : channels - 1
  }

  /// The channel of an event's scaled coordinate. What a logarithmic axis has no place for is on
  /// channel 0; so is NaN, which FlowJo's table does not hold.
  @inline(__always)
  func event(_ coordinate: Double) -> Double {
    if kind == .values { return coordinate }
    let channel = vertex(coordinate)
    return channel > 0 ? min(channel, last) : 0
  }

  /// The channel of a vertex's scaled coordinate, which may lie beyond the axis.
  @inline(__always)
  func vertex(_ coordinate: Double) -> Double {
    switch kind {
    case .values: coordinate
    case .rounded: (coordinate * density + 0.5).rounded(.down)
    case .cut: (coordinate * density).rounded(.down)
    }
  }
}
