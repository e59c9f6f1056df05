import GatingCore

/// Numbers in the sentences of a history.
enum DataText {
  /// The data value at a scaled coordinate of a dimension.
  static func value(_ coordinate: Double, _ dimension: Dimension) -> Double {
    guard dimension.scale.fault == nil else { return coordinate }
    return PreparedScale(dimension.scale).inverse(coordinate)
  }

  /// A number with its thousands apart.
  static func count(_ number: Int) -> String {
    if number < 0 { return "-" + count(-number) }
    return number < 1000
      ? "\(number)" : count(number / 1000) + "," + String("00\(number % 1000)".suffix(3))
  }

  /// Four significant digits, all before the point.
  static func text(_ value: Double) -> String {
    guard value.isFinite, value != 0 else { return value == 0 ? "0" : "\(value)" }
    if value.magnitude >= 1000 {
      return value.magnitude < 1e15 ? count(Int(value.rounded())) : "\(value)"
    }
    var factor = 1.0
    while value.magnitude * factor < 1000, factor < 1e15 { factor *= 10 }
    let rounded = (value * factor).rounded() / factor
    return rounded == rounded.rounded() ? count(Int(rounded)) : "\(rounded)"
  }

  /// Before and after, with as many digits as tell them apart; nil is an open bound.
  static func change(_ old: Double?, _ new: Double?) -> String {
    let (before, after) = (old.map(text) ?? "open", new.map(text) ?? "open")
    if before == after, let old, let new { return "\(old) → \(new)" }
    return "\(before) → \(after)"
  }
}
