/// Numbers as people read them on a screen; files get the shortest digits that read back the same.
package enum NumberText {
  /// A whole number with a comma between thousands.
  package static func count(_ value: Int) -> String {
    let digits = Array(String(value.magnitude))
    var text = value < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text += "," }
      text.append(digit)
    }
    return text
  }

  /// A percentage with as many places as keep three digits: `95.8`, `4.07`, `0.031`, `100`.
  package static func percent(_ value: Double) -> String {
    if value >= 99.95 || value == 0 { return fixed(value, 0) }
    if value >= 10 { return fixed(value, 1) }
    if value >= 1 { return fixed(value, 2) }
    if value >= 0.01 { return fixed(value, 3) }
    return value < 0.0001 ? "<0.0001" : fixed(value, 4)
  }

  /// A data value: whole numbers from 100 up, else three digits.
  package static func value(_ value: Double) -> String {
    guard value.isFinite else { return value.isNaN ? "n/a" : value < 0 ? "-inf" : "inf" }
    let magnitude = value.magnitude
    if magnitude >= 1e15 { return "\(value)" }
    if magnitude >= 99.5 {
      return count(Int(value.rounded()))
    }
    return short(magnitude >= 9.95 ? rounded(value, 1) : rounded(value, 2))
  }

  /// The shortest form without a trailing `.0`.
  package static func short(_ value: Double) -> String {
    let shown = rounded(value, 6)
    return shown == shown.rounded() && shown.magnitude < 1e15 ? "\(Int(shown))" : "\(shown)"
  }

  /// With `places` digits after the point.
  package static func fixed(_ value: Double, _ places: Int) -> String {
    guard value.isFinite, value.magnitude < 1e12 else { return "\(value)" }
    var factor = 1.0
    for _ in 0..<places { factor *= 10 }
    let whole = Int((value.magnitude * factor).rounded())
    let sign = value < 0 && whole > 0 ? "-" : ""
    let digits = String(whole)
    if places == 0 { return sign + digits }
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    return sign + padded.dropLast(places) + "." + padded.suffix(places)
  }

  private static func rounded(_ value: Double, _ places: Int) -> Double {
    var factor = 1.0
    for _ in 0..<places { factor *= 10 }
    let scaled = (value * factor).rounded() / factor
    return scaled.isFinite ? (scaled == 0 ? 0 : scaled) : value
  }
}
