/// The numbers of the parameters that a sample's keywords speak of.
enum ParameterNumbers {
  /// More than any instrument has; what claims more is no reason to count them all.
  private static let most = 10_000

  /// From 1 to `$PAR`, to 1000 where that is no number.
  static func all(in keywords: [String: String]) -> ClosedRange<Int> {
    1...min(most, max(1, Int(keywords["$PAR"] ?? "") ?? 1000))
  }
}
