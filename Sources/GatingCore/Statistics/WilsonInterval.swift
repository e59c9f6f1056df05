/// The Wilson score interval of a share: what counting alone leaves open.
///
/// With p = k/n and z the normal quantile of the level, (p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) /
/// (1 + z²/n). Source: Wilson, J Am Stat Assoc 1927;22:209; without a continuity correction. It
/// takes events for drawn one by one: neither edges drawn elsewhere nor the preparation are in it.
package struct WilsonInterval: Hashable, Sendable {
  /// What is taken where nothing else is said.
  package static let usualLevel = 0.95

  /// The lower end, 0…1; exactly 0 for no events.
  package let lower: Double
  /// The upper end, 0…1; exactly 1 for all events.
  package let upper: Double

  /// The interval of `count` of `whole`; nil for an empty whole.
  ///
  /// - Precondition: 0 ≤ count ≤ whole, 0 < level < 1.
  package init?(_ count: Int, of whole: Int, level: Double = usualLevel) {
    guard whole > 0, (0...whole).contains(count), level > 0, level < 1 else { return nil }
    let z = NormalQuantile.ofUpper(tail: (1 - level) / 2)
    let n = Double(whole)
    let share = Double(count) / n
    let middle = share + z * z / (2 * n)
    let reach = z * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
    let scale = 1 + z * z / n
    lower = count == 0 ? 0 : max(0, (middle - reach) / scale)
    upper = count == whole ? 1 : min(1, (middle + reach) / scale)
  }
}
