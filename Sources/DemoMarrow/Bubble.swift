import GatingCore

/// An air bubble in the sample line: for two hundredths of the run few cells pass, out of focus.
struct Bubble {
  /// Its length as a share of the run.
  static let length = 0.02
  /// The event rate in it, against 1 outside.
  private static let rate = 0.35
  /// How much of the light is lost in its middle.
  private static let loss = 0.6

  /// Where it begins, as a share of the run.
  let start: Double

  /// Somewhere in the middle half of the run.
  init(_ generator: inout MarrowGenerator) { start = 0.25 + 0.5 * generator.uniform() }

  /// When the event at `place` of all events passes, both as shares of their whole.
  func time(ofPlace place: Double) -> Double {
    let passed = place * (1 - Self.length + Self.length * Self.rate)
    if passed < start { return passed }
    let within = (passed - start) / Self.rate
    return within < Self.length
      ? start + within : passed + Self.length * (1 - Self.rate)
  }

  /// The part of a cell's light that is seen at a time of the run: 1 outside the bubble.
  func focus(at time: Double) -> Double {
    let within = (time - start) / Self.length
    guard within > 0, within < 1 else { return 1 }
    return 1 - Self.loss * 4 * within * (1 - within)
  }
}
