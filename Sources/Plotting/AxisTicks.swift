import GatingCore

/// The ticks of an axis in view: decades, a true zero and negative decades on scales that bend,
/// round steps on straight ones.
package struct AxisTick: Hashable, Sendable {
  /// Where it lies, 0 at the lower end of the view, 1 at the upper.
  package var fraction: Double
  /// The value it stands for.
  package var value: Double
  /// Its label; nil for a minor tick.
  package var label: TickLabel?
  /// Which labels go first where they don't all fit: lower wins.
  package var rank: Int
}

/// The label of a tick, as a value: the glyphs depend on what the screen can show.
package enum TickLabel: Hashable, Sendable {
  /// ±10 to the power `exponent`.
  case power(isNegative: Bool, exponent: Int)
  /// A plain number.
  case number(Double)

  /// The text, as in `10⁵`, `-10³`, `50k`; in ASCII `1e5`.
  package func text(isASCII: Bool) -> String {
    switch self {
    case .power(let isNegative, let exponent):
      let sign = isNegative ? "-" : ""
      if exponent >= 0 && exponent < 2 { return sign + (exponent == 0 ? "1" : "10") }
      if isASCII { return "\(sign)1e\(exponent)" }
      return sign + "10" + String(exponent).map { Self.superscripts[$0] ?? String($0) }.joined()
    case .number(let value):
      let magnitude = value.magnitude
      if magnitude >= 1e6 { return NumberText.short(value / 1e6) + "M" }
      if magnitude >= 1e3 { return NumberText.short(value / 1e3) + "k" }
      return NumberText.short(value)
    }
  }

  private static let superscripts: [Character: String] = [
    "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷", "8": "⁸",
    "9": "⁹", "-": "⁻",
  ]
}

package enum AxisTicks {
  /// The ticks of an axis, in ascending order of place.
  package static func ticks(of axis: PlotAxis) -> [AxisTick] {
    let scale = PreparedScale(axis.dimension.scale)
    let ends = [scale.inverse(axis.lower), scale.inverse(axis.upper)].sorted()
    guard ends.allSatisfy(\.isFinite), ends[0] < ends[1] else { return [] }
    var ticks =
      switch axis.dimension.scale.function {
      case .identity, .linear: linear(ends[0], ends[1])
      case .logarithmic, .asinh, .logicle, .hyperlog, .biexponential: decades(ends[0], ends[1])
      }
    // A view of less than a decade has round numbers instead.
    if ticks.count(where: { $0.label != nil }) < 2 { ticks = linear(ends[0], ends[1]) }
    return ticks.compactMap { tick in
      let fraction = axis.fraction(of: scale(tick.value))
      guard fraction.isFinite, fraction >= -1e-9, fraction <= 1 + 1e-9 else { return nil }
      var placed = tick
      placed.fraction = min(1, max(0, fraction))
      return placed
    }.sorted { $0.fraction < $1.fraction }
  }

  /// Steps of 1, 2 or 5 times a power of ten, four to eight of them, with halves or fifths between.
  private static func linear(_ lower: Double, _ upper: Double) -> [AxisTick] {
    let span = upper - lower
    var step = 1.0
    while step * 10 <= span / 4 { step *= 10 }
    while step > span / 4 { step /= 10 }
    if step * 5 <= span / 4 { step *= 5 } else if step * 2 <= span / 4 { step *= 2 }
    let minor = step / 5
    let first = (lower / minor).rounded(.up)
    let last = (upper / minor).rounded(.down)
    guard last - first < 1000 else { return [] }
    return stride(from: first, through: last, by: 1).map { index in
      let value = index * minor
      let isMajor = index.truncatingRemainder(dividingBy: 5) == 0
      let place = isMajor ? (index / 5) * step : value
      return AxisTick(
        fraction: 0, value: place, label: isMajor ? .number(place) : nil, rank: isMajor ? 1 : 9)
    }
  }

  /// Zero, and for every decade in view its power of ten with 2…9 times it as minor ticks.
  private static func decades(_ lower: Double, _ upper: Double) -> [AxisTick] {
    var ticks: [AxisTick] = []
    if lower <= 0, upper >= 0 {
      ticks.append(AxisTick(fraction: 0, value: 0, label: .number(0), rank: 0))
    }
    let largest = max(lower.magnitude, upper.magnitude)
    var top = 0
    while power(top + 1) <= largest { top += 1 }
    while power(top) > largest, top > -12 { top -= 1 }
    for exponent in stride(from: top, through: top - 6, by: -1) {
      for sign in [1.0, -1.0] {
        for multiple in 1...9 {
          let value = sign * Double(multiple) * power(exponent)
          guard value >= lower, value <= upper else { continue }
          let isDecade = multiple == 1
          ticks.append(
            AxisTick(
              fraction: 0, value: value,
              label: isDecade ? .power(isNegative: sign < 0, exponent: exponent) : nil,
              rank: isDecade ? top - exponent + (sign < 0 ? 4 : 1) : 20))
        }
      }
    }
    return ticks
  }

  private static func power(_ exponent: Int) -> Double {
    var result = 1.0
    for _ in 0..<exponent.magnitude { result *= 10 }
    return exponent < 0 ? 1 / result : result
  }
}
