import GatingCore
import Plotting

/// The numbers of a spillover matrix on the screen.
enum SpilloverText {
  /// A coefficient in percent with all its digits, up to eight after the point.
  static func percent(_ coefficient: Double) -> String {
    let value = (coefficient * 1e10).rounded() / 1e8
    let text = "\(value)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// A number of percent that was typed, with a point or a comma before its decimals; nil for
  /// anything else: a comma is no mark of thousands here.
  static func typedPercent(_ text: String) -> Double? {
    let number = text.filter { $0 != "%" && $0 != " " }
    guard number.count(where: { $0 == "," || $0 == "." }) < 2 else { return nil }
    return TypedText.number(number.replacing(",", with: "."))
  }

  /// Words with a capital letter, as a sentence begins.
  static func start(_ words: String) -> String { words.prefix(1).uppercased() + words.dropFirst() }

  /// A coefficient in percent for a cell of five columns; `0` is nothing at all, `0.00` a little.
  static func cell(_ coefficient: Double) -> String {
    let percent = 100 * coefficient
    if percent == 0 { return "0" }
    let digits = percent.magnitude < 9.995 ? 2 : percent.magnitude < 99.95 ? 1 : 0
    return fixed(percent, digits)
  }

  /// A number with so many digits after the point.
  static func fixed(_ value: Double, _ digits: Int) -> String {
    var factor = 1.0
    for _ in 0..<digits { factor *= 10 }
    guard value.isFinite, value.magnitude < 1e12 else { return "\(value)" }
    let whole = Int((value.magnitude * factor).rounded())
    let sign = value < 0 && whole > 0 ? "-" : ""
    if digits == 0 { return "\(sign)\(whole)" }
    let unit = Int(factor)
    let rest = String("000000\(whole % unit)".suffix(digits))
    return "\(sign)\(whole / unit).\(rest)"
  }
}
